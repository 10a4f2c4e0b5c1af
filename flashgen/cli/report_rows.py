"""The JSON objects of a report: one for each text, with its place among several."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flashgen.report import Comparison, Report
    from flashgen.report.figures import Bin, CountedWord, Dialect, Milestone, Part, Readability, Speech

Row = dict[str, Any]

_READABILITY = ("tokens", "morae", "characters", "kanji", "kango", "wago", "verbs", "particles")


def rows(reports: "Sequence[Report]", compared: "Comparison | None") -> Iterator[Row]:
    """Give each text in the order in which it was given."""
    for at, report in enumerate(reports):
        yield row(report) | ({} if compared is None else {"watch": _place(at, compared)})


def row(report: "Report") -> Row:
    """Give all figures of a text; shares are from 0 to 1, null is what is not known or not reached."""
    apart = report.apart
    return {
        "title": report.title,
        "running_words": report.running,
        "different_words": len(report.words),
        "apart": {
            name: getattr(apart, name) for name in ("grammar", "dialect", "names", "numbers", "fillers")
        },
        "learner": {"level": report.learner.level, "listed": report.learner.listed},
        "known": {
            "running": report.known,
            "different": len(report.words) - len(report.unknown),
            "share": round(report.known_share, 4),
        },
        "coverage": [_milestone(each, report) for each in report.milestones],
        "levels": [_bin(each) for each in report.levels],
        "frequency": [_bin(each) for each in report.bands],
        "dialect": _dialect(report.dialect)
        | {
            "learn_first": [
                {"item": step.form.item, "share": round(step.share, 4)} for step in report.dialect.steps
            ]
        },
        "topics": [{"topic": topic, "claims": count} for topic, count in report.topics],
        "readability": _readability(report.readability),
        "speech": _speech(report.speech),
        "stops": round(report.stops, 1),
        "parts": [_part(part) for part in report.parts],
        "unknown": [_word(word) for word in report.unknown],
    }


def _milestone(each: "Milestone", report: "Report") -> Row:
    return {
        "percent": each.percent,
        "words": each.words,
        "words_by_frequency": each.by_rank,
        "rank": each.rank,
        "to_learn": report.to_learn(each.percent),
    }


def _bin(each: "Bin") -> Row:
    return {"label": each.label or None, "running": each.running, "different": each.different}


def _dialect(dialect: "Dialect") -> Row:
    return {
        "name": dialect.name,
        "sentences": dialect.sentences,
        "with_dialect": dialect.with_dialect,
        "share": round(dialect.share, 4),
        "forms_per_100_sentences": round(dialect.per_hundred, 1),
        "forms": [
            {"item": form.item, "form": form.form, "standard": form.standard, "count": form.count}
            for form in dialect.forms
        ],
    }


def _readability(found: "Readability") -> Row:
    score = None if found.score is None else round(found.score, 2)
    return {"jreadability": score} | {name: round(getattr(found, name), 4) for name in _READABILITY}


def _speech(speech: "Speech | None") -> Row | None:
    if speech is None:
        return None
    return {
        "seconds": round(speech.seconds, 3),
        "morae": speech.morae,
        "morae_per_minute": round(speech.per_minute, 1),
    }


def _part(part: "Part") -> Row:
    minutes = part.speech.seconds / 60 if part.speech else None
    return {
        "number": part.number,
        "title": part.title,
        "begin": part.begin,
        "sentences": part.sentences,
        "running_words": part.running,
        "unknown": part.hard,
        "new": part.new,
        "new_per_minute": round(part.new / minutes, 1) if minutes else None,
        "stops": round(part.stops, 1),
        "hard_words": list(part.hard_words),
        "claims": part.claims,
        "dialect": _dialect(part.dialect),
        "speech": _speech(part.speech),
    }


def _word(word: "CountedWord") -> Row:
    return {
        "headword": word.headword,
        "reading": word.reading,
        "glosses": list(word.glosses),
        "count": word.count,
        "level": word.level or None,
        "rank": word.rank,
    }


def _place(at: int, compared: "Comparison") -> Row:
    place = next(n for n, viewing in enumerate(compared.order) if viewing.report == at)
    viewing = compared.order[place]
    return {
        "place": place + 1,
        "stops": round(viewing.stops, 1) if compared.reports[at].running else None,
        "met_before": round(viewing.met, 4),
        "tied_with": list(viewing.tied),
        "gives": [round(share, 4) for share in compared.shared[at]],
    }
