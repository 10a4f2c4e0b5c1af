"""One desk for one file: the lock that the first takes and the second is refused by.

Lock and address lie in the cache folder, under a digest of the file's path, readable by their owner
only. The system lets a lock go with the process that holds it, however that ends.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import filelock

from flashgen.errors import OutputError
from flashgen.files import cache_folder, write_whole


class Lock:
    """The lock of a file of overrides, held until it is released."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises OutputError where somebody has it, with the address they announced."""
        digest = hashlib.sha256(str(path.resolve()).encode("utf-8", "replace")).hexdigest()[:32]
        name = cache_folder() / f"desk-{digest}"
        self._address = name.with_suffix(".address")
        # Whichever thread closes the desk may let it go.
        self._lock = filelock.FileLock(name.with_suffix(".lock"), mode=0o600, thread_local=False)
        try:
            self._lock.acquire(blocking=False)
        except filelock.Timeout:
            raise OutputError(f"{path}: is under review already", self._remedy()) from None
        except (OSError, NotImplementedError) as error:
            raise OutputError(
                f"{name}.lock: cannot be locked: {error}", "Name another folder in FLASHGEN_CACHE."
            ) from None
        self._address.unlink(missing_ok=True)  # of one that was killed

    def _remedy(self) -> str:
        try:
            return f"Go on there: {self._address.read_text(encoding='utf-8')}"
        except OSError:
            return "Close the other review first."

    def announce(self, address: str) -> None:
        """Say where the holder is to be found. The address may be a secret: only its owner can read it."""
        self._address.touch(mode=0o600)
        write_whole(self._address, address.encode())

    def release(self) -> None:
        """Let the lock go; once is enough."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._address.unlink(missing_ok=True)
            self._lock.release()
