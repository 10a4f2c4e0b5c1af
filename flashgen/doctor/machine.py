"""Checks of what flashgen runs on: Python, packages, fonts, terminal, browser."""

import sys
from collections.abc import Mapping

from flashgen.doctor.findings import Finding, better, broken, ok

_OLDEST = (3, 11)
PACKAGES: Mapping[str, str] = {"budoux": "", "fugashi": "", "genanki": "", "unidic-lite": "1.0.8"}
"""What flashgen needs beside click, without which nobody gets here; a version where only that one will do."""
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "review": ("filelock", "starlette", "tomlkit", "uvicorn"),
    "llm": ("llm",),
}
"""The packages of each extra."""


def python() -> Finding:
    """Look at the version of Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _OLDEST:
        return ok(version)
    return broken(version, f"Install Python {_OLDEST[0]}.{_OLDEST[1]} or newer, and flashgen in it.")


def package(name: str) -> Finding:
    """Look for a package that flashgen needs."""
    version, wanted = _version(name), PACKAGES[name]
    if version is None:
        return broken("is not installed", f"pip install '{name}{'==' * bool(wanted)}{wanted}'")
    if wanted and version != wanted:
        return better(f"{version}; readings are made for {wanted}", f"pip install '{name}=={wanted}'")
    return ok(version)


def extra(name: str) -> Finding:
    """Look for the packages of an extra, without which all else works."""
    missing = [package for package in EXTRAS[name] if _version(package) is None]
    if missing:
        remedy = f"If you want it: pip install 'flashgen[{name}]'"
        return better(f"not installed: {', '.join(missing)}", remedy)
    return ok(", ".join(f"{package} {_version(package)}" for package in EXTRAS[name]))


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def tokenizer() -> Finding:
    """Divide a sentence."""
    from flashgen.morphology.unidic import UnidicAnalyzer

    try:
        tokens = UnidicAnalyzer(None).tokenize("雨が降る。")
    except Exception as error:  # MeCab's are of many kinds, and long; the last line says what it was
        lines = [line for line in str(error).splitlines() if line.strip("- ")]
        return broken(
            f"does not start: {lines[-1] if lines else error!r}",
            "pip install --force-reinstall fugashi unidic-lite==1.0.8",
        )
    return ok("|".join(token.surface for token in tokens))


def fonts() -> Finding:
    """Look for a font with Japanese, for pages in the browser; Anki on a phone has its own."""
    import shutil
    import subprocess

    lister = shutil.which("fc-list")
    if lister is None:
        known = sys.platform in ("darwin", "win32")
        return ok("come with the system" if known else "not known: there is no fc-list to ask")
    asked = [lister, ":lang=ja", "family"]
    listed = subprocess.run(asked, capture_output=True, timeout=20, check=False).stdout
    families = sorted({line.split(",")[0] for line in listed.decode("utf-8", "replace").splitlines()})
    if families:
        more = f" and {len(families) - 1} more" if len(families) > 1 else ""
        return ok(f"{families[0]}{more}")
    return better("none: pages show boxes", "Install one; Debian and Ubuntu: apt install fonts-noto-cjk")


def terminal() -> Finding:
    """Look whether the terminal takes Japanese."""
    encoding = sys.stdout.encoding or "unknown"
    if encoding.lower().replace("-", "") == "utf8":
        return ok(encoding)
    try:
        "日本語、かな―".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return broken(f"its encoding {encoding} has no Japanese", "Set PYTHONUTF8=1, or a locale with UTF-8.")
    return better(f"its encoding is {encoding}", "Set PYTHONUTF8=1, so that every character can be shown.")


def browser() -> Finding:
    """Look for a browser to show pages in."""
    import webbrowser

    try:
        return ok(getattr(webbrowser.get(), "name", "") or "there is one")
    except webbrowser.Error:
        return better("none is found", "To look at cards in one: install it, or name it in BROWSER.")
