"""Whether a reading can be that of a word: a person's file is refused where nothing at all speaks for it."""

from flashgen.furigana.kanji import is_listed, readings
from flashgen.kana import may_read


def may_be_read(word: str, reading: str) -> bool:
    """Tell whether a reading in hiragana can be that of a word.

    The kana of the word must stand in it. Of its kanji, one at least must be read as kanji dictionaries
    have it, or a dictionary of words must have the whole, as 大人 おとな.

    >>> may_be_read("猫舌", "ねこじた"), may_be_read("猫舌", "いぬじた"), may_be_read("猫", "いぬ")
    (True, True, False)
    """
    if not may_read(word, reading):
        return False
    kanji = [letter for letter in word if is_listed(letter)]
    told = any(one in reading for letter in kanji for one in readings(letter))
    return not kanji or told or _is_in_dictionary(word, reading)


def _is_in_dictionary(word: str, reading: str) -> bool:
    from flashgen.lexicon.installed import open_lexicon  # asked for once in a thousand words

    return any(reading in entry.readings(word) for entry in open_lexicon().look_up(word))
