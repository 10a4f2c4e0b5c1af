"""What a person is told after a build: what was made, what the speaker is like, what was left out."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from flashgen.cli import claim_lines, json_rows, table

if TYPE_CHECKING:
    from flashgen.dialects import Dialect
    from flashgen.dialects.profile import Profile, Step
    from flashgen.pipeline import Built
    from flashgen.vocabulary import LeftOut, Selection

_FORMS = 8
_WORDS_PER_REASON = 5
_UNUSED = 5  # corrections that fit no note are named
_FEW = 3  # forms that one learns in any order
_STEPS = 25
_NEXT = {
    "apkg": ["To study it, open the file with Anki, or choose File → Import in Anki."],
    "tsv": [
        "To import it, choose File → Import in Anki. The text has no note types: where you have none of",
        "flashgen's yet, import an .apkg first, or Anki leaves every note out.",
    ],
    "json": [],
}
_SHARES = (0.25, 0.5, _ENOUGH := 0.8)


def dialect_lines(profile: "Profile", dialect: "Dialect") -> Iterator[str]:
    """Say in three lines how much dialect there is, and which forms."""
    yield _share(profile, dialect)
    if not profile.forms:
        return
    commonest = [f"{_form(dialect, item)} ×{count}" for item, count in profile.forms[:_FORMS]]
    yield f"Commonest: {'  '.join(commonest)}"
    once = sum(count == 1 for _, count in profile.forms)
    yield f"{many(len(profile.forms), 'different form')}; {once} said once only."


def _share(profile: "Profile", dialect: "Dialect") -> str:
    counted = f"{profile.with_dialect} of {many(profile.sentences, 'sentence')} ({profile.share:.0%})"
    return f"{dialect.name.capitalize()} dialect in {counted}."


def many(count: int, what: str) -> str:
    """Say how many: "1 note", "2 notes"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def profile_lines(profile: "Profile", dialect: "Dialect") -> Iterator[str]:
    """Say what a speaker is like: how much dialect, which forms, and which of them to learn first."""
    yield _share(profile, dialect)
    again = [entry for entry in profile.forms if entry[1] > 1 or len(profile.forms) <= _STEPS]
    if again:
        yield ""
        yield from table.lines(
            ["form", "standard", "×", "in speech"],
            ([*_title(dialect, item), str(count), _real_use(dialect, item)] for item, count in again),
        )
    if once := profile.forms[len(again) :]:
        yield ""
        yield f"Said once: {'  '.join(_form(dialect, item) for item, _ in once)}"
    if profile.shared:
        shared = "  ".join(f"{_form(dialect, item)} ×{count}" for item, count in profile.shared)
        yield ""
        yield f"Colloquial everywhere in Japan, not counted: {shared}"
    if len(profile.forms) > _FEW:
        yield ""
        yield from _learning_lines(profile.steps, dialect)


def _learning_lines(steps: "tuple[Step, ...]", dialect: "Dialect") -> Iterator[str]:
    """List the forms to learn first, and say how far one comes with how many."""
    reached = {share: _reached(steps, share) for share in _SHARES}
    yield "To follow this speaker, learn first:"
    yield from table.lines(
        ["", "form", "standard", "opens", "you follow"],
        (
            [str(at), *_title(dialect, step.item), str(step.opens), f"{step.share:.0%}"]
            for at, step in enumerate(steps[: min(reached[_ENOUGH], _STEPS)], 1)
        ),
    )
    yield ""
    for share, forms in reached.items():
        known = "this form" if forms == 1 else f"these {forms} forms" if forms <= _STEPS else f"{forms} forms"
        yield f"With {known} you follow {share:.0%} of the sentences that have dialect."


def _reached(steps: "tuple[Step, ...]", share: float) -> int:
    return next(at for at, step in enumerate(steps, 1) if step.share >= share)


def _title(dialect: "Dialect", item: str) -> list[str]:
    known = dialect.items.get(item)
    return [known.form, known.standard] if known else [item, ""]


def _real_use(dialect: "Dialect", item: str) -> str:
    known = dialect.items.get(item)
    return known.real_use if known else ""


def _form(dialect: "Dialect", item: str) -> str:
    return dialect.items[item].form if item in dialect.items else item


def left_out_lines(left_out: "tuple[LeftOut, ...]") -> Iterator[str]:
    """Say what was left out and why, a line for each reason, with the commonest words of each."""
    by_reason: dict[str, list[LeftOut]] = {}
    for word in left_out:
        by_reason.setdefault(word.reason, []).append(word)
    totals = Counter({reason: len(words) for reason, words in by_reason.items()})
    for reason, total in totals.most_common():
        words = sorted(by_reason[reason], key=lambda word: (-word.count, word.headword))
        few = "、".join(word.headword for word in words[:_WORDS_PER_REASON])
        yield f"{reason}: {total} ({few}{' …' if total > _WORDS_PER_REASON else ''})"


def known_line(selection: "Selection") -> str:
    """Say how many of the words that a learner knows the text has; nothing where no list was given."""
    if not selection.listed:
        return ""
    listed = f"{selection.listed:,} known word{'s' * (selection.listed != 1)}"
    if not selection.matched:
        return f"Known: no word of the text is among your {listed}."
    found = many(selection.matched, "word")
    line = f"Known: {found} of the text {'is' if selection.matched == 1 else 'are'} among your {listed}."
    return f"{line} {selection.repeated:,} stood there twice or more." if selection.repeated else line


def build_lines(built: "Built") -> Iterator[str]:
    """Say everything a learner wants to know about a deck that was just made."""
    report = built.report
    yield f"{built.name}: {many(report.notes, 'note')}, {many(report.cards, 'card')}"
    for name, counts in report.kinds.items():
        parts = [f"{counts.new} new", f"{counts.changed} changed", f"{counts.unchanged} unchanged"]
        total = f"{many(counts.total, 'note'):>10}"
        yield f"  {name:<12}{total}   ({', '.join(parts)})"
    if report.dropped:
        yield f"  no longer in the deck: {report.dropped} (Anki keeps those that you have)"
    yield ""
    yield "Dialect"
    yield from (f"  {line}" for line in dialect_lines(built.profile, built.dialect))
    if line := known_line(built.selection):
        yield ""
        yield line
    if built.selection.left_out:
        yield ""
        yield "Left out"
        yield from (f"  {line}" for line in left_out_lines(built.selection.left_out))
    if claims := list(claim_lines.summary_lines(built.questions, built.gaps, built.dropped_claims)):
        yield ""
        yield from claims
    if unused := built.unused_overrides:
        yield ""
        for key in unused[:_UNUSED]:
            yield f"{built.overrides_path}: no note has the key {key!r}; its correction changed nothing."
        if unused[_UNUSED:]:
            yield f"… and {len(unused) - _UNUSED} more."
    yield ""
    yield f"Written to {built.path}"
    yield from _NEXT[built.format]


def build_row(built: "Built") -> dict[str, Any]:
    """Give the same as one object for programs."""
    report = built.report
    return {
        "name": built.name,
        "path": str(built.path),
        "format": built.format,
        "notes": report.notes,
        "cards": report.cards,
        "kinds": {
            name: {"new": c.new, "changed": c.changed, "unchanged": c.unchanged}
            for name, c in report.kinds.items()
        },
        "dropped": report.dropped,
        "dialect": {
            "name": built.dialect.name,
            "sentences": built.profile.sentences,
            "with_dialect": built.profile.with_dialect,
            "forms": dict(built.profile.forms),
        },
        "known": {
            "listed": built.selection.listed,
            "matched": built.selection.matched,
            "repeated": built.selection.repeated,
        },
        "claims": {
            "questions": built.questions,
            "gaps": built.gaps,
            "dropped": len(built.dropped_claims),
            "reasons": dict(claim_lines.reasons(built.dropped_claims)),
        },
        "left_out": [json_rows.left_out(word) for word in built.selection.left_out],
        "unused_overrides": list(built.unused_overrides),
    }
