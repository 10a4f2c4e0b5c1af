"""What a dictionary says: Entry → Spelling, Sense, with JMdict's own short codes (v5k, uk, ksb)."""

from flashgen.kana import is_kana, to_hiragana
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write an entry, in kanji or in kana.

    `priority` and `info` are JMdict's codes (ichi1, news1, nf05; ateji, iK, ok). A kana spelling
    with `restrictions` reads only those kanji spellings; one with `no_kanji` reads none of them.
    """

    text: str
    priority: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    no_kanji: bool = False

    @property
    def common(self) -> bool:
        """Whether JMdict marks the spelling as common (news1, ichi1, spec1, spec2, gai1)."""
        return bool(self.priority) and not _COMMON.isdisjoint(self.priority)


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of an entry; its number is its place in the entry, counted from 1.

    `pos`, `misc`, `field`, `dialect` hold JMdict's codes, `stagk` and `stagr` the spellings to
    which the sense is confined, `info` remarks in English. `gloss_types` is empty, or names for
    each gloss one of lit, fig, expl, tm ("" for a plain one).
    """

    pos: tuple[str, ...]
    glosses: tuple[str, ...]
    misc: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    dialect: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    stagk: tuple[str, ...] = ()
    stagr: tuple[str, ...] = ()
    gloss_types: tuple[str, ...] = ()
    xref: tuple[str, ...] = ()
    ant: tuple[str, ...] = ()

    def fits(self, spelling: str, reading: str = "") -> bool:
        """Tell whether the sense is open to a spelling with its reading (JMdict's stagk and stagr).

        >>> bowl = Sense(("n",), ("bowl for rice",), stagk=("丼",))
        >>> bowl.fits("丼", "どんぶり"), bowl.fits("丼ぶり", "どんぶり"), bowl.fits("どんぶり")
        (True, False, True)

        Kana may stand for any kanji; without a reading no sense is ruled out by its reading.
        """
        if not self.stagk and not self.stagr:
            return True
        if spelling in self.stagk:
            return True
        kana = to_hiragana(reading or (spelling if is_kana(spelling) else ""))
        if self.stagr:
            return not kana or kana in map(to_hiragana, self.stagr)
        return is_kana(spelling)


@dataclass(frozen=True, slots=True)
class Entry:
    """A dictionary entry.

    `seq` is JMdict's sequence number; entries of dictionaries without such numbers have stable
    negative ones. Of its spellings the first is the commonest. Kana are as the dictionary has
    them: katakana for チル.
    """

    seq: int
    kanji: tuple[Spelling, ...]
    kana: tuple[Spelling, ...]
    senses: tuple[Sense, ...]

    @property
    def headword(self) -> str:
        """The spelling the entry is filed under: its first kanji spelling, or else its first kana."""
        return (self.kanji or self.kana)[0].text

    @property
    def common(self) -> bool:
        """Whether JMdict marks a spelling as common (news1, ichi1, spec1, spec2, gai1)."""
        return any(spelling.common for spelling in self.kanji + self.kana)

    def readings(self, spelling: str) -> tuple[str, ...]:
        """Give the readings of a spelling, in hiragana, the commonest first; none if it is not here.

        A kana spelling reads as itself. Kana that JMdict bars from the spelling (re_restr,
        re_nokanji) are left out, and misspellings that it has for searching only (sk).
        """
        if spelling in [kana.text for kana in self.kana]:
            return (to_hiragana(spelling),)
        if spelling not in [kanji.text for kanji in self.kanji]:
            return ()
        readings = (
            to_hiragana(kana.text)
            for kana in self.kana
            if not kana.no_kanji
            and "sk" not in kana.info
            and (not kana.restrictions or spelling in kana.restrictions)
        )
        return tuple(dict.fromkeys(readings))


_COMMON = frozenset({"news1", "ichi1", "spec1", "spec2", "gai1"})  # what JMdict's (P) stands for


def is_expression(entry: Entry) -> bool:
    """Tell whether an entry is an expression of several words."""
    return any("exp" in sense.pos for sense in entry.senses)


def is_adverb(entry: Entry) -> bool:
    """Tell whether an entry is an adverb, or an expression that is nothing else."""
    pos = entry.senses[0].pos
    return "adv" in pos or pos == ("exp",)
