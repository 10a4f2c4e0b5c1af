"""Clauses in plain standard Japanese without what speech hangs on their ends: のだ, particles, と思う."""

from collections.abc import Sequence
from dataclasses import replace

from flashgen.claims.phrases import is_copula, is_mark, is_noun, standard
from flashgen.document import Sentence, Token
from flashgen.morphology import conjugation
from flashgen.values import dataclass

_CLOSING = frozenset("」』）)")
_TRAILING = frozenset(["けど", "が", "けれど", "けれども", "し"])
_PRESENT_COPULAS = frozenset(["だ", "や", "です", "な", "じゃ"])
_POLITE = frozenset(["ます", "です"])
_THINKING = frozenset(["思う", "考える", "信ずる", "信じる"])
_ASKING = frozenset(["か", "かい", "っけ"])  # 〜ちゃうか without か would say the opposite


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in plain standard Japanese without copula, particles and と思う at its end.

    `copula`: the だ or だった it wants to be a statement. `supposed`: と思う was taken off;
    `concluded`: ということだ was. `wish`: it ends in a volitional, an imperative or たい, and states nothing.
    """

    text: str
    copula: str = ""
    supposed: bool = False
    concluded: bool = False
    wish: bool = False
    last: Token | None = None

    @property
    def nominal(self) -> bool:
        """Tell whether it says what something is: 塩は道具, 海は静か."""
        return bool(self.copula)

    @property
    def statement(self) -> str:
        """Give it as a plain statement without its full stop: 塩は道具だ."""
        return self.text + (self.copula if self.nominal else "")

    @property
    def explanatory(self) -> str:
        """Give it as the question なぜ asks: 塩は道具なのか."""
        if self.supposed:
            return self.statement + "と考えられるのか"
        if self.concluded:
            return self.statement + "と言えるのか"
        return self.text + {"": "のか", "だ": "なのか"}.get(self.copula, f"{self.copula}のか")


def make(sentence: Sentence, first: int, last: int) -> Clause | None:
    """Make a clause of tokens[first:last]; None where nothing is left of it, or it ends in か."""
    tokens = sentence.tokens
    core = _core(tokens, first, _Core(last))
    last = core.last
    if last <= first:
        return None
    final = tokens[last - 1]
    if final.pos == "助詞-終助詞" and final.surface in _ASKING:
        return None
    start = tokens[first].start
    copula, noun_end = _copula(tokens, first, last)
    if copula:
        before = tokens[noun_end - 1]
        # 赤いです: the copula after an adjective only makes it polite.
        if before.cform.startswith(("終止", "連体")):
            copula = ""
        return Clause(
            standard(sentence, start, before.end), copula, core.supposed, core.concluded, last=before
        )
    if any(token.lexeme.lemma in _POLITE for token in tokens[max(first, last - 3) : last]):
        text = _plain(sentence, first, last)
        return None if text is None else Clause(text, "", core.supposed, core.concluded, last=final)
    wish = final.cform.startswith(("意志", "命令")) or final.lexeme.lemma == "たい"
    bare = is_noun(final) or final.pos.startswith(("形状詞", "代名詞")) or final.pos == "助詞-副助詞"
    text = standard(sentence, start, final.end)
    return Clause(text, "だ" if bare else "", core.supposed, core.concluded, wish, final)


def _copula(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int]:
    """Give だ or だった, and the index after what it stands behind; "" where there is no copula."""
    if last - first >= 2 and is_copula(tokens[last - 1]) and tokens[last - 1].surface in _PRESENT_COPULAS:
        return "だ", last - 1
    if last - first >= 3 and tokens[last - 1].lexeme.lemma == "た":
        before, noun = tokens[last - 2], tokens[last - 3]
        # UniDic takes やっ of やった for 遣る at times; no verb follows a noun so.
        if is_copula(before) or (
            before.surface == "やっ" and (is_noun(noun) or noun.pos.startswith("形状詞"))
        ):
            return "だった", last - 2
    return "", last


def closing(sentence: Sentence, first: int, last: int, *, thinking: bool) -> tuple[int, str]:
    """Say where the words of a statement end, and what closes it there: 塩は道具|やねん → だ.

    `thinking` keeps と思う; else it goes, as long as somebody is thinking it: と思われる stays.
    """
    tokens = sentence.tokens
    core = _core(tokens, first, _Core(last), thinking=not thinking)
    if any(token.lexeme.lemma in ("れる", "られる") for token in tokens[core.last : last]):
        core = _core(tokens, first, _Core(last), thinking=False)
    final = tokens[core.last - 1]
    if final.surface == "か" and core.last < last and tokens[core.last].surface == "な":
        # A doubt stays a doubt: 違うのかな is かもしれない, but 種類ちゃうかな is no ではないかもしれない.
        asked = tokens[core.last - 2]
        denied = asked.lexeme.lemma in ("無い", "ない") or asked.dialect != ""
        return core.last, "と思われる" if denied else "もしれない"
    if final.surface in _PRESENT_COPULAS and final.surface != "です" and is_copula(final):
        noun = core.last - 1
        before = tokens[noun - 1]
        bare = not before.cform.startswith(("終止", "連体")) or before.lexeme.lemma == "べし"
        return noun, "だ" if bare else ""
    return core.last, ""


@dataclass(frozen=True, slots=True)
class _Core:
    """Where a clause ends without particles, のだ, と思う and ということだ, and what was taken off."""

    last: int
    supposed: bool = False
    concluded: bool = False


def _core(tokens: Sequence[Token], first: int, core: _Core, *, thinking: bool = True) -> _Core:
    last = core.last
    if last <= first:
        return core
    token = tokens[last - 1]
    lemmas = [t.lexeme.lemma for t in tokens[max(first, last - 4) : last]]
    particle = token.pos == "助詞-終助詞" and not is_copula(token) and token.surface not in _ASKING
    trailing = token.pos == "助詞-接続助詞" and token.surface in _TRAILING
    if (is_mark(token) and token.surface not in _CLOSING) or particle or trailing:
        return _core(tokens, first, replace(core, last=last - 1), thinking=thinking)
    if is_copula(token) and lemmas[-2:-1] == ["の"] and tokens[last - 2].pos == "助詞-準体助詞":
        return _core(tokens, first, replace(core, last=last - 2), thinking=thinking)
    if is_copula(token) and last - first >= 2 and tokens[last - 2].pos == "名詞-助動詞語幹":  # 降るそうや
        return _core(tokens, first, replace(core, last=last - 2), thinking=thinking)
    if is_copula(token) and lemmas[-3:-1] == ["って", "事"]:
        return replace(core, last=last - 3, concluded=True)
    if is_copula(token) and lemmas[-3:-1] == ["言う", "事"] and tokens[last - 3].surface == "いう":
        # 部品やいうことや: Osaka leaves out と.
        quoting = last - 4 >= first and tokens[last - 4].surface in ("と", "って")
        return replace(core, last=last - 3 - quoting, concluded=True)
    thought = _thinking(tokens, first, last) if thinking else None
    return core if thought is None else _core(tokens, first, replace(core, last=thought, supposed=True))


def _thinking(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Find と before 思う, 思ってる, 思います at the end of a clause."""
    for at in range(last - 1, max(first, last - 5), -1):
        if tokens[at].lexeme.lemma in _THINKING and tokens[at - 1].surface in ("と", "って"):
            return at - 1
    return None


def _plain(sentence: Sentence, first: int, last: int) -> str | None:
    """Turn a polite ending into a plain one: 抜けます → 抜ける, 抜けました → 抜けた; None where unsure."""
    tokens = sentence.tokens
    at = next((i for i in range(last - 1, first, -1) if tokens[i].lexeme.lemma in _POLITE), None)
    if at is None:
        return None
    verb = tokens[at - 1]
    ending = "".join(t.surface for t in tokens[at:last])
    plain = {
        "ます": verb.headword,
        "ました": conjugation.conjugate(verb.headword, verb.ctype, "た形"),
        "ません": _negated(verb),
    }.get(ending)
    return None if plain is None else standard(sentence, tokens[first].start, verb.start) + plain


def _negated(verb: Token) -> str | None:
    if verb.headword == "ある":
        return "ない"
    stem = conjugation.conjugate(verb.headword, verb.ctype, "未然形-一般")
    return None if stem is None else stem + "ない"
