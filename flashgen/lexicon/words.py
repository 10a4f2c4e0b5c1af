"""What a word is made of: spelling, reading and part of speech of one token or of several, and
what the dictionary says of it where it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flashgen.document import DialectForm, Lexeme, Sentence, Token, Word
from flashgen.kana import has_kanji, is_kanji
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.forms import (
    UNVOICED,
    base_of_potential,
    dictionary_reading,
    modern_verb,
    roles_of,
    words_around,
)
from flashgen.lexicon.glossary import Term
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.senses import Choice, Usage, choose, content_words, has_cues, is_kana_word
from flashgen.lexicon.stretches import Stretch, is_grammar_verb, is_light, kinds

_INFLECTING = "VA"
_WEAKEST = 0.0  # points; below, a stretch is a chance meeting with an obscure entry
# What a compound is whose last token is a suffix: 普遍的 is a 形状詞, 解釈性 a noun.
_POS_OF_SUFFIXED = {
    "接尾辞-名詞的": "名詞-普通名詞-一般",
    "接尾辞-形状詞的": "形状詞-一般",
    "接尾辞-動詞的": "動詞-一般",
    "接尾辞-形容詞的": "形容詞-一般",
}


# What was found for a token that stood like this (spelling, reading and choice): texts repeat
# themselves, and to weigh entries is what costs most.
Memory = dict[tuple[Usage, str], tuple[str, str, Choice | None]]


class SentenceWords:
    """Makes the words of one sentence, from stretches of its tokens and from single ones."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, memory: Memory | None = None) -> None:
        self.tokens = sentence.tokens
        self.letters = kinds(sentence.tokens)
        self.lexicon = lexicon
        self._text = sentence.text
        self._forms = _forms_over(sentence)
        self._memory: Memory = {} if memory is None else memory

    def spelling(self, stretch: Stretch) -> str:
        """Give the dictionary form of a stretch: all as it stands but the last token."""
        last = self.tokens[stretch.end - 1]
        inflects = self._inflects(stretch.end - 1)
        begin = self.tokens[stretch.first].start
        return self._text[begin : last.start] + (last.headword if inflects else last.surface)

    def reading(self, stretch: Stretch) -> str:
        """Give the reading of the dictionary form of a stretch."""
        *others, last = self.tokens[stretch.first : stretch.end]
        inflects = self._inflects(stretch.end - 1)
        return "".join(t.reading for t in others) + (last.headword_reading if inflects else last.reading)

    def _inflects(self, at: int) -> bool:
        """Tell whether a token that ends a stretch stands for its dictionary form; ず does not."""
        return self.letters[at] in _INFLECTING or bool(
            self.tokens[at].ctype and self.tokens[at].surface != "ず"
        )

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
        last = self.tokens[stretch.end - 1]
        if stretch.end - stretch.first == 1:
            return last.pos
        if last.pos.startswith("助"):
            return "副詞"
        return next(
            (pos for suffix, pos in _POS_OF_SUFFIXED.items() if last.pos.startswith(suffix)), last.pos
        )

    def choice_of_stretch(self, stretch: Stretch, spelling: str) -> Choice | None:
        """Give what the dictionary has for a stretch, if that is what is meant here."""
        tokens = self.tokens[stretch.first : stretch.end]
        if any(token.dialect or token.start in self._forms for token in tokens[:-1]) or tokens[-1].dialect:
            return None
        entries = [e for e in self.lexicon.look_up(spelling) if self._is_meant(e, stretch, spelling)]
        choice = choose(entries, self.usage(stretch, spelling, self.reading(stretch))) if entries else None
        return choice if choice and choice.points >= _WEAKEST else None

    def _is_meant(self, entry: Entry, stretch: Stretch, spelling: str) -> bool:
        kanji = sum(map(is_kanji, spelling))
        if self.letters[stretch.end - 1] in "px":
            common = entry.common or self.letters[stretch.end - 1] == "x"
            return common and self._is_fixed(entry, stretch, spelling)
        if kanji == 0 and not (entry.common or is_kana_word(entry)):
            return False
        if not entry.common and (parts := self._regular_parts(stretch)) and self._explains(entry, *parts):
            return False  # 静かにする is no more than 静かに and する, 馬鹿にする is
        if stretch.compound and kanji >= 2:
            return True  # 一+歩 いっぽ, 日本+語: the dictionary knows better how parts sound together
        heard = self.reading(stretch).translate(UNVOICED)
        return any(heard == reading.translate(UNVOICED) for reading in entry.readings(spelling))

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
        """Give the tokens that explain a stretch if it is put together by rule, else ().

        So are 静かにする, その人, よくなる and 出てくる.
        """
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
        particles = not stretch.compound and "p" in self.letters[stretch.first : stretch.end - 1]
        return particles and (choice is None or self._explains(choice.entry, stretch.first))

    def _explains(self, entry: Entry, *parts: int) -> bool:
        """Tell whether tokens, looked up alone, share English words with an entry."""
        found = (part for at in parts for part in self.lexicon.look_up(self.tokens[at].headword))
        return not _english(entry).isdisjoint(word for part in found for word in _english(part))

    def word_of_stretch(
        self, stretch: Stretch, spelling: str, choice: Choice | None, term: Term | None, domain: bool
    ) -> Word:
        """Make the word for a stretch of tokens; a term brings its own glosses."""
        first, last = self.tokens[stretch.first], self.tokens[stretch.end - 1]
        single = first is last
        reading = term.reading if term else self.reading(stretch)
        if choice and not term:
            reading = dictionary_reading(choice.entry, spelling, reading)
        pos = self.pos(stretch)
        lexeme = first.lexeme if single else Lexeme(spelling, reading, pos.partition("-")[0])
        word = self._word(first.start, last.end, spelling, reading, lexeme, pos, choice)
        if term:
            word = replace(word, glosses=term.glosses, domain=domain)
        return replace(word, pitch=first.accent) if single else word

    def name(self, first: int, end: int) -> Word:
        """Make the word for tokens that are a name."""
        tokens = self.tokens[first:end]
        spelling = self._text[tokens[0].start : tokens[-1].end]
        reading = "".join(token.reading for token in tokens)
        lexeme = Lexeme(spelling, reading, "名詞")
        return self._word(
            tokens[0].start, tokens[-1].end, spelling, reading, lexeme, "名詞-固有名詞-一般", None
        )

    def word_of_token(self, at: int) -> Word | None:
        """Make the word for one token; None where it is none."""
        token, letter = self.tokens[at], self.letters[at]
        if letter in "px#1" or is_grammar_verb(self.tokens, self.letters, at):
            return None
        form = self._forms.get(token.start)
        if form and not token.dialect and not _is_standard_part(token, form):
            return None
        spelling, reading, choice = (token.headword, token.headword_reading, None)
        if letter != "n":
            spelling, reading, choice = self._look_up_token(at)
        word = self._word(token.start, token.end, spelling, reading, token.lexeme, token.pos, choice)
        return replace(word, pitch="" if token.dialect else token.accent, dialect=token.dialect or None)

    def _look_up_token(self, at: int) -> tuple[str, str, Choice | None]:
        """Give spelling, reading and choice for one token, from memory if it was seen like this."""
        token = self.tokens[at]
        spelling, reading = token.headword, token.headword_reading
        usage = Usage(
            spelling,
            reading,
            token.pos,
            token.ctype,
            token.lexeme.lemma,
            roles=roles_of(self.tokens, self.letters, at, at + 1),
            dialect=bool(token.dialect),
            around=words_around(self.tokens, self.letters, at) if has_cues(spelling) else frozenset(),
        )
        found = self._memory.get((usage, token.surface))
        if found is None:
            found = self._memory[usage, token.surface] = self._chosen(token, usage)
        return found

    def _chosen(self, token: Token, usage: Usage) -> tuple[str, str, Choice | None]:
        entries: Sequence[Entry] = self.lexicon.look_up(usage.spelling)
        if token.dialect:
            entries = [entry for entry in entries if _is_safe_for_dialect(entry, usage.spelling)]
        choice = choose(entries, usage)
        other = base_of_potential(token) or modern_verb(token)
        if other and (choice is None or token.headword.endswith("ずる")):
            base = replace(usage, spelling=other[0], reading=other[1], ctype=other[2])
            if found := choose(self.lexicon.look_up(other[0]), base):
                return other[0], other[1], found
        return usage.spelling, usage.reading, choice

    def _word(
        self,
        start: int,
        end: int,
        spelling: str,
        reading: str,
        lexeme: Lexeme,
        pos: str,
        choice: Choice | None,
    ) -> Word:
        entry = choice.entry if choice else None
        return Word(
            start=start,
            end=end,
            surface=self._text[start:end],
            headword=spelling,
            reading=reading,
            lexeme=lexeme,
            pos=pos,
            entry=entry.seq if entry else None,
            sense=choice.sense if choice else None,
            glosses=choice.glosses if choice else (),
            level=None if "固有名詞" in pos else self.lexicon.level(spelling, reading, entry),
            rank=self.lexicon.rank(spelling),
            zipf=self.lexicon.zipf(spelling),
        )


def _forms_over(sentence: Sentence) -> Mapping[int, DialectForm]:
    """Give the dialect form over each token by the token's start; forms shared by all Japan do not count."""
    forms = [form for form in sentence.forms if not form.shared]
    if not forms:
        return {}
    return {t.start: f for t in sentence.tokens for f in forms if f.start <= t.start and t.end <= f.end}


def _is_standard_part(token: Token, form: DialectForm) -> bool:
    """Tell whether a token inside a dialect form is a standard word: 見え of 見えへん (見えない).

    It is if its stem stands in the standard rendering; あか of あかん (だめ) is not 開く.
    """
    if token.ctype in {"サ行変格", "カ行変格"}:
        return True
    stem = token.headword[:-1] if token.ctype else token.headword
    stem = stem or token.headword
    return any(stem[:n] in form.standard for n in (len(stem), len(stem) - 1) if n > 0)


def _is_safe_for_dialect(entry: Entry, spelling: str) -> bool:
    """Tell whether an entry may explain a dialect token: へん is not 辺, ほかす is just ほかす."""
    return has_kanji(spelling) or is_kana_word(entry) or any(sense.dialect for sense in entry.senses)


def _english(entry: Entry) -> set[str]:
    return {word for sense in entry.senses for gloss in sense.glosses for word in content_words(gloss)}
