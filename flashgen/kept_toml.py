"""TOML that is read at every start: parsed once, then kept as JSON, which loads twenty times as fast."""

import hashlib
import json
from contextlib import suppress
from typing import Any

from flashgen.files import cache_folder, write_whole


def loads(text: str) -> dict[str, Any]:
    """Give what a TOML text says, from the copy in the cache folder where there is one.

    The copy is named by a digest of the text, so that it is never out of date. Raises ValueError
    (tomllib.TOMLDecodeError) for what is not TOML.

    >>> loads('said = ["言うた", "言うて"]')
    {'said': ['言うた', '言うて']}
    """
    kept = cache_folder() / f"toml-{hashlib.sha256(text.encode()).hexdigest()[:20]}.json"
    # A copy that somebody damaged is no JSON or no table, and is made again.
    with suppress(OSError, ValueError):
        table = json.loads(kept.read_bytes())
        if isinstance(table, dict):
            return table
    import tomllib  # 4 ms, and all for nothing where every text has its copy

    parsed = tomllib.loads(text)
    # Dates and times have no JSON, and a cache that cannot be written to is no reason to stop.
    with suppress(OSError, TypeError):
        write_whole(kept, json.dumps(parsed, ensure_ascii=False).encode())
    return parsed
