"""The text of a lesson: Transcript (as read), then Document → Section → Sentence → Token, Word.

Stages read these values and return new ones; nothing here is ever changed in place, and
nothing here imports any other part of flashgen. All offsets are half-open and count code
points; those of tokens, rubies, forms and words count from the start of their sentence.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from flashgen.values import dataclass

# ------------------------------------------------------------------ as read


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a stretch of a passage is heard: text[start:end], from `begin` to `finish` seconds."""

    start: int
    end: int
    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or what one speaker says on end; `cues` are in order and do not overlap."""

    text: str
    speaker: str | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Passages under one title; the title is empty where the source has none."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript as read, before any analysis. `summary` and titles are not spoken.

    `remarks` say what the person who gave the file should know of it, such as that it is cut off.
    """

    chapters: tuple[Chapter, ...]
    title: str = ""
    summary: str = ""
    format: str = "plain"
    remarks: tuple[str, ...] = ()


# ------------------------------------------------------------------ analysed


@dataclass(frozen=True, slots=True)
class Ruby:
    """A reading over a stretch of text: base == text[start:end], reading in hiragana."""

    start: int
    end: int
    base: str
    reading: str


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A dictionary word, whatever form it takes in the text: 知る for 知ら, 知っ and 知れ.

    The lemma is UniDic's (為る, 其れ) and serves as identity only; learners never see it.
    """

    lemma: str
    reading: str
    pos: str


@dataclass(frozen=True, slots=True)
class Token:
    """A short unit word (短単位) as it stands in the text.

    `reading` is that of the surface, `headword_reading` that of the headword, both hiragana;
    pos, ctype and cform keep UniDic's Japanese values (動詞-一般, 五段-ワア行, 連用形-ウ音便).
    `accent` and `accent_rule` are UniDic's aType of the headword ("0,2") and aConType ("C1").
    `dialect` names the dialect item where the token came from a dialect's user dictionary, and
    `standard` is then what stands for it in standard Japanese, in the same form.
    """

    surface: str
    start: int
    end: int
    reading: str
    headword: str
    headword_reading: str
    lexeme: Lexeme
    pos: str
    ctype: str = ""
    cform: str = ""
    accent: str = ""
    origin: str = ""  # 語種: 和, 漢, 外, 固, 混, 記号
    known: bool = True
    dialect: str = ""
    standard: str = ""
    accent_rule: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """One piece of a compounded dialect form: へん of 行かへんかってん, with the item it belongs to.

    `item` is empty for standard words inside a compound (行か); `meaning` says in a few words of
    English what the piece does.
    """

    surface: str
    item: str
    standard: str
    start: int = 0
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class DialectForm:
    """A dialect form met in a sentence, and what stands for it in standard Japanese.

    `standard` replaces text[start:end]; `shared` marks forms that are colloquial everywhere in
    Japan; `confidence` is between 0 and 1; `alternatives` are other standard renderings.
    `rule` is the id of the rule that found it, empty for a word that needs no rule; `parts` are those
    of the whole compound that it belongs to.
    """

    item: str
    start: int
    end: int
    surface: str
    standard: str
    category: str
    alternatives: tuple[str, ...] = ()
    confidence: float = 1.0
    shared: bool = False
    parts: tuple[FormPart, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One or more tokens that a learner looks up as one: 取り組む, 大規模言語モデル.

    `reading` is that of the headword, in hiragana. `pitch` is its accent in Tokyo, the number of the
    mora before the fall ("2", "0,3"; see lexicon/pitch.py), or what a file of the user's says: a
    letter for each mora, "HLL". `entry` is JMdict's sequence number and
    `sense` counts from 1 within it; both are None for words that no dictionary has.
    """

    start: int
    end: int
    surface: str
    headword: str
    reading: str
    lexeme: Lexeme
    pos: str
    entry: int | None = None
    sense: int | None = None
    glosses: tuple[str, ...] = ()
    level: str | None = None  # "N5" … "N1", unofficial
    rank: int | None = None  # 1 is the commonest word
    zipf: float = 0.0
    pitch: str = ""
    dialect: str | None = None  # dialect item
    domain: bool = False  # from a glossary


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its tokens, and what later stages found in it.

    `standard` is the whole sentence in plain spoken standard Japanese; it equals `text` where
    nothing is dialect. `time` is in seconds from the start of the recording.
    """

    text: str
    tokens: tuple[Token, ...]
    rubies: tuple[Ruby, ...] = ()
    forms: tuple[DialectForm, ...] = ()
    standard: str = ""
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The sentences under one title."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An analysed transcript. The summary is analysed too but is not part of any section."""

    sections: tuple[Section, ...]
    title: str = ""
    summary: tuple[Sentence, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Give the spoken sentences in order, without the summary."""
        for section in self.sections:
            yield from section.sentences

    def mapped(self, change: Callable[[Sentence], Sentence]) -> "Document":
        """Give the document with every sentence changed, those of the summary too."""
        return replace(
            self,
            sections=tuple(replace(s, sentences=tuple(map(change, s.sentences))) for s in self.sections),
            summary=tuple(map(change, self.summary)),
        )
