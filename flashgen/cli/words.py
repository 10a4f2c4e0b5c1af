"""`flashgen words`: the words of a transcript, each with its dictionary entry."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import json_rows, options, printing, table

if TYPE_CHECKING:
    from flashgen.document import Document, Word
    from flashgen.lexicon.senses import Choice, Evidence
    from flashgen.lexicon.weighing import Candidate, Scales, Weighing

_SENSES = 6  # of an entry, for people; --json has them all
_MEANING = 48  # columns


@click.command()
@options.inspected
@options.glossary
@options.accent
@click.option("--explain", is_flag=True, help="Show which entries and senses were weighed, and the points.")
def command(
    source: Path,
    as_json: bool,
    by_lines: bool,
    encoding: str | None,
    dialect_name: str | None,
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
    explain: bool,
) -> None:
    """Print the words of SOURCE: reading, level and meaning here.

    \b
    Examples:
      flashgen words talk.txt
      echo 手紙を出した。 | flashgen words --explain -
    """
    from flashgen import pipeline

    tools = pipeline.Tools(
        dialect=dialect_name, glossaries=glossaries, accent_files=accents, tell=printing.tell
    )
    if explain:
        lesson, scales = pipeline.weighed(source, tools, by_lines=by_lines, encoding=encoding)
        _explain(lesson.document, scales, as_json=as_json)
        return
    document = pipeline.linked(source, tools, by_lines=by_lines, encoding=encoding).document
    if as_json:
        printing.print_json(json_rows.words(s) | where for where, s in printing.placed(document))
        return
    printing.print_table(
        ["word", "reading", "in the text", "level", "part of speech", "meaning here"],
        (
            [w.headword, w.reading, w.surface, w.level or "", w.pos, "; ".join(w.glosses[:2])]
            for sentence in document.sentences()
            for w in sentence.words
        ),
        "No words found.",
    )


def _explain(document: "Document", scales: "Scales", *, as_json: bool) -> None:
    if as_json:
        placed = printing.placed(document)
        printing.print_json(json_rows.weighed_words(said, scales) | where for where, said in placed)
        return
    for said in document.sentences():
        click.secho(said.text, bold=True)
        for word in said.words:
            for line in _word_lines(word, scales.weighing(said, word)):
                click.echo(f"  {line}")
        click.echo()


def _word_lines(word: "Word", found: "Weighing | None") -> Iterator[str]:
    """Say how a word stands and what it could be; ▸ marks what was chosen."""
    if found is None:
        what = f"{'; '.join(word.glosses)} (from the list of collocations)" if word.glosses else "a name"
        yield f"{click.style(word.headword, bold=True)}  {what}"
        return
    usage = found.usage
    near = (("neighbour", usage.roles), ("near", usage.around), ("glossary", usage.hints))
    facts = [usage.reading, word.pos, usage.ctype]
    facts += [f"{what}: {' '.join(sorted(each))}" for what, each in near if each]
    yield f"{click.style(word.headword, bold=True)}  {'  '.join(filter(None, facts))}"
    if word.glosses and (found.choice is None or found.choice.glosses != word.glosses):
        yield f"  ▸ {'; '.join(word.glosses)} (from the glossary)"
    if not found.entries and not word.glosses:
        yield "    not in the dictionary"
    for candidate in found.candidates:
        yield from (f"  {line}" for line in _candidate_lines(candidate, found.choice))


def _candidate_lines(candidate: "Candidate", choice: "Choice | None") -> Iterator[str]:
    entry, best = candidate.entry, choice.sense if choice and choice.entry is candidate.entry else 0
    title = "・".join(spelling.text for spelling in (*entry.kanji[:2], *entry.kana[:1]))
    if candidate.points is None:
        yield f"  {title} [{entry.seq}]: no sense can be meant here"
        return
    yield f"{'▸' if best else ' '} {title} [{entry.seq}] {candidate.points:.2f}: {_told(candidate.evidence)}"
    for each in candidate.senses[:_SENSES]:
        mark = "▸" if each.number == best else " "
        meaning = table.cut("; ".join(each.sense.glosses[:2]), _MEANING)
        yield f"  {mark} {each.number:>2} {each.points:>6.2f}  {meaning}: {_told(each.evidence)}"
    more, ruled_out = len(candidate.senses) - _SENSES, len(candidate.ruled_out)
    if more > 0 or ruled_out:
        told = [f"{more} more with fewer points"] * (more > 0)
        told += [f"{ruled_out} that cannot be meant here"] * bool(ruled_out)
        yield f"     … {', '.join(told)}"


def _told(evidence: "Evidence") -> str:
    return ", ".join(f"{what} {points:+.1f}" for what, points in evidence) or "nothing for or against it"
