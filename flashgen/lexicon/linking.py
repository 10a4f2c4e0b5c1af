"""Tokens → words that a learner looks up, each with its dictionary entry and sense.

At each place the longest of these holds: a term of the glossary, a compound or an expression
that the dictionary has (stretches.py says which stretches can be one), a single token. Entries
are found by the spelling of the dictionary form (orthBase), then judged by reading and part of
speech (senses.py); UniDic's lemma never serves to look anything up.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from flashgen.document import DialectForm, Document, Lexeme, Sentence, Token, Word
from flashgen.kana import has_kanji, is_kana, is_kanji
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.glossary import Glossary, Term
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.names import run_end, spoken_to
from flashgen.lexicon.senses import Choice, Usage, choose, content_words
from flashgen.lexicon.stretches import LIGHT, Stretch, is_helper, kinds, stretches

_INFLECTING = "VA"
_WEAKEST = 0.0  # points; below, a stretch is a chance meeting with an obscure entry
# What a compound is whose last token is a suffix: 普遍的 is a 形状詞, 解釈性 a noun.
_POS_OF_SUFFIXED = {
    "接尾辞-名詞的": "名詞-普通名詞-一般",
    "接尾辞-形状詞的": "形状詞-一般",
    "接尾辞-動詞的": "動詞-一般",
    "接尾辞-形容詞的": "形容詞-一般",
}
_UNVOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽっ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほつ",
)
_POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))


def link_document(document: Document, lexicon: Lexicon, glossary: Glossary | None = None) -> Document:
    """Set the words of all sentences, with those terms of the glossary that fit the document.

    Everyday words of the glossary (表現, 層) count as terms only where the document is about its
    field; see `Glossary.fitting`.
    """
    fitting = None
    if glossary:
        text = "\n".join(s.text for s in (*document.sentences(), *document.summary))
        fitting = glossary.fitting(text, lexicon)
    names = frozenset(name for sentence in document.sentences() for name in spoken_to(sentence.tokens))

    def linked(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(link(sentence, lexicon, fitting, names) for sentence in sentences)

    sections = tuple(replace(each, sentences=linked(each.sentences)) for each in document.sections)
    return replace(document, sections=sections, summary=linked(document.summary))


def link(
    sentence: Sentence, lexicon: Lexicon, glossary: Glossary | None = None, names: Container[str] = ()
) -> Sentence:
    """Set the words of a sentence: every content word or compound, in order, none over another.

    Particles, auxiliaries and helping verbs (いる of 食べている) are no words. A dialect token is
    a word if the dictionary has it as dialect, or if nothing of the standard language could be
    mistaken for it. Names have no entry; `names` are katakana words known to be names elsewhere
    in the document, those that this sentence shows to be names need not be given.
    """
    if not sentence.tokens:
        return sentence
    linker = _Linker(sentence, lexicon)
    longest = _longest_matches(linker, glossary or Glossary())
    words = []
    at = 0
    called = frozenset(spoken_to(sentence.tokens))
    while at < len(sentence.tokens):
        match, surface = longest.get(at), sentence.tokens[at].surface
        end = match.stretch.end if match else at + 1
        name_end = max(run_end(sentence.tokens, at), at + (surface in names or surface in called))
        if match and match.stretch.end >= name_end:
            word = linker.word_of_match(match)
        elif name_end > at:
            word, end = linker.name(at, name_end), name_end
        else:
            word = linker.word_of_token(at)
        if word:
            words.append(word)
        at = end
    return replace(sentence, words=tuple(words))


class _Match(NamedTuple):
    stretch: Stretch
    spelling: str
    choice: Choice | None
    term: Term | None = None


def _longest_matches(linker: "_Linker", glossary: Glossary) -> dict[int, _Match]:
    """Give the longest match at each token that begins one; terms go before entries of one length."""
    matches: dict[int, _Match] = {}
    candidates = [(stretch, linker.spelling(stretch)) for stretch in stretches(linker.tokens, linker.letters)]
    known = linker.lexicon.known_spellings({spelling for _, spelling in candidates}) if candidates else set()
    for stretch, spelling in candidates:
        if spelling in known and (choice := linker.choice_of_stretch(stretch, spelling)):
            matches[stretch.first] = _Match(stretch, spelling, choice)
    for match in _terms(linker, glossary):
        best = matches.get(match.stretch.first)
        if best is None or best.stretch.end <= match.stretch.end:
            matches[match.stretch.first] = match
    return matches


def _terms(linker: "_Linker", glossary: Glossary) -> Iterable[_Match]:
    tokens, letters = linker.tokens, linker.letters
    for first, token in enumerate(tokens):
        spelling, found = "", None
        for end in range(first + 1, len(tokens) + 1):
            spelling += tokens[end - 1].surface
            if spelling not in glossary.beginnings or (
                end - first > 1 and tokens[end - 1].start != tokens[end - 2].end
            ):
                break
            if letters[end - 1] in "px#" or token.dialect:
                continue
            if term := glossary.get(spelling):
                found = (Stretch(first, end, True), term)
        if found and letters[first] not in "px#":
            stretch, term = found
            usage = linker.usage(stretch, term.headword, term.reading, content_words(term.english))
            choice = choose(linker.lexicon.look_up(term.headword), usage)
            yield _Match(stretch, term.headword, choice, term)


class _Linker:
    """A sentence with what is asked of it again and again."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.tokens = sentence.tokens
        self.letters = kinds(sentence.tokens)
        self.lexicon = lexicon
        self._text = sentence.text
        self._forms = _forms_over(sentence)

    def spelling(self, stretch: Stretch) -> str:
        """Give the dictionary form of a stretch: all as it stands but the last token."""
        last = self.tokens[stretch.end - 1]
        inflects = self.letters[stretch.end - 1] in _INFLECTING or last.ctype
        begin = self.tokens[stretch.first].start
        return self._text[begin : last.start] + (last.headword if inflects else last.surface)

    def reading(self, stretch: Stretch) -> str:
        """Give the reading of the dictionary form of a stretch."""
        *others, last = self.tokens[stretch.first : stretch.end]
        inflects = self.letters[stretch.end - 1] in _INFLECTING or last.ctype
        return "".join(t.reading for t in others) + (last.headword_reading if inflects else last.reading)

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
            roles=_roles(self.tokens, self.letters, stretch.first, stretch.end),
            hints=hints,
        )

    def pos(self, stretch: Stretch) -> str:
        """Give the part of speech of a stretch as one word, with UniDic's names."""
        last = self.tokens[stretch.end - 1]
        if stretch.end - stretch.first == 1:
            return last.pos
        if last.pos.startswith("助詞"):
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
        if self.letters[stretch.end - 1] == "p":
            return entry.common and any("adv" in sense.pos for sense in entry.senses)
        if kanji == 0 and not (entry.common or _is_kana_word(entry)):
            return False
        if self._is_adverb_and_light_verb(stretch) and self._explains(entry, stretch.first):
            return False  # 静かにする is no more than 静かに and する, 馬鹿にする is
        if stretch.compound and kanji >= 2:
            return True  # 一+歩 いっぽ, 日本+語: the dictionary knows better how parts sound together
        heard = self.reading(stretch).translate(_UNVOICED)
        return any(heard == reading.translate(_UNVOICED) for reading in entry.readings(spelling))

    def _is_adverb_and_light_verb(self, stretch: Stretch) -> bool:
        tokens = self.tokens[stretch.first : stretch.end]
        return (
            len(tokens) == 3
            and "形状詞" in tokens[0].pos
            and tokens[1].surface in {"に", "と"}
            and tokens[2].lexeme.lemma in LIGHT
        )

    def _explains(self, entry: Entry, at: int) -> bool:
        """Tell whether a token's own entries share words of their English with another entry."""
        mine = {word for each in self.lexicon.look_up(self.tokens[at].headword) for word in _english(each)}
        return not mine.isdisjoint(_english(entry))

    def word_of_match(self, match: _Match) -> Word:
        """Make the word for a stretch of tokens."""
        first, last = self.tokens[match.stretch.first], self.tokens[match.stretch.end - 1]
        single = first is last
        reading = match.term.reading if match.term else self.reading(match.stretch)
        if match.choice and not match.term:
            reading = _dictionary_reading(match.choice.entry, match.spelling, reading)
        pos = self.pos(match.stretch)
        lexeme = first.lexeme if single else Lexeme(match.spelling, reading, pos.partition("-")[0])
        word = self._word(first.start, last.end, match.spelling, reading, lexeme, pos, match.choice)
        if match.term:
            word = replace(word, glosses=match.term.glosses, domain=True)
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
        if letter in "px#1" or is_helper(self.tokens, self.letters, at):
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
        token = self.tokens[at]
        spelling, reading = token.headword, token.headword_reading
        usage = Usage(
            spelling, reading, token.pos, token.ctype, token.lexeme.lemma,
            _roles(self.tokens, self.letters, at, at + 1), bool(token.dialect),
        )  # fmt: skip
        entries: Sequence[Entry] = self.lexicon.look_up(spelling)
        if token.dialect:
            entries = [entry for entry in entries if _is_safe_for_dialect(entry, spelling)]
        choice = choose(entries, usage)
        base = _base_of_potential(token)
        if choice is None and base:
            godan = replace(usage, spelling=base[0], reading=base[1], ctype=base[2])
            choice = choose(self.lexicon.look_up(base[0]), godan)
            spelling, reading = base[:2] if choice else (spelling, reading)
        return spelling, reading, choice

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
            level=self.lexicon.level(spelling, reading, entry),
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
    return has_kanji(spelling) or _is_kana_word(entry) or any(sense.dialect for sense in entry.senses)


def _english(entry: Entry) -> set[str]:
    return {word for sense in entry.senses for gloss in sense.glosses for word in content_words(gloss)}


def _is_kana_word(entry: Entry) -> bool:
    return not entry.kanji or any("uk" in sense.misc for sense in entry.senses)


def _base_of_potential(token: Token) -> tuple[str, str, str] | None:
    """Give spelling, reading and class of the verb whose potential a token is: 測る for 測れる."""
    head, reading = token.headword, token.headword_reading
    if not token.ctype.startswith("下一段") or len(head) < 3 or reading[-2:-1] not in _POTENTIAL:
        return None
    end = _POTENTIAL[reading[-2]]
    if reading[:-2] + end != token.lexeme.reading or not is_kana(head[-2:]):
        return None
    row = token.ctype.removeprefix("下一段-").replace("ア行", "ワア行")
    return head[:-2] + end, reading[:-2] + end, f"五段-{row}"


def _dictionary_reading(entry: Entry, spelling: str, heard: str) -> str:
    readings = entry.readings(spelling)
    loose = [reading for reading in readings if reading.translate(_UNVOICED) == heard.translate(_UNVOICED)]
    return heard if heard in readings or not readings else (loose or readings)[0]


def _roles(tokens: Sequence[Token], letters: str, first: int, end: int) -> tuple[str, ...]:
    """Give what the neighbours of tokens[first:end] say about it, with the names of roles.tsv."""
    roles = []
    before = letters[first - 1] if first else "#"
    if before == "1" and letters[first] in "NS":
        roles.append("counter")
    elif letters[first] == "S" and before in "NnK":
        roles.append("suffix")
    if end == len(tokens):
        return tuple(roles)
    after, letter = tokens[end], letters[end]
    if after.lexeme.lemma in {"為る", "出来る"}:
        roles.append("suru")
    elif after.surface == "な" and letter == "x":
        roles.append("na")
    elif after.surface == "の":
        roles.append("no")
    elif after.pos.startswith(("助詞-格助詞", "助詞-係助詞")):
        roles.append("case")
    elif letters[end - 1] in "NKD" and (letter in "VADKR" or after.pos == "補助記号-読点"):
        roles.append("adverb")
    elif letters[end - 1] == "P":
        roles.append("prefix")
    return tuple(roles)
