"""The JSON objects that the inspecting commands print, one function for each kind."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flashgen.claims import Claim, Dropped
    from flashgen.dialects import Dialect
    from flashgen.dialects.profile import Profile
    from flashgen.document import DialectForm, Sentence, Word
    from flashgen.lexicon.senses import Choice, Evidence
    from flashgen.lexicon.weighing import Candidate, Scales, Weighing
    from flashgen.vocabulary import LeftOut, VocabularyItem

Row = dict[str, Any]

_TOKEN = ("surface", "start", "end", "reading", "headword", "pos", "ctype", "cform", "standard")
_TITLE = ("form", "standard", "meaning", "real_use")
_PART = ("surface", "start", "item", "standard", "meaning")
_ITEM = ("form", "meaning", "formation", "region", "register", "age", "real_use", "note")


def furigana(sentence: "Sentence") -> Row:
    """Give a sentence and its rubies."""
    return {
        "text": sentence.text,
        "ruby": [
            {"start": r.start, "end": r.end, "base": r.base, "reading": r.reading} for r in sentence.rubies
        ],
    }


def dialect(sentence: "Sentence") -> Row:
    """Give a sentence, its standard rendering, and its dialect forms."""
    return {
        "text": sentence.text,
        "standard": sentence.standard,
        "forms": [
            {
                **_form(form),
                "parts": [{"surface": p.surface, "item": p.item, "standard": p.standard} for p in form.parts],
            }
            for form in sentence.forms
        ],
    }


def _form(form: "DialectForm") -> Row:
    return {
        "start": form.start,
        "end": form.end,
        "surface": form.surface,
        "item": form.item,
        "category": form.category,
        "standard": form.standard,
        "alternatives": list(form.alternatives),
        "confidence": form.confidence,
        "shared": form.shared,
    }


def explanation(sentence: "Sentence", dialect: "Dialect") -> Row:
    """Give a sentence with its tokens, its compounds with their parts, and what is known of each form."""
    from flashgen.dialects.compounds import compounds

    return {
        "text": sentence.text,
        "standard": sentence.standard,
        "dialect": dialect.name,
        "tokens": [
            {name: getattr(token, name) for name in _TOKEN}
            | {"lemma": token.lexeme.lemma, "item": token.dialect}
            for token in sentence.tokens
        ],
        "compounds": [
            {name: getattr(found, name) for name in ("start", "end", "surface", "standard")}
            | {
                "parts": [{name: getattr(part, name) for name in _PART} for part in found.parts],
                "forms": [_explained(form, dialect) for form in found.forms],
            }
            for found in compounds(sentence)
        ],
    }


def _explained(form: "DialectForm", dialect: "Dialect") -> Row:
    item = dialect.items.get(form.item)
    known = {name: "" if item is None else getattr(item, name) or "" for name in _ITEM}
    return {**_form(form), "rule": form.rule, "title": known.pop("form"), **known}


def profile(speaker: "Profile", dialect: "Dialect") -> Row:
    """Give what a speaker's dialect is like: counts of forms, and in which order to learn them."""

    def counted(item: str, count: int) -> Row:
        known = dialect.items.get(item)
        told = {name: "" if known is None else getattr(known, name) for name in _TITLE}
        return {"item": item, **told, "count": count}

    return {
        "dialect": dialect.name,
        "sentences": speaker.sentences,
        "with_dialect": speaker.with_dialect,
        "share": round(speaker.share, 4),
        "forms": [counted(*form) for form in speaker.forms],
        "shared": [counted(*form) for form in speaker.shared],
        "learn_first": [
            {"item": step.item, "opens": step.opens, "share": round(step.share, 4)} for step in speaker.steps
        ],
    }


def words(sentence: "Sentence") -> Row:
    """Give a sentence and its words."""
    return {"text": sentence.text, "words": [_word(word) for word in sentence.words]}


def weighed_words(sentence: "Sentence", scales: "Scales") -> Row:
    """Give a sentence and its words, each with all that was weighed to find its entry and sense."""
    rows = [
        {**_word(word), "explained": _weighing(word, scales.weighing(sentence, word))}
        for word in sentence.words
    ]
    return {"text": sentence.text, "words": rows}


def _weighing(word: "Word", found: "Weighing | None") -> Row | None:
    if found is None:
        return None
    usage, choice = found.usage, found.choice
    return {
        **{
            name: getattr(usage, name) for name in ("spelling", "reading", "pos", "ctype", "lemma", "dialect")
        },
        "neighbours": list(usage.roles),
        "near": sorted(usage.around),
        "hints": sorted(usage.hints),
        "glosses_from": _origin(word, choice),
        "candidates": [_candidate(each, choice) for each in found.candidates],
    }


def _origin(word: "Word", choice: "Choice | None") -> str | None:
    if not word.glosses:
        return None
    return "dictionary" if choice and choice.glosses == word.glosses else "glossary"


def _candidate(candidate: "Candidate", choice: "Choice | None") -> Row:
    chosen = choice is not None and choice.entry is candidate.entry
    return {
        "entry": candidate.entry.seq if candidate.entry.seq > 0 else None,
        "headword": candidate.entry.headword,
        "points": None if candidate.points is None else round(candidate.points, 2),
        "chosen": chosen,
        "evidence": _evidence(candidate.evidence),
        "senses": [
            {
                "sense": each.number,
                "points": round(each.points, 2),
                "chosen": chosen and choice is not None and each.number == choice.sense,
                "glosses": list(each.sense.glosses),
                "evidence": _evidence(each.evidence),
            }
            for each in candidate.senses
        ],
        "ruled_out": list(candidate.ruled_out),
    }


def _evidence(evidence: "Evidence") -> list[Row]:
    return [{"what": what, "points": round(points, 2)} for what, points in evidence]


def _word(word: "Word") -> Row:
    return {
        "start": word.start,
        "end": word.end,
        "surface": word.surface,
        "headword": word.headword,
        "lemma": word.lexeme.lemma,
        "reading": word.reading,
        "pos": word.pos,
        "level": word.level,
        "rank": word.rank,
        "pitch": word.pitch,
        "dialect": word.dialect,
        # Entries that only an imported dictionary has are numbered below zero, by us.
        "entry": word.entry if word.entry is None or word.entry > 0 else None,
        "sense": word.sense,
        "glosses": list(word.glosses),
    }


def vocabulary(item: "VocabularyItem") -> Row:
    """Give a chosen word with its sentence."""
    return {
        **_word(item.word),
        "kind": item.kind,
        "sentence": item.sentence.text,
        "section": item.section,
        "also": list(item.also),
        "count": item.count,
    }


def left_out(word: "LeftOut") -> Row:
    """Give a word that gets no card, and why."""
    return {"headword": word.headword, "reading": word.reading, "reason": word.reason, "count": word.count}


def claim(found: "Claim", *, explained: bool = False) -> Row:
    """Give a key claim with its card; explained, with each feature's share of its score."""
    row = {
        "id": found.id,
        "quote": found.quote,
        "sentence": found.sentence.text,
        "section": found.section,
        "topic": found.topic,
        "type": found.type,
        "stance": found.stance,
        "speaker": found.speaker,
        "score": round(found.score, 4),
        "card": found.card,
        "question": found.question,
        "answer": found.answer,
        "text": found.text,
        "context": [sentence.text for sentence in found.context],
        "standard": found.sentence.standard,
        "time": found.time,
        "origin": found.origin,
        "translation": found.translation,
        "note": found.note,
    }
    if explained:
        row["shares"] = {name: round(points, 4) for name, points in found.shares.items()}
    return row


def dropped_claim(statement: "Dropped") -> Row:
    """Give a statement that gets no card, and why."""
    return {
        "dropped": True,
        "quote": statement.quote,
        "section": statement.section,
        "reasons": list(statement.reasons),
    }
