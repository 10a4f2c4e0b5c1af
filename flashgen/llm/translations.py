"""Asks a model for English: of sentences, and of words for which the dictionary in use has none."""

from collections.abc import Mapping, Sequence

from flashgen.claims import faithfulness
from flashgen.llm import by_line, tasks
from flashgen.llm.asking import Asker, Request
from flashgen.llm.chunks import one_line
from flashgen.values import dataclass

_LONGEST_MEANING = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence to be translated; or a word in a sentence, or with its definition in Japanese."""

    text: str
    word: str = ""

    @property
    def line(self) -> str:
        """What the model is shown."""
        return f"[{one_line(self.word)}] {one_line(self.text)}" if self.word else one_line(self.text)


def requests(asker: Asker, texts: Sequence[Text]) -> list[Request]:
    """Give what would be asked for texts."""
    return by_line.requests(asker, tasks.load("translations"), [text.line for text in texts])


def translate(asker: Asker, texts: Sequence[Text]) -> tuple[Mapping[Text, str], Sequence[tuple[str, str]]]:
    """Give the English of texts, and the texts whose English cannot be used, with the reasons."""
    told = by_line.ask(asker, tasks.load("translations"), [text.line for text in texts])
    found: dict[Text, str] = {}
    refused: dict[str, str] = {}
    for text in texts:
        if text.line not in told:
            continue
        english = one_line(str(told[text.line]["english"]))
        if reasons := _against(text, english):
            refused[text.word or text.text] = "; ".join(reasons)
        else:
            found[text] = english
    return found, list(refused.items())


def _against(text: Text, english: str) -> tuple[str, ...]:
    if text.word and len(english) > _LONGEST_MEANING:
        return ("too long for the meaning of a word",)
    return faithfulness.translation_reasons(english, text.text)
