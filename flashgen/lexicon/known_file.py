"""Known words as a file that a person can read and edit, and that is read as a list like any other."""

from collections.abc import Iterator

from flashgen.lexicon.known import KnownWords, fits

_HEAD = "Word\tReading\tFrom\n"


def rows(known: KnownWords) -> Iterator[tuple[str, str]]:
    """Give words with their readings, "" where every reading is known, as they were listed."""
    for spelling, readings in known.readings.items():
        if spelling not in known.bare:
            # A collection may have a reading that nobody would take from a file.
            for reading in sorted(readings) or [""]:
                yield spelling, reading if fits(spelling, reading) else ""


def content(known: KnownWords, source: str) -> bytes:
    """Write a list of known words; `source` says where they are from.

    >>> print(content(KnownWords({"道具": frozenset({"どうぐ"})}), "anki:is:review").decode())
    Word    Reading  From
    道具     どうぐ    anki:is:review
    """
    told = " ".join(source.split())
    return (_HEAD + "".join(f"{word}\t{heard}\t{told}\n" for word, heard in rows(known))).encode()


def reason_to_keep(earlier: bytes) -> str:
    """Say why a file must not be written over: it is no such list, or a person has added to it."""
    head, *lines = earlier.decode("utf-8", "replace").splitlines(keepends=True) or [""]
    if head != _HEAD:
        return "exists and was not written by flashgen known"
    sources = {line.rstrip("\n").split("\t")[-1] if line.count("\t") == 2 else "" for line in lines}
    return "has been edited" if len(sources) > 1 or "" in sources else ""
