"""How fast flashgen is, beside the least that could do the job: `python -m flashgen.bench SOURCE`.

Every row runs two commands in turn as whole processes and compares their medians, so that a busy
machine slows both alike. Nothing here is a test: times are for people to read.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flashgen.files import cache_folder

# The least that makes a deck of a transcript: tokens, and as many notes as flashgen makes.
_BARE_BUILD = """
import sys, fugashi, unidic_lite, genanki
text = open(sys.argv[1], encoding="utf-8").read()
tagger = fugashi.Tagger(f'-r "{unidic_lite.DICDIR}/mecabrc" -d "{unidic_lite.DICDIR}"')
tokens = [word.surface for line in text.splitlines() for word in tagger(line)]
model = genanki.Model(1, "m", fields=[{"name": f"f{n}"} for n in range(29)],
    templates=[{"name": "c", "qfmt": "{{f0}}", "afmt": "{{f1}}"}])
deck = genanki.Deck(2, "d")
for number in range(int(sys.argv[2])):
    deck.add_note(genanki.Note(model, [f"{number} {tokens[number % len(tokens)]}"] * 29))
genanki.Package(deck).write_to_file(sys.argv[3])
"""

# Packaging alone, in one process and after all imports: our writer, and the least that makes a package.
_PACKAGES = """
import gc
gc.disable()  # as the command line does
import io, sqlite3, statistics, sys, time, zipfile
from pathlib import Path
import genanki
from flashgen import apkg, notes
count, runs, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
rows = [(f"word|語{n}|ご{n}", [f"field {f} of note {n}, 語{n}" for f in range(6)]) for n in range(count)]
deck = notes.sample_deck(rows)
def raw(path):
    base = sqlite3.connect(":memory:")
    base.execute("create table notes (id integer primary key, guid, mid, mod, usn, tags, flds, sfld, csum, "
        "flags, data)")
    base.execute("create table cards (id integer primary key, nid, did, ord, mod, usn, type, queue, due, "
        "ivl, factor, reps, lapses, left, odue, odid, flags, data)")
    base.executemany("insert into notes values (?,?,1,0,-1,'',?,?,0,0,'')",
        ((n, key, "\\x1f".join(fields), key) for n, (key, fields) in enumerate(rows)))
    base.executemany("insert into cards values (?,?,1,0,0,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
        ((n, n, n) for n in range(count)))
    base.commit()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("collection.anki2", base.serialize())
        file.writestr("media", "{}")
def timed(write, name, run):
    begin = time.process_time()
    write(folder / f"{name}{run}.apkg")
    return time.process_time() - begin
pairs = [(timed(lambda p: apkg.write(deck, p), "ours", n), timed(raw, "raw", n)) for n in range(runs + 1)][1:]
print(*(statistics.median(side) for side in zip(*pairs)))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: wall and processor seconds, and its greatest memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, quietly. Raises SystemExit where it fails."""
    begin = os.times().elapsed
    with tempfile.TemporaryFile() as talk:
        child = subprocess.Popen(command, stdout=talk, stderr=talk, env=_environment())
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            talk.seek(0)
            raise SystemExit(f"{' '.join(command)[:200]}\n{talk.read().decode(errors='replace')}")
    return Run(os.times().elapsed - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    """Give the environment, in which Python may keep compiled modules as it does for installed ones."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compare(name: str, ours: Sequence[str], other: Sequence[str], runs: int, limit: float | None) -> Run:
    """Run two commands in turn, print the ratio of their medians, and give our median run."""
    run(ours), run(other)  # caches warm
    pairs = [(run(ours), run(other)) for _ in range(runs)]
    mine, theirs = (
        Run(*(statistics.median(getattr(r, f) for r in side) for f in ("wall", "cpu", "memory")))
        for side in zip(*pairs, strict=True)
    )
    print(f"{_row(name, mine.cpu, theirs.cpu, limit)}  wall {mine.wall:.2f} / {theirs.wall:.2f} s")
    return mine


def main() -> None:
    """Print every row for one transcript."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("source", type=Path, help="a plain-text transcript")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    python, runs = sys.executable, arguments.runs
    ours = [python, "-m", "flashgen"]
    with tempfile.TemporaryDirectory() as folder:
        deck, bare = f"{folder}/deck.apkg", f"{folder}/bare.apkg"
        tenfold = Path(folder, "ten.txt")
        tenfold.write_text((arguments.source.read_text(encoding="utf-8") + "\n\n") * 10, encoding="utf-8")
        build = [*ours, "build", "--force", "-o", deck]
        least = [python, "-c", _BARE_BUILD, str(arguments.source), "250", bare]
        compare("flashgen --help / import click", [*ours, "--help"], [python, "-c", "import click"], runs, 2)
        name = "build / tokenize and write with genanki"
        compare(name, [*build, str(arguments.source)], least, runs, 3)
        # An analysis is kept, so the first build of a text is a row of its own; no limit is set for it.
        forget = f"rm -f '{cache_folder()}'/document-*; exec \"$@\""
        first = compare(
            "the same, text never analysed before",
            ["sh", "-c", forget, "-", *build, str(arguments.source)],
            least,
            runs,
            None,
        )
        print(f"{'memory of such a build':<44} {first.memory:7.0f} MB  (at most 250)")
        one, ten = (["sh", "-c", forget, "-", *build, str(path)] for path in (arguments.source, tenfold))
        compare("ten copies / one, never analysed before", ten, one, max(1, runs // 2), 11)
        command = [python, "-c", _PACKAGES, "10000", str(runs), folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        mine, theirs = map(float, done.stdout.split())
        print(_row("10,000 notes / raw SQLite and deflate", mine, theirs, 1.6))


def _row(name: str, mine: float, theirs: float, limit: float | None) -> str:
    asked = "" if limit is None else f"  (at most {limit:g})"
    return f"{name:<44} {mine:7.2f} s / {theirs:6.2f} s = {mine / theirs:5.2f} ×{asked}"


if __name__ == "__main__":
    main()
