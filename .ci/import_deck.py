"""Import packages with the real Anki, one after another: `import_deck.py FIRST.apkg [AGAIN.apkg …]`.

The first must give notes and cards without any problem, each later one only duplicates.
"""

import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def main() -> int:
    """Import all packages into one new collection; 1 if something is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder, "collection.anki2")))
        for number, package in enumerate(sys.argv[1:]):
            request = ImportAnkiPackageRequest(
                package_path=str(Path(package).resolve()), options=ImportAnkiPackageOptions()
            )
            log = collection.import_anki_package(request).log
            print(
                f"{package}: {len(log.new)} new, {len(log.updated)} updated, {len(log.duplicate)} unchanged"
            )
            if (
                len(log.conflicting)
                or (number and (len(log.new) or len(log.updated)))
                or not (number or len(log.new))
            ):
                return 1
        orphans = collection.db.scalar("select count() from notes where id not in (select nid from cards)")
        empty = len(collection.get_empty_cards().notes)
        _, ok = collection.fix_integrity()
        print(f"{collection.card_count()} cards, {orphans} notes without, {empty} empty; database ok: {ok}")
        collection.close()
    return 0 if ok and not orphans and not empty else 1


if __name__ == "__main__":
    sys.exit(main())
