"""The sheets of a report, each a section of the page: coverage, words, dialect, sections, readability."""

import html
from collections.abc import Iterator, Sequence

from flashgen.pages import plots, report_parts
from flashgen.report import Report, coverage, telling
from flashgen.report.figures import Bin
from flashgen.transcripts.timing import clock
from flashgen.values import dataclass

_WORDS = 24
_FORMS = 12
_TOPICS = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section of the page, title and content in HTML; where there is room, halves stand side by side."""

    title: str
    inside: str
    half: bool = False


def sheets(report: Report, heading: str) -> str:
    """Give all of a report; `heading` is the tag of its headings."""
    lead = "".join(f"<p>{html.escape(said)}</p>" for said in telling.headline(report))
    made = [f'<div class="lead">{lead}</div>', _figures(report)]
    if report.running:
        made += [
            f'<section class="sheet{" half" * each.half}"><{heading}>{each.title}</{heading}>\n'
            f"{each.inside}</section>"
            for make in (_word_sheets, _dialect_sheets, _part_sheets, _other_sheets)
            for each in make(report)
        ]
    return "\n".join(made)


def _figures(report: Report) -> str:
    speech, score = report.speech, report.readability.score
    found = [
        ("延べ語数 Running words", f"{report.running:,}"),
        ("異なり語数 Different words", f"{len(report.words):,}"),
        ("文 Sentences", f"{report.dialect.sentences:,}"),
        ("方言の文 With dialect", telling.percent(report.dialect.share)),
        ("要点 Key claims", f"{report.claims:,}"),
        ("読みやすさ jReadability", "–" if score is None else f"{score:.1f}"),
    ]
    found += [("時間 Time", clock(speech.seconds))] if speech else []
    rows = "".join(f"<div><dt>{name}</dt><dd>{html.escape(said)}</dd></div>" for name, said in found)
    return f'<dl class="figures">{rows}</dl>'


def _word_sheets(report: Report) -> Iterator[Sheet]:
    yield Sheet("語彙の被覆率 Coverage", _coverage(report))
    levels = _histogram(report, report.levels, "級なし no level", _LEVELS_NOTE)
    yield Sheet("JLPTレベル Levels", levels, half=True)
    bands = _histogram(report, report.bands, "一覧外 not listed", _BANDS_NOTE)
    yield Sheet("使用頻度 Frequency", bands, half=True)
    yield Sheet("知らない語 Words to learn", _unknown(report))


_LEVELS_NOTE = "There are no official JLPT lists; these are the usual unofficial ones."
_BANDS_NOTE = (
    "Ranks of the word in Japanese at large, 1 for the commonest. The list counts the forms of a verb one by "
    "one, so verbs stand a little lower than they should."
)


def _coverage(report: Report) -> str:
    own = coverage.curve([word.count for word in report.words], report.running)
    ranked = coverage.curve([word.count for word in report.by_rank], report.running)
    marks = tuple((each.words, f"{each.words:,} words: {each.percent}%") for each in report.milestones)
    drawn = [plots.Curve("own", own, marks), plots.Curve("ranked", ranked)]
    said = "; ".join(f"{each.words:,} words cover {each.percent}%" for each in report.milestones)
    rows = [
        [
            f"{each.percent}%",
            f"{each.words:,}",
            "–" if each.by_rank is None else f"{each.by_rank:,} (to rank {each.rank:,})",
            "–" if (more := report.to_learn(each.percent)) is None else f"{more:,}",
        ]
        for each in report.milestones
    ]
    return "".join(
        (
            plots.curves("語数と被覆率 How many words cover how much of the text", said, drawn),
            '<p class="key"><span><i></i>この文章の頻度順 commonest here first</span> '
            '<span><i class="dashed"></i>一般の頻度順 commonest in Japanese first</span></p>',
            plots.table("Coverage", ["of the text", "words", "by general frequency", "you still need"], rows),
            *map(plots.note, _coverage_notes(report)),
        )
    )


def _coverage_notes(report: Report) -> Iterator[str]:
    running, grammar = report.running, report.apart.grammar
    yield telling.apart_told(report.apart)
    with_grammar = (0.95 * running + grammar) / (running + grammar)
    yield (
        "Readers are found to follow a text of which they know 95% of all running words, and to read it with "
        "ease at 98% (Hu and Nation 2000; Laufer and Ravenhorst-Kalovski 2010). Those studies count grammar "
        f"too: with particles and endings, 95% here is {100 * with_grammar:.1f}%."
    )


def _histogram(report: Report, bins: Sequence[Bin], unlisted: str, explained: str) -> str:
    total, different = report.running, len(report.words)
    rows = (
        plots.Bar(
            each.label or unlisted,
            (each.running / total, each.different / different),
            f"{telling.percent(each.running / total)} · {telling.many(each.different, 'word')}",
        )
        for each in bins
    )
    key = (
        '<p class="key"><span><i class="thick"></i>延べ share of running words</span> '
        '<span><i class="thin"></i>異なり different words</span></p>'
    )
    return f"{plots.bars(rows)}{key}{plots.note(explained)}"


def _unknown(report: Report) -> str:
    known = f"Known are {telling.taken_for_known(report.learner)}: "
    known += f"{telling.percent(report.known_share)} of the running words, "
    known += f"{len(report.words) - len(report.unknown):,} different ones."
    if not report.unknown:
        return f"<p>{html.escape(known)} There is none to learn.</p>"
    rows = [
        [
            word.headword if word.headword == word.reading else f"{word.headword} {word.reading}",
            f"{word.count:,}",
            word.level or "–",
            "; ".join(word.glosses[:2]),
        ]
        for word in report.unknown[:_WORDS]
    ]
    left = len(report.unknown) - len(rows)
    more = plots.note(f"And {telling.many(left, 'word')} more.") if left else ""
    header = ["word", "×", "level", "meaning here"]
    return f"<p>{html.escape(known)}</p>{plots.table('Words to learn', header, rows, (0,))}{more}"


def _dialect_sheets(report: Report) -> Iterator[Sheet]:
    dialect = report.dialect
    if not dialect.with_dialect:
        return
    open_ = {step.form.item: step.share for step in dialect.steps}
    learn = [step.form for step in dialect.steps[:_FORMS]]
    rows = [
        [form.form, form.standard, f"{form.count:,}", telling.percent(open_[form.item])] for form in learn
    ]
    said = (
        f"{telling.many(dialect.met, 'form')} in {telling.many(dialect.sentences, 'sentence')}, "
        f"{dialect.per_hundred:.0f} in 100. To follow the speaker, learn these first:"
    )
    header = ["form", "standard", "×", "you follow"]
    made = plots.table("Dialect forms", header, rows, (0, 1))
    explained = plots.note(
        "You follow: the share of the sentences with dialect of which you know all forms by then."
    )
    title = html.escape(f"{dialect.japanese} {dialect.name} dialect")
    yield Sheet(title, f"<p>{said}</p>{made}{explained}")


def _part_sheets(report: Report) -> Iterator[Sheet]:
    if len(report.parts) > 1:
        title = "章ごとに Section by section" if report.has_sections else "部分ごとに Part by part"
        yield Sheet(title, report_parts.strips(report))
        yield Sheet("難しいところ Hardest", report_parts.hardest(report))


def _other_sheets(report: Report) -> Iterator[Sheet]:
    if report.topics:
        most = report.topics[0][1]
        rows = (
            plots.Bar(topic or "その他 other", (count / most,), f"{count:,}", "ja")
            for topic, count in report.topics[:_TOPICS]
        )
        yield Sheet("要点の話題 Topics of the key claims", plots.bars(rows), half=True)
    yield Sheet("読みやすさ Readability", _readability(report), half=bool(report.topics))


def _readability(report: Report) -> str:
    found, words = report.readability, report.running
    rare = sum(word.count for word in report.words if word.rank is None or word.rank > 10_000)
    beyond = sum(word.count for word in report.words if word.level in {"N2", "N1", ""})
    rows = [
        [
            "平均文長 mean sentence",
            f"{found.tokens:.1f} tokens, {found.morae:.1f} morae, {found.characters:.1f} characters",
        ],
        ["漢字 kanji", f"{telling.percent(found.kanji)} of the letters"],
        ["漢語 Chinese-origin words", telling.percent(found.kango)],
        ["和語 native words", telling.percent(found.wago)],
        ["動詞 verbs", telling.percent(found.verbs)],
        ["助詞 particles", telling.percent(found.particles)],
        ["まれな語 rare words", f"{telling.percent(rare / words)} (beyond rank 10,000 or not listed)"],
        ["N3を超える語 beyond N3", telling.percent(beyond / words)],
    ]
    rows += (
        [["話す速さ speech", f"{report.speech.per_minute:.0f} morae a minute, pauses counted"]]
        if report.speech
        else []
    )
    return (
        f"<p><b>{html.escape(telling.readability_told(report))}</b></p>"
        f"{plots.table('Readability', ['measure', 'here'], rows)}"
        + plots.note(
            "The score is that of jReadability (Hasebe and Lee 2015): 6 is for beginners, 1 for advanced "
            "readers. It was made for written standard Japanese and does not see dialect."
        )
    )
