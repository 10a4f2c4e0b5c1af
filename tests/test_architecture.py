"""The house: which floor a room is on, what it may import, and how large it may grow."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "flashgen"

FLOORS = {
    0: {
        "errors",
        "kana",
        "document",
        "files",
        "kept_toml",
        "values",
        "parts_of_speech",
        "choices",
        "__init__",
    },
    1: {"transcripts", "sentences", "morphology", "furigana", "lexicon", "recipe"},
    2: {"dialects", "parsing", "vocabulary", "claims"},
    3: {"notes", "llm", "report"},
    4: {"apkg", "exports", "pages", "ankiconnect", "desktop"},
    5: {"pipeline", "doctor"},
    6: {"cli", "review", "__main__", "bench"},
}
FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
# Within a floor rooms keep apart, with these exceptions.
NEIGHBOURS = {
    ("morphology", "furigana"),
    ("lexicon", "furigana"),
    ("__main__", "cli"),
    ("bench", "cli"),
    ("cli", "review"),
}
# Only these modules may know an outside library.
ADAPTERS = {
    "fugashi": {"morphology/unidic.py", "morphology/user_dictionary.py"},
    "unidic_lite": {"morphology/unidic.py", "morphology/user_dictionary.py"},
    "genanki": {"apkg.py"},
    "click": {"cli"},
    "llm": {"llm/library.py"},
    "budoux": {"notes/phrases.py"},
    "starlette": {"review"},
    "uvicorn": {"review"},
    "filelock": {"review"},
    "tomlkit": {"recipe/editing.py"},
    "sqlite3": {"lexicon", "apkg.py", "bench.py"},
}
# What `flashgen --help` must not wait for.
HEAVY = {
    "fugashi",
    "llm",
    "budoux",
    "starlette",
    "uvicorn",
    "http.client",
    "urllib.request",
    "flashgen.ankiconnect",
    "flashgen.llm",
    "unidic_lite",
    "genanki",
    "sqlite3",
    "flashgen.pipeline",
    "tomllib",
    "lzma",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, path: Path) -> Iterator[str]:
    """Give the dotted names that a module imports, anywhere in it."""
    package = ["flashgen", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            for alias in node.names:
                yield f"{base}{node.module or ''}.{alias.name}".replace("..", ".")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    for name in imports(ast.parse(path.read_text(encoding="utf-8")), path):
        parts = name.split(".")
        if parts[0] != "flashgen" or len(parts) < 2:
            continue
        there = parts[1]
        if there == here or there.startswith("__"):
            continue
        assert there in FLOOR, f"{name}: no such room"
        down = FLOOR[there] < FLOOR[here] or FLOOR[here] == FLOOR[there] == 0
        assert down or (here, there) in NEIGHBOURS, f"{here} (floor {FLOOR[here]}) imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_have_one_adapter(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for name in imports(ast.parse(path.read_text(encoding="utf-8")), path):
        allowed = ADAPTERS.get(name.split(".")[0])
        assert allowed is None or any(where == a or where.startswith(f"{a}/") for a in allowed), (
            f"{where} imports {name}"
        )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_sizes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < 300, "a room that wants a wall"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            docstring = ast.get_docstring(node, clean=False)
            code = (node.end_lineno or 0) - node.lineno - (docstring or "").count("\n")
            assert code < 40, f"{node.name} has {code} lines"


def test_every_room_has_a_floor() -> None:
    rooms = {room(path) for path in MODULES}
    assert rooms <= set(FLOOR)


def test_names_that_say_nothing_are_not_used() -> None:
    empty = re.compile(
        r"^(process|handle|utils?|helpers?|manager|misc)$|(^|_)(process|handle|helper|manager)(_|$)",
        re.I,
    )
    for path in MODULES:
        assert not empty.search(path.stem), path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                assert not empty.search(node.name), f"{path.name}: {node.name}"


def test_help_imports_click_only() -> None:
    import subprocess
    import sys

    code = "import flashgen.cli, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY & set(loaded)
