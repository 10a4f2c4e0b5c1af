"""Files are written whole or not at all, and caches find a place."""

from pathlib import Path

import pytest

from flashgen import files
from flashgen.errors import OutputError


def test_what_is_written_is_there(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "a", b"one")
    files.write_whole(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_rights_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    path.chmod(0o640)
    files.write_whole(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(self: Path, target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        files.write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"FLASHGEN_CACHE": "{tmp}/own"}, "own"),
        ({"FLASHGEN_CACHE": "", "XDG_CACHE_HOME": "{tmp}/xdg"}, "xdg/flashgen"),
    ],
)
def test_where_caches_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp=tmp_path))
    assert files.cache_folder() == tmp_path / expected
    assert (tmp_path / expected).is_dir()


def test_a_cache_that_cannot_be_made_goes_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert files.cache_folder().parent == tmp_path


def test_where_dictionaries_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASHGEN_DATA", str(tmp_path / "mine"))
    assert files.data_folder() == tmp_path / "mine"
    assert not files.data_folder().exists()
    monkeypatch.delenv("FLASHGEN_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert files.data_folder() == tmp_path / "flashgen"


def kept(content: bytes) -> str:
    return "is a letter" if content == b"letter" else ""


@pytest.mark.parametrize(
    ("before", "force", "reason"),
    [(None, False, ""), (b"ours", False, ""), (b"letter", False, "is a letter"), (b"letter", True, "")],
)
def test_what_is_written_over(tmp_path: Path, before: bytes | None, force: bool, reason: str) -> None:
    path = tmp_path / "a"
    if before is not None:
        path.write_bytes(before)
    if reason:
        with pytest.raises(OutputError, match=reason):
            files.write_over(path, b"new", example="a.txt", reason_to_keep=kept, force=force)
    else:
        files.write_over(path, b"new", example="a.txt", reason_to_keep=kept, force=force)
    assert path.read_bytes() == (before if reason else b"new")


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_whole", fail)
    with pytest.raises(OutputError, match="No space left"):
        files.write_over(tmp_path / "a", b"", example="a.txt", reason_to_keep=kept)
