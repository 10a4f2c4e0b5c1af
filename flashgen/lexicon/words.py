"""What a word is made of: spelling, reading, part of speech, and what the dictionary says of it here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from flashgen.document import Lexeme, Sentence, Token, Word
from flashgen.kana import is_kanji
from flashgen.lexicon import pitch
from flashgen.lexicon.dictionary import Entry, is_adverb, is_expression
from flashgen.lexicon.english import english_of
from flashgen.lexicon.evidence import nearby
from flashgen.lexicon.forms import (
    COMMON_NOUN,
    as_meant,
    base_verb,
    dictionary_reading,
    forms_over,
    is_standard_part,
    pos_of,
    roles_of,
    sound_alike,
)
from flashgen.lexicon.glossary import Term
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.names import name_ends, said_of_people, spoken_to
from flashgen.lexicon.remarks import remarks_of
from flashgen.lexicon.senses import Choice, Usage, choose, is_kana_word, is_safe_for_dialect, worth
from flashgen.lexicon.stretches import Stretch, is_grammar_verb, is_light, kinds, stretches
from flashgen.lexicon.variants import Variant, variants

_WEAKEST = 0.0  # points; below, a stretch is a chance meeting with an obscure entry
# The fields of a Word after its place, by how a token stood: to weigh entries is what costs most.
Memory = dict[tuple[Any, ...], tuple[Any, ...]]


class SentenceWords:
    """Makes the words of one sentence, from stretches of its tokens and from single ones."""

    topics: frozenset[str] = frozenset()  # the fields that the text is about

    def __init__(self, sentence: Sentence, lexicon: Lexicon, memory: Memory | None = None) -> None:
        self.sentence = sentence
        self.tokens = as_meant(sentence.tokens)
        self.letters = kinds(self.tokens)
        self.lexicon = lexicon
        self.candidates = [(each, self.spelling(each)) for each in stretches(self.tokens, self.letters)]
        self.variants = list(variants(self.tokens, self.letters))
        self.name_ends = name_ends(self.tokens)
        acting = (name for name in said_of_people(self.tokens) if not lexicon.is_common(name))
        self.called = frozenset((*spoken_to(self.tokens), *acting))
        self._forms = forms_over(sentence)
        self._remarks = remarks_of(lexicon)
        self._memory: Memory = {} if memory is None else memory

    def weigh(self, start: int, entries: Sequence[Entry], usage: Usage) -> Choice | None:  # noqa: ARG002
        """Choose an entry and a sense for what begins at a character; see `weighing.py`, which listens."""
        return choose(entries, usage)

    def content(self) -> Iterator[tuple[str, str]]:
        """Give spelling and reading of what may be looked up of single tokens."""
        for token, letter in zip(self.tokens, self.letters, strict=True):
            if letter not in "px#1":
                yield token.headword, token.headword_reading

    def spelling(self, stretch: Stretch) -> str:
        """Give the dictionary form of a stretch: all as it stands but the last token."""
        last = self.tokens[stretch.end - 1]
        inflects = self._inflects(stretch.end - 1)
        begin = self.tokens[stretch.first].start
        return self.sentence.text[begin : last.start] + (last.headword if inflects else last.surface)

    def reading(self, stretch: Stretch) -> str:
        """Give the reading of the dictionary form of a stretch."""
        *others, last = self.tokens[stretch.first : stretch.end]
        inflects = self._inflects(stretch.end - 1)
        return "".join(t.reading for t in others) + (last.headword_reading if inflects else last.reading)

    def _inflects(self, at: int) -> bool:
        """Tell whether a token that ends a stretch stands for its dictionary form; ず does not."""
        token = self.tokens[at]
        return self.letters[at] in "VA" or bool(token.ctype and token.surface != "ず")

    def usage(
        self, stretch: Stretch, spelling: str, reading: str, hints: frozenset[str] = frozenset()
    ) -> Usage:
        """Give how a stretch stands in the sentence, as one word."""
        last = self.tokens[stretch.end - 1]
        return Usage(
            spelling=spelling,
            reading=reading,
            pos=self.pos(stretch),
            ctype=last.ctype,
            roles=roles_of(self.tokens, self.letters, stretch.first, stretch.end),
            hints=hints,
        )

    def pos(self, stretch: Stretch) -> str:
        """Give the part of speech of a stretch as one word, with UniDic's names."""
        return pos_of(self.tokens[stretch.first : stretch.end])

    def choice_of_stretch(self, stretch: Stretch, spelling: str) -> Choice | None:
        """Give what the dictionary has for a stretch, if that is what is meant here."""
        *before, last = self.tokens[stretch.first : stretch.end]
        if last.dialect or any(token.dialect or token.start in self._forms for token in before):
            return None
        reading = self.reading(stretch)
        found = self.lexicon.look_up(spelling)
        entries = [entry for entry in found if self._is_meant(entry, stretch, spelling, reading)]
        if not entries:
            return None
        usage = self.usage(stretch, spelling, reading)
        choice = self.weigh(self.tokens[stretch.first].start, entries, usage)
        return choice if choice and worth(choice, usage) >= _WEAKEST else None

    def choice_of_variant(self, variant: Variant) -> Choice | None:
        """Give the expression that a stretch is another shape of, if the dictionary has it."""
        if self.lexicon.is_common(variant.affirmative):
            return None  # 役に立つ is what to learn, not 役に立たない
        usage = Usage(variant.spelling, variant.spelling, variant.pos, variant.ctype)
        found = self.lexicon.look_up(variant.spelling)
        entries = [entry for entry in found if self._is_variant(entry, variant)]
        choice = self.weigh(self.tokens[variant.stretch.first].start, entries, usage)
        safe = variant.lengthened or not self.tokens[variant.stretch.first].dialect
        return choice if safe else None

    def _is_variant(self, entry: Entry, variant: Variant) -> bool:
        if variant.pos != "副詞" or not variant.common:
            return is_adverb(entry) if variant.pos == "副詞" else is_expression(entry)
        first, end = variant.stretch.first, variant.stretch.end
        alone = end - first == 2 and not is_light(self.tokens[first])  # すぐに is no more than すぐ
        return entry.common and is_adverb(entry) and not (alone and self._explains(entry, first))

    def _is_meant(self, entry: Entry, stretch: Stretch, spelling: str, heard: str) -> bool:
        if self.letters[stretch.end - 1] in "px":
            common = entry.common or self.letters[stretch.end - 1] == "x"
            return common and self._is_fixed(entry, stretch, spelling)
        kanji = sum(map(is_kanji, spelling))
        long = is_expression(entry) and len(spelling) >= 5  # うそをつく: nothing else can be meant
        if kanji == 0 and not (entry.common or is_kana_word(entry) or long):
            return False
        if not entry.common and (parts := self._regular_parts(stretch)) and self._explains(entry, *parts):
            return False  # 静かにする is no more than 静かに and する, 馬鹿にする is
        if kanji >= 2 and (stretch.compound or is_expression(entry)):
            return True  # 一+歩 いっぽ, 気に+入る: the dictionary knows better how parts sound together
        return any(sound_alike(heard, reading) for reading in entry.readings(spelling))

    def _is_fixed(self, entry: Entry, stretch: Stretch, spelling: str) -> bool:
        """Tell whether a word and a particle are one here: 改めて, but not 使い始めて, 計画を改めて."""
        before = self.tokens[stretch.first - 1] if stretch.first else None
        governed = before and (
            before.surface in {"を", "が", "に", "も"} or self.letters[stretch.first - 1] in "VA"
        )
        verb = self.letters[stretch.first : stretch.end] == "Vp"
        if verb and (governed or entry.headword != spelling):
            return False
        return any("adv" in sense.pos for sense in entry.senses)

    def _regular_parts(self, stretch: Stretch) -> tuple[int, ...]:
        """Give the tokens that explain a stretch made by rule: 静かにする, その人, よくなる, 出てくる."""
        tokens, letters = self.tokens[stretch.first : stretch.end], self.letters[stretch.first : stretch.end]
        if letters == "RN":
            return (stretch.end - 1,)
        if not is_light(tokens[-1]):
            return ()
        if letters in {"AV", "KV", "VpV"}:
            return (stretch.first, stretch.end - 1)
        adverbial = len(tokens) == 3 and "形状詞" in tokens[0].pos and tokens[1].surface in {"に", "と"}
        return (stretch.first,) if adverbial else ()

    def is_transparent(self, stretch: Stretch, choice: Choice | None) -> bool:
        """Tell whether an expression with particles means no more than its parts."""
        letters = self.letters[stretch.first : stretch.end]
        particles = not stretch.compound and ("p" in letters[:-1] or letters == "NV")
        if choice and letters[-1] in "pxA" and "adv" in choice.entry.senses[0].pos:
            return False  # なんとなく is one word
        return particles and (choice is None or self._explains(choice.entry, stretch.first))

    def _explains(self, entry: Entry, *parts: int) -> bool:
        """Tell whether tokens, looked up alone, share English words with an entry."""
        found = (part for at in parts for part in self.lexicon.look_up(self.tokens[at].headword))
        return not english_of(entry).isdisjoint(word for part in found for word in english_of(part))

    def word_of_stretch(
        self, stretch: Stretch, spelling: str, choice: Choice | None, term: Term | None, domain: bool
    ) -> Word:
        """Make the word for a stretch of tokens; a term brings its own glosses."""
        first, last = self.tokens[stretch.first], self.tokens[stretch.end - 1]
        reading = term.reading if term else self.reading(stretch)
        if choice and not term:
            reading = dictionary_reading(choice.entry, spelling, reading)
        pos = self.pos(stretch)
        lexeme = first.lexeme if first is last else Lexeme(spelling, reading, pos.partition("-")[0])
        facts = self._facts(
            spelling,
            reading,
            lexeme,
            pos,
            choice,
            glosses=term.glosses if term else None,
            accent=pitch.of_word(self.tokens[stretch.first : stretch.end], spelling, reading),
            domain=domain,
        )
        return Word(first.start, last.end, self.sentence.text[first.start : last.end], *facts)

    def name(self, first: int, end: int) -> Word:
        """Make the word for tokens that are a name."""
        tokens = self.tokens[first:end]
        start, stop = tokens[0].start, tokens[-1].end
        spelling = self.sentence.text[start:stop]
        reading = "".join(token.reading for token in tokens)
        lexeme = Lexeme(spelling, reading, "名詞")
        return Word(start, stop, spelling, *self._facts(spelling, reading, lexeme, "名詞-固有名詞-一般"))

    def word_of_token(self, at: int) -> Word | None:
        """Make the word for one token of some content; None where it is but grammar."""
        token, letter = self.tokens[at], self.letters[at]
        if is_grammar_verb(self.tokens, self.letters, at):
            return None
        form = self._forms.get(token.start)
        if form and not token.dialect and not is_standard_part(token, form):
            return None
        roles = roles_of(self.tokens, self.letters, at, at + 1)
        around, partners = nearby(self.tokens, self.letters, at, self._remarks)
        lexeme = token.lexeme  # of which pos has the rest
        key = (
            *(token.surface, token.headword, token.headword_reading, lexeme.lemma, lexeme.reading),
            *(token.pos, token.ctype, token.accent, token.dialect, roles, around, partners),
        )
        facts = self._memory.get(key)
        if facts is None:
            facts = self._memory[key] = self._facts_of_token(token, letter, roles, around, partners)
        return Word(token.start, token.end, token.surface, *facts)

    def _facts_of_token(
        self,
        token: Token,
        letter: str,
        roles: tuple[str, ...],
        around: frozenset[str],
        partners: frozenset[str],
    ) -> tuple[Any, ...]:
        spelling, reading, choice = token.headword, token.headword_reading, None
        if letter != "n" or around:  # はな that is stuffed up is no name
            pos = token.pos if letter != "n" else COMMON_NOUN
            usage = Usage(
                *(spelling, reading, pos, token.ctype, token.lexeme.lemma, roles),
                dialect=bool(token.dialect),
                around=around,
                partners=partners,
                topics=self.topics,
            )
            spelling, reading, choice = self._chosen(token, usage)
        return self._facts(
            spelling,
            reading,
            token.lexeme,
            token.pos,
            choice,
            accent=pitch.of_token(token, spelling, reading),
            dialect=token.dialect or None,
        )

    def _chosen(self, token: Token, usage: Usage) -> tuple[str, str, Choice | None]:
        entries: Sequence[Entry] = self.lexicon.look_up(usage.spelling)
        if token.dialect:
            entries = [entry for entry in entries if is_safe_for_dialect(entry, usage.spelling)]
        choice = self.weigh(token.start, entries, usage)
        other = base_verb(token)
        if other and (choice is None or token.headword.endswith("ずる")):
            base = replace(usage, spelling=other[0], reading=other[1], ctype=other[2])
            if found := self.weigh(token.start, self.lexicon.look_up(other[0]), base):
                return other[0], other[1], found
        return usage.spelling, usage.reading, choice

    def _facts(
        self,
        spelling: str,
        reading: str,
        lexeme: Lexeme,
        pos: str,
        choice: Choice | None = None,
        *,
        glosses: tuple[str, ...] | None = None,
        accent: str = "",
        dialect: str | None = None,
        domain: bool = False,
    ) -> tuple[Any, ...]:
        """Give the fields of a Word after its place, in order."""
        entry, sense = (choice.entry, choice.sense) if choice else (None, None)
        if glosses is None:
            glosses = choice.glosses if choice else ()
        level = None if "固有名詞" in pos else self.lexicon.level(spelling, reading, entry)
        if not dialect:
            accent = ",".join(map(str, self.lexicon.pitch(spelling, reading))) or accent
        return (
            *(spelling, reading, lexeme, pos, entry.seq if entry else None, sense, glosses, level),
            *(self.lexicon.rank(spelling), self.lexicon.zipf(spelling), accent, dialect, domain),
        )
