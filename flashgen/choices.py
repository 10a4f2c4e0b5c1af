"""What a person may choose among, and the environment variables that choose: light enough for --help."""

from collections.abc import Mapping

LEVELS = ("N5", "N4", "N3", "N2", "N1")
CARDS = ("recognition", "production")
FURIGANA = ("always", "tap", "back")
"""When the front of a card has readings: always, when it is tapped, never (they are on the back)."""

VARIABLES: Mapping[str, str] = {
    "source.dialect": "FLASHGEN_DIALECT",
    "vocabulary.level": "FLASHGEN_LEVEL",
    "vocabulary.known": "FLASHGEN_KNOWN",
    "cards.furigana": "FLASHGEN_FURIGANA",
    "llm.model": "FLASHGEN_LLM",
    "anki.url": "FLASHGEN_ANKI_URL",
    "anki.key": "FLASHGEN_ANKI_KEY",
}
"""The environment variable of a setting, by its table and key. A flag goes before it, a recipe after."""
