"""A frame with slots → a page: sheet.html has <!--title--> where the title goes."""

import re
from collections.abc import Mapping
from pathlib import Path

_SLOT = re.compile(r"<!--(\w+)-->")


def fill(frame: Path, slots: Mapping[str, str]) -> str:
    """Fill the slots of a frame with HTML that is safe already; what looks like a slot in it stays.

    Raises KeyError for a slot that nothing is given for.
    """
    return _SLOT.sub(lambda slot: slots[slot[1]], frame.read_text(encoding="utf-8"))
