"""Asks a model for English: of sentences, and of words for which the dictionary in use has none."""

from collections.abc import Iterator, Mapping, Sequence

from flashgen.claims import faithfulness
from flashgen.llm import tasks
from flashgen.llm.asking import Asker, Request
from flashgen.llm.chunks import one_line
from flashgen.values import dataclass

_BUDGET = 2_000  # characters to a request
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


def requests(texts: Sequence[Text]) -> list[tuple[Sequence[Text], Request]]:
    """Give what is to be asked for texts, each asked once, in their order."""
    task = tasks.load("translations")
    return [
        (batch, Request(task, "\n".join(f"{n}: {text.line}" for n, text in enumerate(batch, 1))))
        for batch in _batches(list(dict.fromkeys(texts)))
    ]


def _batches(texts: Sequence[Text]) -> Iterator[Sequence[Text]]:
    batch: list[Text] = []
    for text in texts:
        if batch and sum(len(each.line) for each in batch) + len(text.line) > _BUDGET:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def translate(
    asker: Asker, asked: Sequence[tuple[Sequence[Text], Request]]
) -> tuple[Mapping[Text, str], list[tuple[str, str]]]:
    """Give the English of texts, and the texts whose English cannot be used, with the reason."""
    answers = asker.ask([request for _, request in asked])
    found: dict[Text, str] = {}
    refused: list[tuple[str, str]] = []
    for (batch, _), answer in zip(asked, answers, strict=True):
        for item in answer.items:
            if not 1 <= item["line"] <= len(batch):
                continue
            text, english = batch[item["line"] - 1], one_line(item["english"])
            if reasons := _against(text, english):
                refused.append((text.word or text.text, "; ".join(reasons)))
            else:
                found.setdefault(text, english)
    return found, refused


def _against(text: Text, english: str) -> tuple[str, ...]:
    if text.word and len(english) > _LONGEST_MEANING:
        return ("too long for the meaning of a word",)
    return faithfulness.translation_reasons(english, text.text)
