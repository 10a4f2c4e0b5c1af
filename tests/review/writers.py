"""A process that opens a desk and, for each line of its input, forks one that decides until it is killed.

Killed at whatever moment, a fork takes nothing along that the next would need: the desk is opened once.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from flashgen.review.desk import Conflict, Desk
from tests.review import talks

NOTES = ("い" * 300, "ろ" * 300, "は" * 300)


def decide_for_ever(desk: Desk) -> None:
    at = os.getpid()
    while True:
        at += 1
        with suppress(Conflict):  # what an earlier one wrote before it was killed
            desk.decide({talks.WELL: {"note": NOTES[at % 3]}})


def main() -> None:
    with talks.opened(Path(sys.argv[1])) as desk:
        print("open", flush=True)
        for _ in sys.stdin:
            child = os.fork()
            if not child:
                decide_for_ever(desk)
            print(child, flush=True)
            os.waitpid(child, 0)
            print("gone", flush=True)


if __name__ == "__main__":
    main()
