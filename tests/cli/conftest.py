"""Runs the command line as a person would, in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flashgen.cli import main

Run = Callable[..., Result]

TALK = """\
この前な、近所の銭湯が閉まってしもてん。めっちゃ好きな場所やったから、ほんまに寂しいわ。
番台のおばちゃんが言うてはったけど、重油の値段が上がって、もう続けられへんかったらしい。
銭湯というのは、体を洗うだけの場所やなくて、近所の人が顔を合わせる場所やと思うねん。
せやけど、若い人が来おへんかったら、どないもできひん。何か新しい工夫をせなあかんと思う。
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FLASHGEN_DATA", str(tmp_path / "data"))

    def invoke(*arguments: object, **kwargs: object) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], **kwargs)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path
