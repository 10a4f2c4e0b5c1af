"""Compare the scorer's figures with floors.toml: `check_floors.py FIGURES FLOORS`."""

import sys
import tomllib
from pathlib import Path


def main() -> int:
    """Say which figures are below their floor, or above their ceiling; 1 if any is."""
    rows = (line.split() for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    figures = {
        row[0]: float(row[1]) for row in rows if len(row) > 1 and "." in row[0] and row[1][0].isdigit()
    }
    limits = tomllib.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    wrong = [
        f"{name}: {figures.get(name, 'missing')} is {word} {limit}"
        for word, table, sign in (("below", "at_least", 1), ("above", "at_most", -1))
        for name, limit in limits[table].items()
        if name not in figures or sign * (figures[name] - limit) < 0
    ]
    print("\n".join(wrong) or f"{sum(map(len, limits.values()))} figures hold")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
