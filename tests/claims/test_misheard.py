"""Where the transcript is plainly wrong, the card says what is meant."""

from dataclasses import replace

import pytest

from flashgen.claims import Extraction, extract
from flashgen.claims.misheard import noted
from flashgen.document import Document
from flashgen.lexicon.glossary import Glossary, Term
from tests.claims.analysis import marked_talk, talk

TERMS = [
    Term("事前学習", "じぜんがくしゅう", "pretraining", misheard=("前処理のトレーニング", "トレーニング前")),
    Term("知識蒸留", "ちしきじょうりゅう", "distillation", misheard=("上流",)),
]
GLOSSARY = Glossary({term.headword: term for term in TERMS})


class Everyday:
    """A dictionary that has every word but those of the field."""

    def look_up(self, spelling: str) -> tuple[object, ...]:
        return ("上流",) if spelling == "上流" else ()


def said(text: str) -> tuple[Document, Extraction]:
    """Give a talk of one sentence and its one claim."""
    document = talk(text)
    sample = extract(marked_talk("reef")[0]).claims[0]
    return document, Extraction((replace(sample, quote=text, sentence=document.sections[0].sentences[0]),))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "前処理のトレーニングは、大量の文章の続きを当てさせる段階のことだ。",
            "「前処理のトレーニング」は「事前学習」のことと思われる。 "
            "“前処理のトレーニング” probably means 事前学習 (pretraining).",
        ),
        ("事前学習は、大量の文章の続きを当てさせる段階のことだ。", ""),
        # An everyday word is taken for what it is where the text is not about the field.
        ("川の上流は、水がきれいで流れの速い場所のことだ。", ""),
    ],
)
def test_notes(text: str, note: str) -> None:
    document, found = said(text)
    (claim,) = noted(found, GLOSSARY, Everyday(), document).claims  # type: ignore[arg-type]
    assert claim.note == note


def test_a_persons_note_stays() -> None:
    document, found = said("前処理のトレーニングは、大量の文章の続きを当てさせる段階のことだ。")
    mine = Extraction((replace(found.claims[0], note="mine"),))
    assert noted(mine, GLOSSARY, Everyday(), document) == mine  # type: ignore[arg-type]


def test_the_shipped_forms_are_no_words() -> None:
    """Nor parts of terms: what the glossary calls wrong is wrong wherever it stands."""
    from flashgen.lexicon import glossary, open_lexicon

    lexicon, terms = open_lexicon(), glossary.load().terms
    forms = [form for term in terms.values() for form in term.misheard]
    assert len(forms) >= 20
    assert len(set(forms)) == len(forms)
    for form in forms:
        assert not lexicon.look_up(form), form
        assert not any(form in headword for headword in terms), form
