"""Everything flashgen raises on purpose.

FlashgenError
├── TranscriptError       the input cannot be read as a transcript
│   ├── EncodingError     its bytes are in no encoding that we know
│   └── NotJapaneseError  it has no Japanese to learn from
├── RecipeError           a recipe, an overrides file or a configuration is not valid
├── DataError             a rule, word, topic or glossary file (ours or the user's) is not valid
├── DictionaryError       a dictionary cannot be imported or found
├── KnownWordsError       a list of known words cannot be read
├── ModelError            a language model cannot be found or must not be asked
├── AnkiError             Anki cannot be reached, or does not do what it is asked
├── OutputError           the deck cannot be written where it was asked for
└── DeckError             the notes do not make a deck (two have one key), or a package is not ours

Anything else that escapes is a bug, and is shown with its traceback.
"""


class FlashgenError(Exception):
    """A mistake a user can mend: `message` says place and fact, `hint` the remedy."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class TranscriptError(FlashgenError):
    """The input cannot be read as a transcript."""


class EncodingError(TranscriptError):
    """The bytes of the input are in no encoding that we know."""


class NotJapaneseError(TranscriptError):
    """The input has no Japanese to learn from."""


class RecipeError(FlashgenError):
    """A recipe, an overrides file or a configuration is not valid."""


class DataError(FlashgenError):
    """A rule, word, topic or glossary file is not valid: names file, row and mistake."""


class DictionaryError(FlashgenError):
    """A dictionary cannot be imported or found."""


class KnownWordsError(FlashgenError):
    """A list of known words cannot be read."""


class ModelError(FlashgenError):
    """A language model cannot be found, has no key, or must not be asked."""


class AnkiError(FlashgenError):
    """Anki cannot be reached, or does not do what it is asked."""


class OutputError(FlashgenError):
    """The deck cannot be written where it was asked for."""


class DeckError(FlashgenError):
    """The notes do not make a deck, for example because two have one key; or a package is not ours."""
