"""Why a word gets no card. The first reason that holds is given; None means it deserves one."""

from bisect import bisect_left
from operator import attrgetter

from flashgen.document import Token, Word
from flashgen.kana import is_kana
from flashgen.lexicon import Lexicon
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.stretches import is_light_lemma
from flashgen.vocabulary.items import LEVELS, Criteria
from flashgen.vocabulary.uses import Use, Uses

# Zipf values; 5 is once in 10,000 words. Words as common as that need no card even if no list
# has a level for them: learners have met them hundreds of times.
_EVERYDAY = 5.6
_EVERYDAY_N4 = 5.2

_START = attrgetter("start")


def judge(uses: Uses, entry: Entry | None, lexicon: Lexicon, criteria: Criteria) -> str | None:
    """Say why a word gets no card, None if it deserves one.

    Terms of a glossary are left out only where the learner knows, excludes or seldom meets them.
    """
    word = uses.word
    if criteria.exclude and not criteria.exclude.isdisjoint({word.headword, *uses.also}):
        return "excluded"
    if criteria.known and criteria.known.knows(word.headword, word.reading, entry):
        return "known"
    if not word.domain:
        reason = _kind_reason(uses, entry) or _level_reason(uses, lexicon, entry, criteria)
        if reason:
            return reason
    if criteria.pos and not word.pos.startswith(criteria.pos):
        return "other part of speech"
    return "too seldom" if uses.count < criteria.min_count else None


# Words left out for these reasons are no news to the learner, or nothing to learn.
_EASY = frozenset(
    {"known", "below level", "basic", "grammar", "number", "name", "filler", "fragment", "excluded"}
)
_EASY_LEVEL = "N3"  # where no level is asked for, words of easier ones are taken for known


def is_easy(word: Word, reason: str | None, criteria: Criteria) -> bool:
    """Tell whether a word, left out for a reason or not, makes a sentence no harder for the learner."""
    if reason in _EASY:
        return True
    return word.level is not None and LEVELS.index(word.level) < LEVELS.index(criteria.level or _EASY_LEVEL)


def _kind_reason(uses: Uses, entry: Entry | None) -> str | None:
    """Leave out what is no word to learn: names, numbers, grammar, fragments, fillers."""
    word = uses.word
    codes = entry.senses[word.sense - 1].pos if entry and word.sense else ()
    if "固有名詞" in word.pos:
        return "name"
    if sum(map(_is_counted, uses.all)) * 2 > uses.count:
        return "number"
    if word.pos.startswith(("代名詞", "助", "名詞-助動詞語幹")) or is_light_lemma(word.lexeme.lemma):
        return "grammar"
    if "pn" in codes or ("adj-pn" in codes and word.zipf >= _EVERYDAY_N4):
        return "grammar"  # 彼ら, どんな
    if any(token.pos == "代名詞" for token in _tokens(uses.all[0])):
        return "grammar"  # 何か
    if word.pos.startswith(("接頭辞", "接尾辞")) or (len(word.headword) == 1 and is_kana(word.headword)):
        return "fragment"
    if entry and not entry.common and not word.zipf and all(map(_is_cut_off, uses.all)):
        return "fragment"
    if word.pos.startswith("感動詞") or _is_interjection(word, entry):
        return "filler"
    if entry is None and not word.glosses:
        return "not in the dictionary"
    return None


def _level_reason(uses: Uses, lexicon: Lexicon, entry: Entry | None, criteria: Criteria) -> str | None:
    word, level = uses.word, uses.word.level
    if criteria.level and level and LEVELS.index(level) < LEVELS.index(criteria.level):
        return "below level"
    common = max(word.zipf, _commonest_spelling(word, entry, lexicon))
    if level == "N5" or common >= _EVERYDAY or (level == "N4" and common >= _EVERYDAY_N4):
        return "basic"
    return "basic" if level is None and _has_basic_parts_only(uses.all[0], lexicon) else None


def _commonest_spelling(word: Word, entry: Entry | None, lexicon: Lexicon) -> float:
    """Give the Zipf value of the kanji spelling of a word in kana, カギ for 鍵; rare ones do not count."""
    if entry is None or not is_kana(word.headword):
        return 0.0
    spellings = (
        kanji.text for kanji in entry.kanji if kanji.priority and word.reading in entry.readings(kanji.text)
    )
    return max(map(lexicon.zipf, spellings), default=0.0)


def _is_counted(use: Use) -> bool:
    """Tell whether a use is what is counted: 年 of 2030年."""
    if "数詞" not in use.word.pos and "接尾辞" not in use.word.pos:  # 数詞 stands in 助数詞 too
        return False
    return any(token.end == use.word.start and token.pos == "名詞-数詞" for token in use.sentence.tokens)


def _is_cut_off(use: Use) -> bool:
    """Tell whether a prefix or a suffix is left over beside a word: it is but a part of a nonce word."""
    word = use.word
    return any(
        (token.end == word.start and token.pos.startswith("接頭辞"))
        or (token.start == word.end and token.pos.startswith("接尾辞"))
        for token in use.sentence.tokens
    )


def _is_interjection(word: Word, entry: Entry | None) -> bool:
    """Tell whether a word is called out: バイバイ, まあ; entries with kanji are words besides."""
    if entry is None or entry.kanji or not is_kana(word.headword):
        return False
    return any("int" in sense.pos for sense in entry.senses)


def _has_basic_parts_only(use: Use, lexicon: Lexicon) -> bool:
    """Tell whether a compound has nothing but everyday parts: もう少し, 他のもの.

    Expressions that end in a verb or an adjective are more than their parts (頭に入れる).
    """
    word, tokens = use.word, _tokens(use)
    if len(tokens) < 2 or word.pos.startswith(("動詞", "形容詞")):
        return False
    parts = [token for token in tokens if not token.pos.startswith("助詞")]
    return all(
        lexicon.level(part.headword, part.headword_reading) == "N5"
        or lexicon.zipf(part.headword) >= _EVERYDAY
        for part in parts
    )


def _tokens(use: Use) -> tuple[Token, ...]:
    word, tokens = use.word, use.sentence.tokens
    first = last = bisect_left(tokens, word.start, key=_START)
    while last < len(tokens) and tokens[last].end <= word.end:
        last += 1
    return tokens[first:last]
