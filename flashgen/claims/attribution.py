"""Who says a claim, and how surely: stance, the speaker's name, and the source of reported speech."""

import re
from collections.abc import Sequence

from flashgen.claims import phrases
from flashgen.claims.cues import Cue
from flashgen.document import Document, Section, Sentence, Token

_SAYING = frozenset(["言う", "話す", "述べる", "語る", "書く", "報告", "主張", "指摘", "示す", "説明", "教える", "伝える", "論ずる"])
_PEOPLE = frozenset(
    ["研究者", "研究", "教授", "博士", "専門", "専門家", "学者", "論文", "チーム", "研究室", "大学", "調査", "実験", "先生", "記録", "史料"]
)
_STREAMING = re.compile("配信|チャット|スパチャ|スーパーチャット|視聴者|リスナー|チャンネル登録|高評価")
_WATCHING = re.compile("視聴し|視聴を|一緒に(見|観)|(動画|映像|インタビュー|講演|対談|ポッドキャスト|エピソード)を(見|観|流|聞|再生)|それを流して")

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
    words = [token for token in tokens if not phrases.is_mark(token)]
    while words and words[-1].pos == "助詞-終助詞":
        words.pop()
    if not words:
        return False
    if words[-1].surface in ("って", "んやて", "やて", "だって", "やって"):
        return True
    if any(t.pos == "名詞-助動詞語幹" and t.surface == "そう" for t in words[-3:]) and _follows_statement(words):
        return True
    return source(tokens) is not None or _quotes_at_end(words)


def _follows_statement(words: Sequence[Token]) -> bool:
    # 降るそうだ is hearsay; 降りそうだ is a guess.
    at = max(i for i, t in enumerate(words) if t.surface == "そう")
    return at > 0 and words[at - 1].cform.startswith("終止")


def _quotes_at_end(words: Sequence[Token]) -> bool:
    for at in range(max(1, len(words) - 5), len(words)):
        quotes = words[at - 1].surface in ("と", "って") and words[at].lexeme.lemma in _SAYING
        went_on = any(t.lexeme.lemma in ("て", "てる", "た", "居る", "為る", "れる", "ます") for t in words[at + 1 :])
        if quotes and went_on:
            return True
    return False


def source(tokens: Sequence[Token]) -> str | None:
    """Name whoever is quoted by name in a sentence: 田中教授 of 田中教授によると, ある論文では…."""
    for at, token in enumerate(tokens):
        following = [t.lexeme.lemma for t in tokens[at + 1 : at + 3]]
        if token.surface == "に" and following in (["因る", "と"], ["因る", "ば"], ["拠る", "と"], ["因る", "て"]):
            name = _name_before(tokens, at, anyone=True)
        elif token.surface in ("が", "は", "も") and _says(tokens[at + 1 :]):
            name = _name_before(tokens, at, anyone=False)
        else:
            continue
        if name:
            return name
    return None


def _says(tokens: Sequence[Token]) -> bool:
    """Tell whether 言ってた, 話してた or the like comes right behind, or after a quotation."""
    for at, token in enumerate(tokens):
        if token.lexeme.lemma in _SAYING and token.pos.startswith(("動詞", "名詞")):
            quoted = at == 0 or tokens[at - 1].surface in ("と", "って", "、", "を")
            went_on = any(t.lexeme.lemma in ("てる", "た", "て") for t in tokens[at + 1 : at + 4])
            return quoted and went_on
    return False


def _name_before(tokens: Sequence[Token], end: int, *, anyone: bool) -> str | None:
    first = phrases.noun_phrase(tokens, max(0, end - 8), end)
    # デイブ・シャピロ: the dot is no noun but belongs to the name.
    while first >= 2 and tokens[first - 1].surface in ("・", "＝") and phrases.is_noun(tokens[first - 2]):
        first = phrases.noun_phrase(tokens, max(0, first - 5), first - 1)
    inside = tokens[first:end]
    if not inside or phrases.points_back(inside):
        return None
    is_person = any(t.pos.startswith("名詞-固有名詞") or t.pos.startswith("接尾辞-名詞的") for t in inside)
    is_authority = inside[-1].lexeme.lemma in _PEOPLE or any(t.lexeme.lemma in _PEOPLE for t in inside)
    if not (is_authority or is_person and (anyone or inside[-1].pos.startswith(("名詞-固有名詞", "接尾辞")))):
        return None
    return "".join(token.surface for token in inside)


def speakers(document: Document) -> tuple[str, ...]:
    """Say for each section who speaks there where the transcript has no speaker marks.

    A transcript with the words of live streaming has a streamer. Where a streamer watches something
    with the audience, only the sections with chat in them are surely the streamer's own; in the
    others nobody can tell from the text who is heard, and 話し手 claims no more than that.
    """
    texts = [sentence.text for sentence in (*document.summary, *document.sentences())]
    streamed = sum(_STREAMING.search(text) is not None for text in texts) >= 2
    watched = any(_WATCHING.search(text) for text in texts)
    return tuple(
        STREAMER if streamed and (not watched or _has_chat(section)) else SPEAKER for section in document.sections
    )


def _has_chat(section: Section) -> bool:
    return any(_STREAMING.search(sentence.text) for sentence in section.sentences)
