# ruff: noqa: E501 (a sentence stays on one line)
"""Sentences, words, dialect items and claims as the stages below would give them, for notes to be made of."""

import re
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from flashgen.claims.claim import Claim, claim_id
from flashgen.dialects.items import Item
from flashgen.dialects.profile import ItemUse, Use
from flashgen.document import DialectForm, FormPart, Lexeme, Ruby, Sentence, Word
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.notes import Note, claims, dialect, words
from flashgen.vocabulary.items import VocabularyItem

_RUBY = re.compile(r"｜?([^｜《》]*?)([^｜《》ぁ-んァ-ヶー、。「」？\s]+)《(.+?)》")


def read(marked: str) -> tuple[str, tuple[Ruby, ...]]:
    """Read 知《し》らん, or 食べ｜物《もの》 where the base does not begin at a kana.

    >>> read("知《し》らん")
    ('知らん', (Ruby(start=0, end=1, base='知', reading='し'),))
    """
    text, rubies, at = "", [], 0
    for match in _RUBY.finditer(marked):
        text += marked[at : match.start()].replace("｜", "") + match[1]
        rubies.append(Ruby(len(text), len(text) + len(match[2]), match[2], match[3]))
        text += match[2]
        at = match.end()
    return text + marked[at:], tuple(rubies)


def said(
    marked: str, standard: str = "", forms: Sequence[tuple[str, str, str]] = (), time: float | None = None
) -> Sentence:
    """Make a sentence; forms are (item, surface, standard)."""
    text, rubies = read(marked)
    found = tuple(
        DialectForm(item, text.index(piece), text.index(piece) + len(piece), piece, new, item.split(".")[0])
        for item, piece, new in forms
    )
    return Sentence(text, (), rubies, found, read(standard)[0] or text, time=time)


STANDARD = [
    "モデルが｜書《か》いた｜理由《りゆう》と｜中《なか》の｜計算《けいさん》が｜同《おな》じかどうか、その｜忠実《ちゅうじつ》｜性《せい》を｜確《たし》かめなければならないんだ。",
    "｜朝《あさ》からずっとこの｜問題《もんだい》に｜取《と》り｜組《く》んでるんだけど、まだ｜答《こた》えが｜見《み》えない。",
    "この｜論文《ろんぶん》だけ｜読《よ》んでも、どうしてそうなるのか｜全然《ぜんぜん》わからない。",
    "｜夜中《よなか》まで｜動画《どうが》｜見《み》てしまって、｜今朝《けさ》は｜起《お》きられなかったよ。",
    "ここで｜諦《あきら》めたらだめだ、もう｜少《すこ》し｜掘《ほ》ってみよう。",
    "そんな｜説明《せつめい》では｜誰《だれ》も｜納得《なっとく》しない。",
    "｜昨日《きのう》はコメント｜読《よ》まなかった。",
    "｜書《か》いてある｜説明《せつめい》と｜中《なか》でやってる｜計算《けいさん》がずれることがあるから、｜説明《せつめい》だけ｜信《しん》じたらだめだ。",
    "｜相手《あいて》に｜気《き》に｜入《い》られようとして｜答《こた》えを｜曲《ま》げる｜癖《くせ》を、｜追従《ついしょう》と｜呼《よ》んでいる。",
    "なぜ、｜書《か》かれた｜説明《せつめい》だけを｜信《しん》じてはいけないのか。",
    "｜中《なか》で｜行《おこな》われている｜計算《けいさん》と｜食《く》い｜違《ちが》うことがあるから。",
    "しない、だめだ",
    "｜行《い》かない",
    "｜食《た》べない",
    "｜食《た》べてしまった",
    "｜寝《ね》てしまった",
]
RUBIES: Mapping[str, tuple[Ruby, ...]] = dict(map(read, STANDARD))


def rubies(text: str) -> Sequence[Ruby]:
    """Know the texts above; anything else stays bare."""
    return RUBIES.get(text, ())


def word(sentence: Sentence, surface: str, headword: str, reading: str, *glosses: str, **more: Any) -> Word:
    """Make a word of the sentence."""
    start = sentence.text.index(surface)
    lexeme = more.pop("lexeme", Lexeme(headword, reading, "名詞"))
    values: dict[str, Any] = {"pos": "名詞-普通名詞", "glosses": glosses, **more}
    return Word(start, start + len(surface), surface, headword, reading, lexeme, **values)


def chosen(target: Word, sentence: Sentence, **more: Any) -> VocabularyItem:
    """Make a vocabulary item."""
    return VocabularyItem(**{"kind": "general", "section": "", **more}, word=target, sentence=sentence)


def item(id_: str, form: str, standard: str, meaning: str, **more: Any) -> Item:
    """Make an item of a dialect."""
    values: dict[str, Any] = {"kind": "grammar", "category": id_.split(".")[0], **more}
    return Item(id=id_, form=form, standard=standard, meaning=meaning, **values)


# ------------------------------------------------------------------ what is said

FAITHFUL = said(
    "モデルが｜書《か》いた｜理由《りゆう》と｜中《なか》の｜計算《けいさん》が｜同《おな》じかどうか、その｜忠実《ちゅうじつ》｜性《せい》を｜確《たし》かめなあかんねん。",
    STANDARD[0],
    [("need.naakan", "なあかん", "なければならない"), ("exp.nen", "ねん", "んだ")],
    time=754,
)
TACKLE = said(
    "｜朝《あさ》からずっとこの｜問題《もんだい》に｜取《と》り｜組《く》んでるんやけど、まだ｜答《こた》えが｜見《み》えへん。",
    STANDARD[1],
    [("cop.ya", "やけど", "だけど"), ("neg.hen", "へん", "ない")],
    time=61,
)
PAPER = said(
    "この｜論文《ろんぶん》だけ｜読《よ》んでも、なんでそうなるんか｜全然《ぜんぜん》わからへん。",
    STANDARD[2],
    [("w.nande", "なんで", "どうして"), ("q.nka", "んか", "のか"), ("neg.hen", "わからへん", "わからない")],
)
NIGHT = said(
    "｜夜中《よなか》まで｜動画《どうが》｜見《み》てもうて、｜今朝《けさ》は｜起《お》きられへんかったわ。",
    STANDARD[3],
    [("asp.temau", "てもうて", "てしまって"), ("neg.hen", "へんかった", "なかった"), ("sfp.wa", "わ", "よ")],
    time=3725,
)
QUIT = said(
    "ここで｜諦《あきら》めたらあかん、もうちょい｜掘《ほ》ってみよ。",
    STANDARD[4],
    [("neg.akan", "あかん", "だめだ"), ("w.choi", "ちょい", "少し"), ("vol.short", "みよ", "みよう")],
)
NOBODY = said(
    "そんな｜説明《せつめい》では｜誰《だれ》も｜納得《なっとく》せえへん。",
    STANDARD[5],
    [("neg.hen", "せえへん", "しない")],
)
COMMENTS = said(
    "｜昨日《きのう》はコメント｜読《よ》まへんかった。", STANDARD[6], [("neg.hen", "へんかった", "なかった")]
)
EXPLAIN = said(
    "｜書《か》いてある｜説明《せつめい》と｜中《なか》でやってる｜計算《けいさん》がずれることがあるから、｜説明《せつめい》だけ｜信《しん》じたらあかん。",
    STANDARD[7],
    [("neg.akan", "あかん", "だめだ")],
    time=812,
)
BEND = said(
    "ほんまは｜違《ちが》うと｜思《おも》ってても、｜相手《あいて》に｜合《あ》わせてまうことがあるやろ。"
)
FLATTERY = said(
    "そうやって｜相手《あいて》に｜気《き》に｜入《い》られようとして｜答《こた》えを｜曲《ま》げる｜癖《くせ》を、｜追従《ついしょう》って｜呼《よ》んでる。",
    STANDARD[8],
    time=901,
)
PREDICT = said(
    "｜大規模《だいきぼ》｜言語《げんご》モデルは、｜次《つぎ》に｜来《く》る｜単語《たんご》を｜当《あ》てる｜練習《れんしゅう》を｜延々《えんえん》とさせられてるわけや。"
)
HOSTILE = said("<script>alert(1)</script> & &amp; {{c1::答え}} [sound:a.mp3] えぐいわ[笑] \\(x\\) ここまで。")

# ------------------------------------------------------------------ what is worth a card

FAITHFUL_ENTRY = Entry(
    1,
    (Spelling("忠実"),),
    (Spelling("ちゅうじつ"),),
    (
        Sense(("n", "adj-na"), ("faithful", "loyal", "devoted")),
        Sense(("n",), ("faithfulness (to the original)", "fidelity", "accuracy")),
    ),
)
TACKLE_ENTRY = Entry(
    2,
    (Spelling("取り組む"),),
    (Spelling("とりくむ"),),
    (
        Sense(("v5m", "vi"), ("to tackle", "to wrestle with", "to engage in a bout")),
        Sense(("v5m", "vi"), ("to be matched against",)),
        Sense(("v5m", "vi"), ("to deal with (a problem)", "to make an effort"), ("uk",)),
    ),
)
ITEMS = [
    chosen(
        word(FAITHFUL, "忠実性", "忠実性", "ちゅうじつせい", "faithfulness", "fidelity", rank=18230, domain=True),
        FAITHFUL,
        kind="domain",
        section="理由と計算は同じか",
        count=6,
        entry=FAITHFUL_ENTRY,
    ),
    chosen(
        word(TACKLE, "取り組ん", "取り組む", "とりくむ", "to deal with (a problem)", "to make an effort",
             pos="動詞-一般", level="N3", rank=2411, entry=2, sense=3, pitch="3"),
        TACKLE,
        section="朝の配信",
        also=("取組む",),
        entry=TACKLE_ENTRY,
    ),
    chosen(
        word(PREDICT, "大規模言語モデル", "大規模言語モデル", "だいきぼげんごモデル",
             "large language model", "neural network trained to predict the next word of very many texts"),
        PREDICT,
        kind="domain",
    ),
]  # fmt: skip
HEN = item(
    "neg.hen", "〜へん", "〜ない", "plain negative: not",
    formation="動詞の未然形 ＋ へん", region="all Kansai", register="casual, both sexes", real_use="very common",
    note="In Osaka 行けへん is 行かない; 行けない is 行かれへん. After a stem in -i it is often ひん.",
    examples=(("行かへん", "行かない"), ("食べへん", "食べない")), compare=("neg.n", "neg.hin"),
)  # fmt: skip
TEMAU = item(
    "asp.temau", "〜てもうた", "〜てしまった", "did it completely, or to one's regret",
    formation="動詞の連用形 ＋ てもうた", region="all Kansai", register="casual, both sexes", real_use="common",
    examples=(("食べてもうた", "食べてしまった"), ("寝てもうた", "寝てしまった")),
)  # fmt: skip
AKAN = item("neg.akan", "あかん", "だめだ", "no good; must not", real_use="very common")
HIN = item("neg.hin", "〜ひん", "〜ない", "not, after a stem in -i: できひん")
N = item("neg.n", "〜ん", "〜ない", "not: short and common all over western Japan")
KANSAI: Any = SimpleNamespace(name="kansai", items={one.id: one for one in (HEN, TEMAU, AKAN, HIN, N)})


def met(
    id_: str, *sentences: Sentence, section: str = "", count: int = 1, parts: Sequence[FormPart] = ()
) -> ItemUse:
    """Give the uses of an item in these sentences."""
    uses = []
    for sentence in sentences:
        form = next(form for form in sentence.forms if form.item == id_)
        uses.append(Use(form, sentence, section))
    return ItemUse(id_, count, tuple(uses))


def claim(sentence: Sentence, **more: Any) -> Claim:
    """Make a claim of a sentence."""
    values: dict[str, Any] = {
        "id": claim_id("理由と計算は同じか", sentence.text), "quote": sentence.text, "sentence": sentence,
        "section": "理由と計算は同じか", "topic": "faithfulness", "type": "cause", "stance": "assertion",
        "speaker": "", "score": 1.0, "shares": {}, "card": "qa", "question": "", "answer": "",
        "text": sentence.text, "time": sentence.time, **more,
    }  # fmt: skip
    return Claim(**values)


WHY = claim(
    EXPLAIN,
    question="なぜ、書かれた説明だけを信じてはいけないのか。",
    answer="中で行われている計算と食い違うことがあるから。",
    terms=(word(EXPLAIN, "説明", "説明", "せつめい", "explanation", "exposition"),),
    speaker="配信者",
)
NAMING = claim(
    FLATTERY,
    card="cloze",
    text="そうやって相手に気に入られようとして答えを曲げる癖を、{{c1::追従}}って呼んでる。",
    answer="追従",
    context=(BEND,),
    topic="sycophancy",
    type="naming",
    stance="reported",
    section="気に入られたいモデル",
    terms=(
        word(FLATTERY, "追従", "追従", "ついしょう", "flattery", "sycophancy"),
        word(FLATTERY, "癖", "癖", "くせ", "habit", "tendency"),
    ),
)
SOURCE = "関西弁で読むモデルの中身"

# ------------------------------------------------------------------ what is hard to show

LONG = said(
    "スーパーカリフラジリスティックエクスピアリドーシャスみたいな｜長《なが》い｜名前《なまえ》のDonaudampfschifffahrtsgesellschaftskapitänが｜出《で》てくるねん。"
)
HARD_ITEMS = [
    chosen(word(HOSTILE, "えぐい", "えぐい", "えぐい", "<b>harsh</b> & {{c1::acrid}}", "[sound:b.mp3]"), HOSTILE,
           section="<i>はじめ</i> {{Key}}"),
    chosen(word(LONG, "スーパーカリフラジリスティックエクスピアリドーシャス",
                "スーパーカリフラジリスティックエクスピアリドーシャス",
                "スーパーカリフラジリスティックエクスピアリドーシャス",
                "a nonsense word of thirty-four letters, said when nothing else comes to mind " * 3), LONG, count=2),
    chosen(word(LONG, "Donaudampfschifffahrtsgesellschaftskapitän",
                "Donaudampfschifffahrtsgesellschaftskapitän", "", "captain"), LONG),
    chosen(word(said("ほな。"), "ほな", "ほな", "ほな"), said("ほな。")),  # no gloss: nothing but the word
]  # fmt: skip
HOSTILE_CLOZE = claim(
    HOSTILE,
    card="cloze",
    text=HOSTILE.text.replace("えぐい", "{{c1::えぐい}}"),
    answer="えぐい",
    section="</div><h1>大",
    topic="",
    type="",
    stance="",
)
HOSTILE_CLAIM = claim(
    PAPER, question="<img src=x>とは何か。[sound:c.mp3]", answer="{{c1::a}} & b", section=""
)


def notes() -> list[Note]:
    """Make a small deck's notes in the order of study."""
    from_speech = [
        dialect.note(one, uses, dialect=KANSAI, source=SOURCE, rubies=rubies, due=due)
        for due, (one, uses) in enumerate(
            [
                (HEN, met("neg.hen", PAPER, NOBODY, COMMENTS, section="論文を読む", count=23)),
                (TEMAU, met("asp.temau", NIGHT, section="朝の配信", count=4)),
                (AKAN, met("neg.akan", QUIT)),
            ],
            1,
        )
    ]
    cards = ("recognition", "production")
    vocabulary = [
        words.note(one, source=SOURCE, rubies=rubies, dialect=KANSAI, cards=cards, due=due)
        for due, one in enumerate(ITEMS, 1)
    ]
    said_so = [
        claims.note(one, source=SOURCE, rubies=rubies, due=due) for due, one in enumerate((WHY, NAMING), 1)
    ]
    return [*from_speech, *vocabulary, *said_so]


def hard_notes() -> list[Note]:
    """Make notes of what a transcript should not hold but may."""
    cards = ("recognition", "production", "listening")
    vocabulary = [words.note(one, source="<b>題</b>", cards=cards) for one in HARD_ITEMS]
    return [*vocabulary, claims.note(HOSTILE_CLOZE), claims.note(HOSTILE_CLAIM)]
