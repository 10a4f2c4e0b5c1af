"""An Anki that runs, as far as flashgen can tell: see tests/anki_double.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("anki", reason="Anki's own library comes with the development extra")

from tests.anki_double import AnkiDouble
from tests.cli.conftest import run, talk  # noqa: F401


@pytest.fixture
def anki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AnkiDouble]:
    """Give a double that the commands find by themselves."""
    with AnkiDouble(tmp_path / "anki") as double:
        monkeypatch.setenv("FLASHGEN_ANKI_URL", double.url)
        monkeypatch.delenv("FLASHGEN_ANKI_KEY", raising=False)
        yield double
