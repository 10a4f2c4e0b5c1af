"""tmp"""
from flashgen.claims.claim import Claim, claim_id
from flashgen.claims import scoring
from flashgen.claims.selection import Selection
def extract(document, *, limit=40, focus=(), lexicon=None):
    cands = scoring.score(document, focus)
    sel = Selection(cands)
    out=[]
    for c in sel:
        if len(out)>=limit: break
        if sel.repeats(c): continue
        sel.keep(c)
        title=document.sections[c.section].title
        types=[q.type for q in c.fired if q.type]
        st=[q.stance for q in c.fired if q.stance]
        out.append(Claim(claim_id(title,c.sentence.text),c.sentence.text,c.sentence,title,c.topic,types[0] if types else "property",st[0] if st else "assertion","",c.score,c.features,"cloze","","",c.sentence.text,(),(),c.sentence.time))
    return tuple(out)
