"""Parts of speech by simple English names, for those who choose words by them."""

import difflib

_NA = (
    "形状詞",
    "名詞-普通名詞-形状詞可能",
    "名詞-普通名詞-サ変形状詞可能",
)  # 静か; 慎重, which may be a noun
# English → how UniDic's names of it begin. Particles, auxiliaries and signs are no words to study.
NAMES = {
    "noun": ("名詞",),
    "verb": ("動詞",),
    "adjective": ("形容詞", *_NA),
    "i-adjective": ("形容詞",),
    "na-adjective": _NA,
    "adverb": ("副詞",),
    "adnominal": ("連体詞",),
    "conjunction": ("接続詞",),
    "interjection": ("感動詞",),
    "pronoun": ("代名詞",),
    "prefix": ("接頭辞",),
    "suffix": ("接尾辞",),
}
_UNIDIC = frozenset(beginning.partition("-")[0] for names in NAMES.values() for beginning in names)


def beginnings(name: str) -> tuple[str, ...]:
    """Give how UniDic's names for a part of speech begin; () for an unknown one.

    UniDic's own names are known too, those of parts of parts as well.

    >>> beginnings("Verb"), beginnings("nouns"), beginnings("名詞-普通名詞"), beginnings("thing")
    (('動詞',), ('名詞',), ('名詞-普通名詞',), ())
    """
    simple = name.strip().lower()
    found = NAMES.get(simple) or NAMES.get(simple.removesuffix("s"))
    if found:
        return found
    return (name.strip(),) if name.strip().partition("-")[0] in _UNIDIC else ()


def near(name: str) -> str:
    """Say which part of speech a person may have meant.

    >>> near("nuon")
    "Did you mean 'noun'?"
    """
    found = difflib.get_close_matches(name.lower(), NAMES, n=1, cutoff=0.5)
    return f"Did you mean {found[0]!r}?" if found else f"Known are: {', '.join(NAMES)}."
