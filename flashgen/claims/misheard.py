"""Where the transcript is plainly wrong: what a claim's quote says for a term of a glossary."""

from dataclasses import replace
from typing import TYPE_CHECKING

from flashgen.claims.claim import Claim, Extraction
from flashgen.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flashgen.lexicon.glossary import Dictionary, Glossary, Term


def noted(
    found: Extraction, glossary: "Glossary", dictionary: "Dictionary", document: Document
) -> Extraction:
    """Note on each claim what its quote means where it has a form that the glossary calls misheard.

    A note that a claim has already stays as it is.
    """
    text = "\n".join(sentence.text for sentence in document.sentences())
    wrong = glossary.misheard(text, dictionary)
    if not wrong:
        return found
    return replace(found, claims=tuple(_noted(claim, wrong) for claim in found.claims))


def _noted(claim: Claim, wrong: "Mapping[str, Term]") -> Claim:
    rest, remarks = claim.quote, []
    for form in sorted(wrong, key=lambda form: (-len(form), form)):
        if form in rest and not claim.note:
            rest = rest.replace(form, "\n")  # 自己回帰 is not also 回帰
            remarks.append(remark(form, wrong[form]))
    return replace(claim, note=" ".join(remarks)) if remarks else claim


def remark(form: str, term: "Term") -> str:
    """Say in Japanese and English what a misheard form means.

    >>> from flashgen.lexicon.glossary import Term
    >>> remark("洗剤空間", Term("潜在空間", "せんざいくうかん", "latent space"))
    '「洗剤空間」は「潜在空間」のことと思われる。 “洗剤空間” probably means 潜在空間 (latent space).'
    """
    english = f" ({term.glosses[0]})" if term.glosses else ""
    return (
        f"「{form}」は「{term.headword}」のことと思われる。 “{form}” probably means {term.headword}{english}."
    )
