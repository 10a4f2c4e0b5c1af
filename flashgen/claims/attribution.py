"""Who says a claim, and how surely: stance, the speaker's name, and the source of reported speech."""

import re
from collections.abc import Sequence
from itertools import pairwise

from flashgen.claims import phrases, words
from flashgen.claims.cues import Cue
from flashgen.document import Document, Section, Sentence, Token

_HEARD = frozenset(["って", "んやて", "やて", "だって", "やって", "んだって"])
_GOING_ON = frozenset(["て", "てる", "た", "居る", "れる", "ます", "有る", "とる", "はる", "おる"])
_BEFORE_SAYING = frozenset(["が", "は", "も", "で", "から"])
_STREAMING = re.compile("配信|チャット|スパチャ|スーパーチャット|視聴者|リスナー|チャンネル登録|高評価")
_WATCHING = re.compile(
    "視聴し|視聴を|一緒に(見|観)|(動画|映像|インタビュー|講演|対談|ポッドキャスト|エピソード)を(見|観|流|聞|再生)|それを流して"
)

_LEAST_STREAMING = 2  # sentences
_FARTHEST_SOURCE = 10  # tokens
_NEAR = 6  # sentences

STREAMER = "配信者"
SPEAKER = "話し手"


def stance(sentence: Sentence, fired: Sequence[Cue]) -> str:
    """Tell how a sentence is said: reported, opinion, hedged or assertion."""
    if reports(sentence.tokens):
        return "reported"
    said = {cue.stance for cue in fired}
    return next((kind for kind in ("reported", "opinion", "hedged") if kind in said), "assertion")


def reports(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence hands on what somebody said: によると, 〜と言うてた, 〜だそうだ, 〜って。"""
    told = [token for token in tokens if not phrases.is_mark(token)]
    while told and told[-1].pos == "助詞-終助詞" and told[-1].surface not in _HEARD:
        told.pop()
    if not told:
        return False
    ends = "".join(token.surface for token in told[-2:])
    return (
        told[-1].surface in _HEARD
        or ends in ("やって", "だって")
        or _is_hearsay(told)
        or source(tokens) is not None
        or _quotes_at_end(told)
    )


def _is_hearsay(told: Sequence[Token]) -> bool:
    # 降るそうだ is hearsay; 降りそうだ is a guess.
    return any(
        token.surface == "そう"
        and token.pos == "名詞-助動詞語幹"
        and before.cform.startswith(("終止", "連体"))
        for before, token in pairwise(told[-4:])
    )


def _quotes_at_end(told: Sequence[Token]) -> bool:
    """Tell whether the sentence ends in と言うてた, って書いてある: not in と言える or という."""
    for at in range(max(1, len(told) - 5), len(told)):
        quotes = told[at - 1].surface in ("と", "って") and told[at].lexeme.lemma in words.load().saying
        if quotes and any(t.lexeme.lemma in _GOING_ON for t in told[at + 1 :]):
            return not _names(told, at)
    return False


def _names(told: Sequence[Token], saying: int) -> bool:
    """Tell whether the verb of saying at an index gives a name: 連作を嫌地と言います."""
    if told[saying].lexeme.lemma != "言う" or not phrases.is_noun(told[saying - 2]):
        return False
    first = phrases.noun_phrase(told, 0, saying - 1)
    lasting = any(t.lexeme.lemma in ("て", "てる", "居る", "た") for t in told[saying + 1 :])
    return not lasting or (first > 0 and told[first - 1].surface == "を")


def source(tokens: Sequence[Token]) -> str | None:
    """Name whoever is quoted by name in a sentence: 田中教授 of 田中教授によると."""
    for at, token in enumerate(tokens):
        name = None
        if token.lexeme.lemma == "曰く" or (token.surface == "に" and _accords(tokens[at + 1 : at + 3])):
            name = _name_before(tokens, at, anyone=True)
        elif token.surface in _BEFORE_SAYING and _says(tokens[at + 1 :]):
            # 教科書には: the particle before は is no part of the name.
            end = at - 1 if at and tokens[at - 1].surface in ("に", "で") else at
            name = _name_before(tokens, end, anyone=False)
        if name:
            return name
    return None


def source_before(earlier: Sequence[Sentence]) -> str | None:
    """Name whoever is still quoted after these sentences: 源さんが言うてた。 …んやて。 …やって。"""
    for sentence in reversed(earlier):
        named = source(sentence.tokens)
        if named or not reports(sentence.tokens):
            return named
    return None


def _accords(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are the よると or よれば of 田中教授によると, or the 言わせ of 言わせると."""
    lemmas = tuple(token.lexeme.lemma for token in tokens)
    return lemmas in (("因る", "と"), ("拠る", "と"), ("因る", "ば"), ("拠る", "ば"), ("言う", "せる"))


def after_source(tokens: Sequence[Token], start: int) -> int:
    """Give the index after 田中教授によると、 where tokens begin so at `start`, else `start`."""
    for at in range(start + 1, min(len(tokens) - 3, start + _FARTHEST_SOURCE)):
        according = tokens[at].surface == "に" and tokens[at + 1].lexeme.lemma in ("因る", "拠る")
        if according and tokens[at + 3].surface == "、":
            return at + 4
    return start


def _says(tokens: Sequence[Token]) -> bool:
    """Tell whether 言ってた, 話してた or the like comes right behind, or after a quotation."""
    saying = words.load().saying
    for at, token in enumerate(tokens):
        if token.lexeme.lemma in saying:
            # UniDic takes the って of 栗やって and 百年もつって for that of a verb at times.
            before = "".join(token.surface for token in tokens[max(0, at - 2) : at])
            quoted = not before or before.endswith(("と", "って", "、", "を"))
            went_on = any(t.lexeme.lemma in _GOING_ON for t in tokens[at + 1 : at + 4])
            return quoted and went_on
    return False


def _name_before(tokens: Sequence[Token], end: int, *, anyone: bool) -> str | None:
    first = phrases.noun_phrase(tokens, max(0, end - 8), end)
    # デイブ・シャピロ: the dot is no noun but belongs to the name.
    while first >= 2 and tokens[first - 1].surface in ("・", "＝") and phrases.is_noun(tokens[first - 2]):
        first = phrases.noun_phrase(tokens, max(0, first - 5), first - 1)
    inside = tokens[first:end]
    # 彼ら and それら leave no more than their ら.
    if not inside or phrases.points_back(inside) or inside[0].pos.startswith("接尾辞"):
        return None
    named = any(t.pos.startswith(("名詞-固有名詞", "接尾辞-名詞的")) for t in inside)
    last_is_name = inside[-1].pos.startswith(("名詞-固有名詞", "接尾辞-名詞的"))
    is_authority = any(t.lexeme.lemma in words.load().authorities for t in inside)
    if not (is_authority or (named and (anyone or last_is_name))):
        return None
    return "".join(token.surface for token in inside)


def speakers(document: Document) -> list[list[str]]:
    """Say for each sentence, section by section, who speaks where the transcript has no speaker marks.

    A transcript with the words of live streaming has a streamer. Where a streamer watches something
    with the audience, only what stands near chat is surely the streamer's own; elsewhere nobody can
    tell from the text who is heard, and 話し手 claims no more than that.
    """
    texts = [sentence.text for sentence in (*document.summary, *document.sentences())]
    if sum(_STREAMING.search(text) is not None for text in texts) < _LEAST_STREAMING:
        return [[SPEAKER] * len(section.sentences) for section in document.sections]
    if not any(_WATCHING.search(text) for text in texts):
        return [[STREAMER] * len(section.sentences) for section in document.sections]
    return [_near_chat(section) for section in document.sections]


def _near_chat(section: Section) -> list[str]:
    chats = [_STREAMING.search(sentence.text) is not None for sentence in section.sentences]
    return [
        STREAMER if any(chats[max(0, at - _NEAR) : at + _NEAR + 1]) else SPEAKER for at in range(len(chats))
    ]
