"""The main figures in sentences, as a friend would tell them: plain text, to be escaped where it is shown."""

from collections.abc import Callable, Iterator, Sequence

from flashgen.report.comparing import Comparison, Viewing
from flashgen.report.figures import Apart, Learner, Part, Report
from flashgen.report.readability import band
from flashgen.transcripts.timing import clock

_FEW = 3


def many(count: int, what: str) -> str:
    """Count things.

    >>> many(1, "word"), many(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def percent(share: float) -> str:
    """Say a share in per cent; what is nearly all or nearly nothing is not made so.

    >>> percent(0.614), percent(0.998), percent(1.0), percent(0.002)
    ('61%', '99.8%', '100%', '0.2%')
    """
    rounded = round(100 * share)
    if (rounded == 100 and share < 1) or (rounded == 0 and share > 0):
        return f"{100 * share:.1f}%"
    return f"{rounded}%"


def called(part: Part) -> str:
    """Give what a person calls a part: its number and title, or where there is none, when it begins."""
    if part.title:
        return f"{part.number}. {part.title}"
    return f"Part {part.number}" + (f" ({begin})" if (begin := clock(part.begin)) else "")


def taken_for_known(learner: Learner) -> str:
    """Say which words count as known."""
    said = [f"the {many(learner.listed, 'word')} of your lists"] if learner.listed else []
    said.append(f"words easier than {learner.level or 'N3'}")
    return f"{', '.join(said)} and everyday words"


def apart_told(apart: Apart) -> str:
    """Say what is not counted among the words."""
    counts = (
        ("particles and endings", apart.grammar),
        ("dialect words", apart.dialect),
        ("names", apart.names),
        ("numbers", apart.numbers),
        ("fillers", apart.fillers),
    )
    told = ", ".join(f"{what} ({count:,})" for what, count in counts if count)
    return f"Counted apart: {told or 'nothing'}."


def headline(report: Report) -> tuple[str, ...]:
    """Say in a few sentences what a text is like; one sentence where there is nothing to count."""
    return tuple(_headline(report)) if report.running else ("There is no word to learn in this text.",)


def _headline(report: Report) -> Iterator[str]:
    words = next(each.words for each in report.milestones if each.percent == 95)
    yield f"{many(words, 'word')} cover{'s' * (words == 1)} 95% of the text."
    more = report.to_learn(95)
    known = percent(report.known_share)
    who = f"You know {known}" if report.learner.told else f"Easy words make up {known}"
    if more:
        yield f"{who}; {many(more, 'word')} more bring{'s' * (more == 1)} you to 95%."
    else:
        yield f"{who}."
    dialect = report.dialect
    if not dialect.with_dialect:
        yield f"No sentence has {dialect.name} dialect."
        return
    follow = f"; with {many(dialect.half, 'form')} you follow half of them" * (len(dialect.forms) > _FEW)
    yield f"{percent(dialect.share)} of the sentences have {dialect.name} dialect{follow}."


def stops_told(stops: float) -> str:
    """Say how often one stops."""
    return f"{stops:.1f} stops in 100 words"


def stops_explained(*learners: Learner) -> str:
    """Say what a stop is, and what is taken for known."""
    known = taken_for_known(learners[0]) if len(set(learners)) == 1 else "the words that each recipe says"
    return f"A stop is a word that is not known, or a dialect form. Known are {known}."


def hard_told(part: Part) -> str:
    """Say why a part is hard: its words and its forms."""
    said = [f"unknown: {'、'.join(part.hard_words)}"] if part.hard_words else []
    forms = "、".join(f"{form.form} ×{form.count}" for form in part.dialect.forms[:_FEW])
    return "; ".join([*said, f"dialect: {forms}"] if forms else said) or "nothing to stop at"


def readability_told(report: Report) -> str:
    """Say how hard it is to read: "3.8 (中級前半 lower intermediate)"."""
    score = report.readability.score
    return "" if score is None else f"{score:.1f} ({' '.join(band(score))})"


def names(reports: Sequence[Report]) -> tuple[str, ...]:
    """Name texts by their titles; those with one title are numbered in the order given."""
    titles = [report.title or "untitled" for report in reports]
    return tuple(
        f"{title} ({titles[: at + 1].count(title)})" if titles.count(title) > 1 else title
        for at, title in enumerate(titles)
    )


def order_told(comparison: Comparison) -> tuple[str, ...]:
    """Say which text to watch first, which next, and why: a line for each, ties told."""
    return tuple(
        _viewing_told(comparison, number, viewing) for number, viewing in enumerate(comparison.order)
    )


def _viewing_told(comparison: Comparison, number: int, viewing: Viewing) -> str:
    report, called_ = comparison.reports[viewing.report], names(comparison.reports)
    if not report.running:
        return f"{called_[viewing.report]}: there is no word to learn in it."
    said = f"{called_[viewing.report]}: {stops_told(viewing.stops)}"
    if number:
        first = called_[comparison.order[0].report]
        before = f"{first}, which has" if number == 1 else "those before, which have"
        said += f" after {before} {percent(viewing.met)} of its unknown words"
    said += f"; {percent(report.known_share)} of its words are known"
    said += f", {percent(report.dialect.share)} of its sentences have dialect"
    return f"{said}.{_tie_told(comparison, viewing)}"


def _tie_told(comparison: Comparison, viewing: Viewing) -> str:
    if not viewing.tied:
        return ""
    called_, unknown = names(comparison.reports), [len(each.unknown) for each in comparison.reports]
    fewer = unknown[viewing.report] < min(unknown[at] for at in viewing.tied)
    others = ", ".join(called_[at] for at in viewing.tied)
    reason = "has fewer unknown words" if fewer else "was given first"
    return f" {others} would do as well here; this one {reason}."


def side_by_side(reports: Sequence[Report]) -> tuple[tuple[str, ...], ...]:
    """Give the rows of a table of several texts: what is told, then what each has."""
    asked: tuple[tuple[str, Callable[[Report], str]], ...] = (
        ("known", lambda each: percent(each.known_share)),
        ("running words", lambda each: f"{each.running:,}"),
        ("different words", lambda each: f"{len(each.words):,}"),
        ("unknown words", lambda each: f"{len(each.unknown):,}"),
        ("to learn for 95%", lambda each: "–" if (more := each.to_learn(95)) is None else f"{more:,}"),
        ("sentences with dialect", lambda each: percent(each.dialect.share)),
        ("readability", readability_told),
        ("morae a minute", lambda each: f"{each.speech.per_minute:.0f}" if each.speech else "–"),
        ("stops in 100 words", lambda each: f"{each.stops:.1f}"),
    )
    return tuple((what, *map(told, reports)) for what, told in asked)
