"""VocabularyItem → a note of the type flashgen Word."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from flashgen import furigana
from flashgen.document import Word
from flashgen.kana import has_kanji
from flashgen.notes import Note, aligned, pitch
from flashgen.notes import fields as f
from flashgen.notes.types import WORD

if TYPE_CHECKING:
    from flashgen.dialects import Dialect
    from flashgen.lexicon.dictionary import Sense
    from flashgen.vocabulary.items import VocabularyItem

DECK = "2 語彙 Vocabulary"
# Bands of the frequency list, which counts inflected forms of a word apart.
_BANDS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_GLOSSES = 2  # on the card; the sense met here needs no more
_OTHER_SENSES = 8
_OTHER_GLOSSES = 4
# How British spelling differs from American; one of the two is enough on a card.
_BRITISH = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("our", "or"), ("ll", "l"),
    ("tre", "ter"), ("mme", "m"), ("ogue", "og"), ("ence", "ense"), ("grey", "gray"), ("-", ""),
)  # fmt: skip


def key(word: Word) -> str:
    """Say what a note of this word teaches. A promise: UniDic's lexeme, a compound's headword.

    わかる and 分かる have one lexeme and are one note; no dictionary has a say in it.
    """
    lexeme = word.lexeme
    return f"word|{lexeme.lemma or word.headword}|{lexeme.reading or word.reading}"


def note(
    item: "VocabularyItem",
    *,
    source: str = "",
    rubies: f.Rubies = f.no_rubies,
    dialect: "Dialect | None" = None,
    cards: Collection[str] = ("recognition",),
    translation: str = "",
    accent_system: str = "",
    due: int = 0,
) -> Note:
    """Make the note of a chosen word.

    `source` names the transcript; `rubies` reads the sentence in standard Japanese; `dialect` is
    where a dialect word's standard is found; `cards` names those wanted beside recognition
    (production, listening); `accent_system` names that of an accent from a file of the user's; `due`
    is its place in the order of study.
    """
    word = item.word
    local = dialect.items.get(word.dialect or "") if dialect else None
    values = {
        **_word(word, accent_system),
        **_example(item, rubies),
        "Glossary": _other_senses(item),
        "PartOfSpeech": f.plain(_part_of_speech(item)),
        "SentenceTranslation": f.plain(translation),
        "Dialect": f.plain(f.label("dialect", dialect.name)) if dialect and word.dialect else "",
        "Standard": f.phrased(local.standard, rubies(local.standard)) if local else "",
        "Note": _also(item),
        "Source": f.plain(source),
        "IsProduction": "1" if "production" in cards and word.glosses else "",
        "IsListening": "1" if "listening" in cards else "",
    }
    return Note(WORD, key(word), f.filled(values), tuple(_tags(item)), DECK, due)


def _word(word: Word, accent_system: str) -> dict[str, str]:
    rubies = furigana.align(word.headword, word.reading) if has_kanji(word.headword) else ()
    return {
        "Expression": f.plain(word.headword),
        "ExpressionFurigana": f.ruby(word.headword, rubies),
        "ExpressionReading": f.plain(word.reading),
        "MainDefinition": f.plain("; ".join(_told(word.glosses, _GLOSSES))),
        **pitch.fields(word.pitch, word.reading, accent_system),
        "Frequency": f.plain(_frequency(word.rank)),
        "FreqSort": str(word.rank or ""),
        "Level": f.plain(word.level or ""),
    }


def _told(glosses: Sequence[str], most: int) -> list[str]:
    """Give the first glosses; of two spellings of one English word the first only.

    >>> _told(("skillful", "skilful", "adept"), 2), _told(("centre", "center"), 2)
    (['skillful', 'adept'], ['centre'])
    """
    told: dict[str, str] = {}
    for gloss in glosses:
        told.setdefault(_american(gloss), gloss)
    return list(told.values())[:most]


def _american(gloss: str) -> str:
    for british, american in _BRITISH:
        gloss = gloss.replace(british, american)
    return gloss


def _frequency(rank: int | None) -> str:
    """Say in a band how common a word is; a bare rank tells a learner little.

    >>> _frequency(812), _frequency(48123), _frequency(None)
    ('頻度 top 1,000 words', '頻度 top 50,000 words', '')
    """
    if rank is None:
        return ""
    for band in _BANDS:
        if rank <= band:
            return f"頻度 top {band:,} words"
    return f"頻度 rarer than the top {_BANDS[-1]:,} words"


def _example(item: "VocabularyItem", rubies: f.Rubies) -> dict[str, str]:
    """Write the sentence, with its neighbour where it is not understood alone."""
    said, target = item.sentence, (item.word.start, item.word.end)
    near = [each for each in (item.before, said, item.after) if each]
    differs = any(each.standard not in ("", each.text) for each in near)
    plain, furigana_, standard = "", "", ""
    for each in near:
        if each is said:
            plain += f.plain(each.text, target)
            here, there = aligned.pair(each, rubies, target)
            furigana_ += here
            standard += there
        else:
            plain += f.dimmed(f.plain(each.text))
            furigana_ += f.dimmed(f.sentence(each))
            standard += f.dimmed(aligned.in_standard(each, rubies)) if differs else ""
    return {
        "Sentence": plain,
        "SentenceFurigana": furigana_,
        "SentenceStandard": standard if differs else "",
        "MiscInfo": f.listed((item.section, f.clock(said.time), f"×{item.count}" if item.count > 1 else "")),
    }


def _tags(item: "VocabularyItem") -> Iterator[str]:
    yield f.tag("kind", item.kind)
    if item.word.level:
        yield f.tag("level", item.word.level)
    if item.word.dialect:
        yield f.tag("dialect", item.word.dialect.split(".")[0])


def _met(item: "VocabularyItem") -> "Sense | None":
    """The sense met here, if a dictionary has it."""
    if item.entry is None or not item.word.sense or item.word.sense > len(item.entry.senses):
        return None
    return item.entry.senses[item.word.sense - 1]


def _part_of_speech(item: "VocabularyItem") -> str:
    """Say what kind of word it is: 動詞 verb, godan, transitive."""
    parts = [f.label("pos", item.word.pos.split("-")[0])]
    if met := _met(item):
        parts += f.known_labels("grammar", met.pos)
        parts += f.known_labels("usage", met.misc)
    return ", ".join(part for part in parts if part)


def _other_senses(item: "VocabularyItem") -> str:
    if item.entry is None:
        return ""
    met = _met(item)
    others = [
        f"<li>{f.plain('; '.join(_told(sense.glosses, _OTHER_GLOSSES)))}</li>"
        for sense in item.entry.senses
        if sense is not met and sense.fits(item.word.headword, item.word.reading)
    ]
    return f"<ol>{''.join(others[:_OTHER_SENSES])}</ol>" if others else ""


def _also(item: "VocabularyItem") -> str:
    others = [spelling for spelling in item.also if spelling != item.word.headword]
    return f.plain(f"また also written: {'、'.join(others)}") if others else ""
