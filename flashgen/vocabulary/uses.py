"""Words by what they are: all uses of one lexeme, whatever its form or spelling."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from flashgen.document import Document, Lexeme, Sentence, Token, Word
from flashgen.values import dataclass

T = TypeVar("T")

_NUMERAL = "名詞-数詞"

Key = tuple[str, str]
"""What makes two words one: lemma and reading of the lexeme."""


def key_of(word: Word) -> Key:
    """Give what a word is, in whatever form and spelling: わかる and 分かる are one word."""
    lexeme = word.lexeme
    return lexeme.lemma or word.headword, lexeme.reading or word.reading


@dataclass(frozen=True, slots=True)
class Use:
    """A word where it was met: the number of the section, and the place of the sentence in it."""

    word: Word
    sentence: Sentence
    section: int
    place: int = 0


@dataclass(frozen=True)
class Uses:
    """All uses of a word, in the order of the document."""

    all: tuple[Use, ...]

    @property
    def count(self) -> int:
        """How often the word was met."""
        return len(self.all)

    @cached_property
    def key(self) -> Key:
        """What all these are uses of."""
        return key_of(self.all[0].word)

    @cached_property
    def sections(self) -> int:
        """In how many sections the word was met."""
        return len({use.section for use in self.all})

    @cached_property
    def word(self) -> Word:
        """The first use with the commonest spelling, and of those with the commonest sense."""
        if len(self.all) == 1:
            return self.all[0].word
        spelling = _commonest([use.word.headword for use in self.all])
        spelt = [use.word for use in self.all if use.word.headword == spelling]
        sense = _commonest([(word.entry, word.sense) for word in spelt])
        return next(word for word in spelt if (word.entry, word.sense) == sense)

    @cached_property
    def best(self) -> tuple[Use, ...]:
        """The uses that show the word as the card has it: of the same sense, and if possible spelt so."""
        if len(self.all) == 1:
            return self.all
        same = [
            use for use in self.all if (use.word.entry, use.word.sense) == (self.word.entry, self.word.sense)
        ]
        spelt = [use for use in same if use.word.headword == self.word.headword]
        return tuple(spelt or same)

    @cached_property
    def also(self) -> tuple[str, ...]:
        """The other spellings that were met, the commonest first."""
        spellings = [use.word.headword for use in self.all]
        if spellings.count(spellings[0]) == len(spellings):
            return ()  # as nearly always
        counts = Counter(spellings)
        return tuple(spelling for spelling, _ in counts.most_common() if spelling != self.word.headword)

    def shown_by(self, use: Use) -> Word:
        """Give the word of a use with the headword, reading and level that stand for all uses."""
        word = self.word
        if use.word is word:
            return word
        return replace(use.word, headword=word.headword, reading=word.reading, level=word.level)


def gather(document: Document) -> tuple[Uses, ...]:
    """Group the words of the spoken sentences by lexeme, in the order of their first uses.

    What makes two words one is lemma and reading of the lexeme: わかる and 分かる are one word, and
    正直 is one whether it stands as a noun or as an adverb.
    """
    found: dict[Key, list[Use]] = {}
    for number, section in enumerate(document.sections):
        for place, sentence in enumerate(section.sentences):
            for word in sentence.words:
                found.setdefault(key_of(word), []).append(Use(word, sentence, number, place))
    return tuple(Uses(tuple(uses)) for uses in found.values())


def gather_dialect(document: Document) -> dict[str, tuple[Use, ...]]:
    """Give the uses of each dialect item, as words over their forms; shared forms do not count."""
    found: dict[str, list[Use]] = {}
    for number, section in enumerate(document.sections):
        for place, sentence in enumerate(section.sentences):
            for item, start, end in (*_dialect_spans(sentence), *_dialect_tokens(sentence)):
                surface = sentence.text[start:end]
                word = Word(
                    start, end, surface, surface, surface, Lexeme(item, "", "方言"), "方言", dialect=item
                )
                found.setdefault(item, []).append(Use(word, sentence, number, place))
    return {item: tuple(uses) for item, uses in found.items()}


def _dialect_spans(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    ends = {token.start: token.end for token in sentence.tokens}
    for form in sentence.forms:
        if form.shared:
            continue
        yield form.item, form.start, form.end
        # A compound has the parts of all its forms; here are those of this one that are whole tokens.
        for part in form.parts:
            end = part.start + len(part.surface)
            within = form.start <= part.start and end <= form.end
            if within and part.item not in {"", form.item} and ends.get(part.start) == end:
                yield part.item, part.start, end


def _dialect_tokens(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Give dialect tokens that are no form of their own, with a て or た after them: 思て."""
    for token, after in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
        if not token.dialect:
            continue
        forms = [form for form in sentence.forms if form.start < token.end and token.start < form.end]
        if any(form.shared or form.item == token.dialect for form in forms):
            continue
        joined = (
            after is not None and token.cform.startswith("連用形") and after.surface in {"て", "た", "たら"}
        )
        yield token.dialect, token.start, after.end if after is not None and joined else token.end


def numbers(document: Document) -> Counter[str]:
    """Count the runs of numerals of the spoken sentences."""
    return Counter(run for sentence in document.sentences() for run in _numeral_runs(sentence))


def _numeral_runs(sentence: Sentence) -> Iterator[str]:
    if not any(token.pos == _NUMERAL for token in sentence.tokens):
        return
    covered = {at for word in sentence.words for at in range(word.start, word.end)}
    run: list[Token] = []
    for token in sentence.tokens:
        if token.pos == _NUMERAL and token.start not in covered:
            run.append(token)
        elif run:
            yield "".join(each.surface for each in run)
            run = []
    if run:
        yield "".join(each.surface for each in run)


def _commonest(values: Sequence[T]) -> T:
    if values.count(values[0]) == len(values):
        return values[0]  # as nearly always
    return Counter(values).most_common(1)[0][0]
