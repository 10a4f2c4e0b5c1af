"""What a check has found."""

from flashgen.values import dataclass

OK, BETTER, BROKEN = "ok", "could be better", "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """How something is, in which state, and what to do where it is not ok."""

    state: str
    found: str
    remedy: str = ""


def ok(found: str) -> Finding:
    """Say that something is as it should be."""
    return Finding(OK, found)


def better(found: str, remedy: str) -> Finding:
    """Say that flashgen works, and would better."""
    return Finding(BETTER, found, remedy)


def broken(found: str, remedy: str) -> Finding:
    """Say that flashgen does not work so."""
    return Finding(BROKEN, found, remedy)
