"""Text → tokens. `Analyzer` is what the rest of flashgen sees; `unidic` is the one that ships."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from flashgen.document import Token


class Analyzer(Protocol):
    """Anything that divides text into tokens."""

    def tokenize(self, text: str) -> tuple["Token", ...]:
        """Divide text; tokens are in order, and only white space lies between them."""
        ...
