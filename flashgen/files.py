"""Where flashgen keeps files, and how it writes them: whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from flashgen.errors import OutputError


def cache_folder() -> Path:
    """Give the folder for what can be made again, created if need be.

    It is $FLASHGEN_CACHE, or flashgen in $XDG_CACHE_HOME or ~/.cache; where that cannot be
    written (a read-only home), a folder of the user's own among the temporary files.
    """
    return _writable(cache_place())


def cache_place() -> Path:
    """Give where the cache folder ought to be, be it there and writable or not."""
    chosen = os.environ.get("FLASHGEN_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(chosen) if chosen else base / "flashgen"


@cache
def _writable(folder: Path) -> Path:
    """Give the folder, made if need be, or the spare one where nothing can be written to it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        spare = Path(tempfile.gettempdir()) / f"flashgen-{os.getuid() if hasattr(os, 'getuid') else 'cache'}"
        spare.mkdir(mode=0o700, exist_ok=True)
        # Anybody can make folders there; what somebody else put into one is not ours to read.
        mine = not hasattr(os, "getuid") or spare.stat().st_uid == os.getuid()
        return spare if mine else Path(tempfile.mkdtemp(prefix="flashgen-"))


def data_folder() -> Path:
    """Give the folder for what users gave us to keep, such as dictionaries; it may not exist yet.

    It is $FLASHGEN_DATA, or flashgen in $XDG_DATA_HOME or ~/.local/share.
    """
    chosen = os.environ.get("FLASHGEN_DATA")
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(chosen) if chosen else base / "flashgen"


def config_file() -> Path:
    """Give the file with a learner's configuration; it may not exist.

    It is $FLASHGEN_CONFIG, or flashgen/config.toml in $XDG_CONFIG_HOME or ~/.config, whatever the system.
    """
    base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Path(os.environ.get("FLASHGEN_CONFIG") or base / "flashgen" / "config.toml")


def config_is_named() -> bool:
    """Tell whether a person has named the file with the configuration, so that it ought to be there."""
    return bool(os.environ.get("FLASHGEN_CONFIG"))


def check_place(path: Path, example: str) -> None:
    """Raise OutputError where no file can be at path; `example` is a name for one."""
    folder = path.parent
    if not folder.is_dir():
        raise OutputError(f"{path}: there is no folder {folder}", "Make it first, or choose another with -o.")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{path}: the folder cannot be written to", "Choose another with -o.")
    if path.is_dir():
        raise OutputError(f"{path}: is a folder", f"Name a file with -o, such as {example}.")


def write_over(
    path: Path, content: bytes, *, example: str, reason_to_keep: Callable[[bytes], str], force: bool = False
) -> None:
    """Write content to path, over an earlier file only where there is no reason to keep it, or with force.

    `reason_to_keep` is asked with what the earlier file has. Raises OutputError.
    """
    check_over(path, example=example, reason_to_keep=reason_to_keep, force=force)
    try:
        write_whole(path, content)
    except OSError as error:
        raise _unwritable(path, error) from None


def check_over(
    path: Path, *, example: str, reason_to_keep: Callable[[bytes], str], force: bool = False
) -> None:
    """Raise OutputError where `write_over` would, as far as can be told before there is content."""
    check_place(path, example)
    try:
        reason = reason_to_keep(path.read_bytes()) if path.exists() and not force else ""
    except OSError as error:
        raise _unwritable(path, error) from None
    if reason:
        raise OutputError(f"{path}: {reason}", "Choose another file, or pass --force.")


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written: {error.strerror}", "Choose another file.")


def write_whole(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write content to path through a temporary file beside it, so that no reader sees a half.

    With `lasting` it is on the disk when this returns. Raises OSError, and leaves what was at path
    untouched then.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
        if lasting:
            _sync(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def remove_parts(path: Path) -> None:
    """Remove what is left beside path of writing it that was cut off; nobody else may be writing it now."""
    for part in path.parent.iterdir():
        if part.name.startswith(f".{path.name}.") and part.suffix == ".part":
            part.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Put a folder's names on the disk, where the system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with files by their names, through a temporary one beside it: all of it or nothing.

    An empty folder may be there. Raises OSError, and leaves nothing behind then.
    """
    part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.", suffix=".part"))
    try:
        for name, content in files.items():
            (part / name).write_bytes(content)
        part.chmod(0o777 & ~_umask())
        if folder.is_dir():
            folder.rmdir()  # Windows puts a folder in nobody's place, and no system in a full one's
        part.rename(folder)
    except BaseException:
        import shutil  # 2 ms, and seldom wanted

        shutil.rmtree(part, ignore_errors=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
