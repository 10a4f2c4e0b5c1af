"""Conjugation over UniDic's inflection classes: (行く, 五段-カ行, 未然形) → 行か.

The classes are data: conjugation.tsv. Forms go by UniDic's names (未然形-一般, 連用形-促音便) or their
beginnings, and by three names of our own: 音便形, what て and た attach to (書い), て形 and た形, with
て or た attached in their right voice (書いて, 読んで).
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flashgen.values import dataclass

_DATA = Path(__file__).with_name("conjugation.tsv")
SOURCES = (_DATA, Path(__file__))  # what conjugated forms depend on, for those who keep some


@dataclass(frozen=True, slots=True)
class Class:
    """What an inflection class takes off a dictionary form and puts on it, form by form.

    `voiced` tells whether て and た become で and だ after its 音便形.
    """

    name: str
    ending: str
    forms: Mapping[str, str]
    voiced: bool = False


def conjugate(headword: str, ctype: str, form: str) -> str | None:
    """Put a word, given in its dictionary form, into another form; None where it has no such form.

    >>> conjugate("行く", "五段-カ行", "未然形"), conjugate("いい", "形容詞", "連用形-促音便")
    ('行か', 'よかっ')
    >>> conjugate("読む", "五段-マ行", "て形"), conjugate("する", "サ行変格", "意志推量形")
    ('読んで', 'しよう')
    """
    found = inflection(headword, ctype)
    if found is None:
        return None
    stem = headword[: len(headword) - len(found.ending)]
    if form in ("て形", "た形"):
        base = conjugate(headword, ctype, "音便形")
        sound = {"て形": "てで", "た形": "ただ"}[form][found.voiced]
        return None if base is None else base + sound
    added = _ending(found, form)
    return None if added is None else stem + added


def is_voiced(headword: str, ctype: str) -> bool:
    """Tell whether て and た become で and だ after this word.

    >>> is_voiced("読む", "五段-マ行"), is_voiced("食べる", "下一段-バ行")
    (True, False)
    """
    found = inflection(headword, ctype)
    return found is not None and found.voiced


# What stands before る in 一段 verbs: kana in え and い, and the kanji of those that are written with one.
_BEFORE_RU = frozenset("えけげせぜてねべめれいきぎしじちにびみり見観診着似煮寝出得経居射鋳干")
_E_TO_U = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))


def is_potential(headword: str, lemma: str, ctype: str) -> bool:
    """Tell whether a word is the potential of a 五段 verb, as UniDic shows it: 飲める under 飲む.

    >>> is_potential("飲める", "飲む", "下一段-マ行"), is_potential("見れる", "見る", "下一段-ラ行")
    (True, False)
    """
    if not ctype.startswith("下一段") or len(headword) < 3 or lemma.endswith(headword[-2:]):
        return False
    # 見れる, 食べれる: an 一段 verb that has lost its ら, and whose plain form keeps the vowel before る.
    shortened = lemma[-1] == "る" and lemma[-2:-1] in _BEFORE_RU
    return headword[-2] in _E_TO_U and not shortened


# What 連用形 of 上一段 verbs look like; others in い-row kana are of 五段 verbs, those in え-row of 下一段.
_KAMI = re.compile(".*[起生尽飽落満過借足懲伸延浴詫錆閉恥老悔][いきぎちびみりじ]")
_VERBAL_NOUN = re.compile(r".*[一-龯々][ぁ-ん]*[いきぎしちにびみりえけげせてねべめれ]")
_ROWS = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
_CLASSES = dict(zip("うくぐすつぬぶむる", "ワカガサタナバマラ", strict=True))
_CLASSES |= dict(zip("えけげせてねべめれ", "アカガサタナバマラ", strict=True))


def is_verbal_noun(surface: str) -> bool:
    """Tell whether a noun is spelled as a verb's 連用形 is: a kanji, then kana that a verb may end in.

    >>> is_verbal_noun("帰り"), is_verbal_noun("片付け"), is_verbal_noun("学校"), is_verbal_noun("くり")
    (True, True, False, False)
    """
    return _VERBAL_NOUN.fullmatch(surface) is not None


def verb_of_noun(surface: str) -> tuple[str, str]:
    """Give the verb whose 連用形 a noun is, in its dictionary form, with its inflection class.

    >>> verb_of_noun("笑い"), verb_of_noun("片付け"), verb_of_noun("起き")
    (('笑う', '五段-ワア行'), ('片付ける', '下一段-カ行'), ('起きる', '上一段-カ行'))
    """
    stem, last = surface[:-1], surface[-1]
    if last not in _ROWS:
        return surface + "る", f"下一段-{_CLASSES[last]}行"
    end = _ROWS[last]
    if _KAMI.fullmatch(surface):
        return surface + "る", f"上一段-{_CLASSES[end].replace('ワ', 'ア')}行"
    return stem + end, f"五段-{_CLASSES[end]}行".replace("ワ行", "ワア行")


def without_potential(headword: str) -> tuple[str, str]:
    """Give the verb that a potential is made of, with its inflection class.

    >>> without_potential("飲める"), without_potential("使える")
    (('飲む', '五段-マ行'), ('使う', '五段-ワア行'))
    """
    row = {
        "う": "ワア",
        "く": "カ",
        "ぐ": "ガ",
        "す": "サ",
        "つ": "タ",
        "ぬ": "ナ",
        "ぶ": "バ",
        "む": "マ",
        "る": "ラ",
    }
    end = _E_TO_U[headword[-2]]
    return headword[:-2] + end, f"五段-{row[end]}行"


@cache
def inflection(headword: str, ctype: str) -> Class | None:
    """Find the inflection class of a dictionary form; None where there is none, or it does not fit."""
    classes = _classes()
    ctype = ctype.replace("文語四段", "五段")  # which is what it has become: UniDic's 渡り in 渡りよる
    name = next((n for n in (ctype, ctype.split("-")[0]) if n in classes), None)
    if name is None:
        return None
    for last, exceptions, found in classes[name]:
        if headword.endswith(last) and not (exceptions and headword.endswith(exceptions)):
            return found
    return None


def _ending(found: Class, form: str) -> str | None:
    if form == "音便形":
        # サ行 and 一段 have no form of their own before て: 出し-て, 食べ-て.
        sound = next(
            (f for f in found.forms if f.startswith("連用形-") and f != "連用形-一般"), "連用形-一般"
        )
        return found.forms.get(sound)
    if form in found.forms:
        return found.forms[form]
    begins = form.split("-")[0]
    return next((ending for name, ending in found.forms.items() if name.startswith(begins)), None)


_Classes = dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Class]]]


@cache
def _classes() -> _Classes:
    """Read the table: "-" stands where a word has no such form, "∅" where the form has no ending."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    classes: _Classes = {}
    for line in lines[1:]:
        row = dict(zip(names, (cell.replace("∅", "") for cell in line.split("\t")), strict=True))
        name, last, exceptions, ending, voiced = (row.pop(n) for n in names[:5])
        forms = {form: added for form, added in row.items() if added != "-"}
        found = Class(name, ending, forms, voiced == "yes")
        lasts = (ending,) if last == "-" else tuple(last.split())
        classes.setdefault(name, []).append(
            (lasts, () if exceptions == "-" else tuple(exceptions.split()), found)
        )
    return classes
