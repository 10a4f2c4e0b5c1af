"""A model on loopback that the real library `llm` knows under the name stub-model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("llm", reason="the library llm is not installed: pip install 'flashgen[llm]'")

from flashgen.llm import asking, kept_answers, library
from tests.cli.conftest import run, talk  # noqa: F401
from tests.llm.stub import Stub, english


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """Give the server, with keys, models and kept answers in a folder of their own."""
    home = tmp_path / "llm"
    home.mkdir()
    monkeypatch.setenv("LLM_USER_PATH", str(home))
    monkeypatch.setattr(kept_answers, "cache_folder", lambda: home)  # of answers alone
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr(asking, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(library, "TIMEOUT", 20.0)
    with Stub(english) as server:
        entry = "- model_id: {}\n  model_name: stub\n  api_base: {}\n"
        (home / "extra-openai-models.yaml").write_text(
            entry.format("stub-model", server.url)
            + "  supports_schema: true\n"
            + entry.format("stub-plain", server.url)
            + entry.format("stub-locked", server.url)
            + "  api_key_name: stubkey\n"
        )
        yield server
