"""Files that a person gets to fill in; they explain themselves."""

from pathlib import Path


def _text(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def config() -> str:
    """Give the text of a configuration file in which nothing is said yet."""
    return _text("config.toml")
