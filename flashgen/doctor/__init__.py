"""Whether all is there that flashgen needs: checks that tell what they found, and what to do about it.

`machine` looks at Python, packages, fonts and the terminal, `folders` at what flashgen keeps, `anki` at
Anki. A check never fails: what goes wrong in one is what it has found.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from flashgen.doctor import anki, folders, machine
from flashgen.doctor.findings import BETTER, BROKEN, OK, Finding, broken

__all__ = ["BETTER", "BROKEN", "CHECKS", "OK", "Finding", "examine"]

CHECKS: Mapping[str, Callable[[], Finding]] = {
    "Python": machine.python,
    **{name: partial(machine.package, name) for name in machine.PACKAGES},
    "tokenizer": machine.tokenizer,
    "dictionary": folders.dictionary,
    "cache": folders.cache,
    "data": folders.data,
    "configuration": folders.configuration,
    "Japanese fonts": machine.fonts,
    "terminal": machine.terminal,
    "browser": machine.browser,
    "Anki": anki.program,
    "AnkiConnect": anki.connect,
    **{f"flashgen[{extra}]": partial(machine.extra, extra) for extra in machine.EXTRAS},
}


def examine() -> Iterator[tuple[str, Finding]]:
    """Give what every check finds, one after the other."""
    for name, check in CHECKS.items():
        try:
            yield name, check()
        except Exception as error:  # a check that does not work tells a person more than a traceback
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            yield name, broken(f"cannot be checked: {reason}", "Install flashgen anew.")
