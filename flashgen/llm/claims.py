"""Asks a model for claims and for better cards of those that we chose."""

from collections.abc import Collection, Sequence

from flashgen.claims.faithfulness import Proposal
from flashgen.document import Document
from flashgen.llm import chunks, tasks
from flashgen.llm.asking import Asker, Item, Request
from flashgen.llm.chunks import Chunk


def requests(document: Document, marked: Collection[int]) -> list[tuple[Chunk, Request]]:
    """Give what is to be asked: a request for each chunk; `marked` are the places of our own claims."""
    task = tasks.load("claims")
    return [(chunk, Request(task, chunk.text)) for chunk in chunks.divide(document, marked)]


def propose(asker: Asker, asked: Sequence[tuple[Chunk, Request]]) -> tuple[list[Proposal], list[str]]:
    """Give the proposals of a model in the order of the document, and what was wrong with the others."""
    answers = asker.ask([request for _, request in asked])
    proposals: list[Proposal] = []
    errors: list[str] = []
    for (chunk, _), answer in zip(asked, answers, strict=True):
        proposals += [_proposal(item, chunk) for item in answer.items]
        errors += answer.errors
    return proposals, errors


def _proposal(item: Item, chunk: Chunk) -> Proposal:
    return Proposal(
        sentence=chunk.place(item["sentence"]),
        question=item["question"].strip(),
        answer=item["answer"].strip().rstrip("。"),
        claim=item["claim_ja"].strip(),
        quote=item["quote"].strip(),
        english=item["claim_en"].strip(),
        context=tuple(chunk.place(number) for number in item["context"]),
    )
