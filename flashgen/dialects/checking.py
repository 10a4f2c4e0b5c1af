"""What is wrong with a dialect's folder: what loading refuses, and what loads but cannot be right."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.dialects import Dialect, annotate, read_dialect
from flashgen.dialects.about import FILE, read_about
from flashgen.dialects.items import Item, read_items
from flashgen.dialects.loading import place, read_table
from flashgen.dialects.matching import find_matches
from flashgen.dialects.reach import Reach
from flashgen.dialects.rules import Matcher, Rule, read_rules
from flashgen.dialects.words import read_words
from flashgen.document import Sentence
from flashgen.errors import DataError
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.morphology import Analyzer

_ITEM_ID = re.compile(r"[a-z]+(\.[a-z0-9]+)?")
_RULE_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
# File and row as `loading.place` writes them, then the mistake.
_PLACE = re.compile(r"(\S+\.toml(?:: (?:item|word|rule|label|pieces of) (?:'[^']*'|\d+))?): (.*)", re.DOTALL)
_CONTEXTS = ("before", "after", "unless_before", "unless_after")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: which file and row, why, and what to do about it."""

    where: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and how much it looked at."""

    name: str
    problems: tuple[Problem, ...]
    items: int = 0
    words: int = 0
    rules: int = 0
    sentences: int = 0


def check(folder: Path) -> Checked:
    """Check a dialect's folder; what cannot be loaded is told before all else."""
    problems = tuple(_unloadable(folder))
    if problems:
        return Checked(folder.name, problems)
    dialect = read_dialect(folder)
    rules = read_rules(folder / "rules.toml")[0]
    probe = _Probe(dialect, rules)
    found = [
        *_ids(dialect, rules),
        *_references(dialect),
        *_unused_words(dialect, rules),
        *_beaten(dialect, rules),
    ]
    found += [*_unreachable(dialect, rules), *probe.items(), *probe.rules()]
    kinds = [item.kind for item in dialect.items.values()]
    return Checked(
        folder.name, tuple(found), kinds.count("grammar"), kinds.count("word"), len(rules), probe.sentences
    )


def _unloadable(folder: Path) -> Iterator[Problem]:
    """Give the first mistake of each file, then the first between files."""
    loaders: tuple[Callable[[], object], ...] = (
        lambda: read_about(folder),
        lambda: read_items(folder / "grammar.toml"),
        lambda: list(read_words(folder).rows()),
        lambda: read_rules(folder / "rules.toml"),
    )
    found = [problem for load in loaders for problem in _refused(load, folder)]
    yield from found or _refused(lambda: read_dialect(folder).user_dictionary(), folder)


def _refused(load: Callable[[], object], folder: Path) -> Iterator[Problem]:
    try:
        load()
    except DataError as error:
        told = _PLACE.fullmatch(error.message)
        where, reason = (told[1], told[2]) if told else (folder.name, error.message)
        yield Problem(where, reason, error.hint or "flashgen/dialects/README.md explains every field.")


def _where(dialect: Dialect, item: Item) -> str:
    """Name the file and row of an item."""
    if item.kind == "grammar":
        return place(dialect.folder / "grammar.toml", f"item {item.id!r}")
    rows = read_table(dialect.folder / "vocabulary.toml").get("word", [])
    file = "vocabulary.toml" if any(row.get("id") == item.id for row in rows) else "words.toml"
    return place(dialect.folder / file, f"word {item.id!r}")


def _rule(dialect: Dialect, rule: Rule) -> str:
    return place(dialect.folder / "rules.toml", f"rule {rule.id!r}")


def _ids(dialect: Dialect, rules: Sequence[Rule]) -> Iterator[Problem]:
    for item in dialect.items.values():
        if not _ITEM_ID.fullmatch(item.id):
            reason = f"{item.id!r} is no id"
            yield Problem(_where(dialect, item), reason, "Write group.name in small letters: neg.hen.")
    for rule in rules:
        if not _RULE_ID.fullmatch(rule.id):
            reason = f"{rule.id!r} is no id"
            yield Problem(_rule(dialect, rule), reason, "Write small letters and full stops: neg.hen.past.")


def _references(dialect: Dialect) -> Iterator[Problem]:
    """Find names that name nothing, and items that show nothing."""
    for item in dialect.items.values():
        for other in item.compare:
            if other not in dialect.items:
                reason = f"compares with {other!r}, which is no item"
                yield Problem(_where(dialect, item), reason, "Name an id of grammar.toml or vocabulary.toml.")
        if not item.examples and item.kind == "grammar":
            reason = "has no examples"
            yield Problem(
                _where(dialect, item), reason, 'Write two: examples = [["行かへん。", "行かない。"]]'
            )
    for id_ in dialect.about.not_looked_for:
        if id_ not in dialect.items:
            reason = f"not_looked_for names {id_!r}, which is no item"
            yield Problem(place(dialect.folder / FILE), reason, "Name an id of grammar.toml.")


def _unused_words(dialect: Dialect, rules: Sequence[Rule]) -> Iterator[Problem]:
    """Find words of an id that no item has and no rule asks for: nobody would be told what they are."""
    asked = {value for rule in rules for matcher in rule.matchers() for value in matcher.wanted("item")}
    told = {""}  # of a word that is there to keep a spelling whole
    for row in read_words(dialect.folder).rows():
        groups = {row.item[:end] for end, char in enumerate(row.item) if char == "."}
        if row.item in told or row.item in dialect.items or not asked.isdisjoint({row.item, *groups}):
            continue
        told.add(row.item)
        where = place(dialect.folder / "words.toml", f"word {row.surface!r}")
        yield Problem(
            where, f"is of {row.item!r}, which is no item", "Give it a gloss, or an item in grammar.toml."
        )


def _beaten(dialect: Dialect, rules: Sequence[Rule]) -> Iterator[Problem]:
    """Find rules that can never win: an earlier one takes the same tokens wherever they match."""
    earlier: dict[tuple[Matcher, ...], list[Rule]] = {}
    for rule in rules:
        same = earlier.setdefault(tuple(map(_nameless, rule.pattern)), [])
        for other in same:
            if all(getattr(other, name) in ((), getattr(rule, name)) for name in _CONTEXTS):
                reason = f"can never win: rule {other.id!r} above takes the same tokens first"
                yield Problem(_rule(dialect, rule), reason, "Put it first, or tell the two apart by context.")
                break
        same.append(rule)


def _nameless(matcher: Matcher) -> Matcher:
    return replace(matcher, name="")


def _unreachable(dialect: Dialect, rules: Sequence[Rule]) -> Iterator[Problem]:
    reach = Reach(rules, read_words(dialect.folder).rows())
    for rule in rules:
        for mistake in reach.mistakes(rule):
            hint = "See how the tokenizer divides it: flashgen explain SENTENCE"
            yield Problem(_rule(dialect, rule), f"can never match: {mistake}", hint)


class _Probe:
    """Tries examples and counter-examples on a dialect; counts the sentences."""

    def __init__(self, dialect: Dialect, rules: Sequence[Rule]) -> None:
        from flashgen.morphology.unidic import UnidicAnalyzer

        self._dialect, self._rules = dialect, rules
        self._analyzer: Analyzer = UnidicAnalyzer(dialect.user_dictionary())
        self.sentences = 0

    def items(self) -> Iterator[Problem]:
        """Give items that no example shows, and those that a counter-example shows all the same."""
        about = self._dialect.about
        for item in self._dialect.items.values():
            known = item.id in about.not_looked_for
            shown = [item.id in _items(self._heard(said)) for said, _ in item.examples]
            if shown and not any(shown) and not known:
                reason = f"is not found in its own example {item.examples[0][0]}"
                hint = f"Write a rule or a word for it: flashgen explain {item.examples[0][0]}"
                yield Problem(_where(self._dialect, item), reason, hint)
            for text in item.never:
                forms = [f for f in self._heard(text).forms if f.item == item.id and not f.shared]
                if forms and text not in about.misread:
                    reason = f"is found in its counter-example {text}"
                    hint = f"Keep {f'rule {forms[0].rule!r}' if forms[0].rule else 'the word'} from it."
                    yield Problem(_where(self._dialect, item), reason, hint)

    def rules(self) -> Iterator[Problem]:
        """Give rules of which an example comes out otherwise, or a counter-example fits."""
        for rule in self._rules:
            where = _rule(self._dialect, rule)
            for said, standard in rule.examples:
                sentence = self._heard(said)
                if sentence.standard != standard:
                    reason = f"example {said} becomes {sentence.standard} instead of {standard}"
                    yield Problem(where, reason, f"See why: flashgen explain {said}")
                elif "|" not in rule.item and rule.item not in _items(sentence):
                    reason = f"example {said} is not explained by {rule.item}"
                    yield Problem(where, reason, f"See by what: flashgen explain {said}")
            for text in rule.never:
                if self._fires(rule, text):
                    yield Problem(
                        where, f"matches in its counter-example {text}", "Say more of its tokens or contexts."
                    )

    def _fires(self, rule: Rule, text: str) -> bool:
        sentence = self._heard(text)
        matches = find_matches(sentence.tokens, self._dialect.annotator.rules)
        fired = rule.id in {match.rule.id for match in matches if match.rule}
        return fired or (rule.leave and rule.item in _items(sentence))

    def _heard(self, text: str) -> Sentence:
        self.sentences += 1
        return annotate(Sentence(text, self._analyzer.tokenize(text)), self._dialect)


def _items(sentence: Sentence) -> set[str]:
    """Give the items found, those of parts of compounds too."""
    return {form.item for form in sentence.forms} | {p.item for f in sentence.forms for p in f.parts}
