"""Tokens → words that a learner looks up, each with its dictionary entry and sense.

At each place the longest of these holds: a term of the glossary, a compound or an expression
that the dictionary has (stretches.py says which stretches can be one), a single token. Entries
are found by the spelling of the dictionary form (orthBase), then judged by reading and part of
speech (senses.py); UniDic's lemma never serves to look anything up.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from flashgen.document import Document, Sentence, Word
from flashgen.lexicon.english import content_words
from flashgen.lexicon.evidence import topics
from flashgen.lexicon.glossary import Glossary, Term, collocations
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.senses import Choice
from flashgen.lexicon.stretches import Stretch
from flashgen.lexicon.words import Memory, SentenceWords


def link_document(
    document: Document,
    lexicon: Lexicon,
    glossary: Glossary | None = None,
    make: Callable[[Sentence, Lexicon, Memory], SentenceWords] = SentenceWords,
) -> Document:
    """Set the words of all sentences, with those terms of the glossary that fit the document.

    Everyday words of the glossary (表現, 層) count as terms only where the document is about its
    field; see `Glossary.fitting`.
    """
    memory: Memory = {}
    spoken = [[make(each, lexicon, memory) for each in part.sentences] for part in document.sections]
    summary = [make(each, lexicon, memory) for each in document.summary]
    everything = [*chain(*spoken), *summary]
    known = _look_ahead(everything, lexicon)
    about = topics((headword for own in everything for headword, _ in own.content()), lexicon)
    for own in everything:
        own.topics = about
    fitting = Glossary()
    if glossary:
        fitting = glossary.fitting("\n".join(own.sentence.text for own in everything), lexicon)
    names = frozenset(name for own in chain(*spoken) for name in own.called)
    sections = tuple(
        replace(section, sentences=tuple(_linked(own, known, fitting, names) for own in owns))
        for section, owns in zip(document.sections, spoken, strict=True)
    )
    return replace(
        document, sections=sections, summary=tuple(_linked(own, known, fitting, names) for own in summary)
    )


def link(
    sentence: Sentence,
    lexicon: Lexicon,
    glossary: Glossary | None = None,
    names: Container[str] = (),
) -> Sentence:
    """Set the words of a sentence: every content word or compound, in order.

    No word lies over another but expressions whose parts mean what they always mean (問題を解く):
    those stand after their parts, while idioms (気をつける) stand alone.

    Particles, auxiliaries and helping verbs (いる of 食べている) are no words. A dialect token is
    a word if the dictionary has it as dialect, or if nothing of the standard language could be
    mistaken for it. Names have no entry; `names` are katakana words known to be names elsewhere
    in the document, those that this sentence shows to be names need not be given.
    """
    own = SentenceWords(sentence, lexicon)
    return _linked(own, _look_ahead([own], lexicon), glossary or Glossary(), names)


def _look_ahead(owns: Sequence[SentenceWords], lexicon: Lexicon) -> set[str]:
    """Have the lexicon fetch at once what it will be asked for; give the stretches that it knows."""
    spellings = {spelling for own in owns for _, spelling in own.candidates}
    spellings.update(variant.spelling for own in owns for variant in own.variants)
    known = lexicon.known_spellings(spellings)
    words = {token for own in owns for token in own.content()}
    lexicon.look_ahead(known.union(spelling for spelling, _ in words), {reading for _, reading in words})
    return known


def _linked(own: SentenceWords, known: Container[str], glossary: Glossary, names: Container[str]) -> Sentence:
    longest, beside = _matches(own, known, glossary)
    words: list[Word] = []
    starts: set[int] = set()
    at = 0
    for first, token in enumerate(own.tokens):
        if first < at:
            continue
        name_end = own.name_ends.get(first, first)
        if name_end == first and (token.surface in names or token.surface in own.called):
            name_end = first + 1
        match, at = longest.get(first), first + 1
        word: Word | None = None
        if match and match.stretch.end >= name_end:
            word, at = own.word_of_stretch(*match), match.stretch.end
        elif name_end > first:
            word, at = own.name(first, name_end), name_end
        elif own.letters[first] not in "px#1":
            word = own.word_of_token(first)
        if word:
            words.append(word)
            starts.add(first)
        if at in beside:
            words += [own.word_of_stretch(*each) for each in beside[at] if each.stretch.first in starts]
    return replace(own.sentence, words=tuple(words))


class _Match(NamedTuple):
    stretch: Stretch
    spelling: str
    choice: Choice | None
    term: Term | None = None
    domain: bool = False


def _matches(
    own: SentenceWords, known: Container[str], glossary: Glossary
) -> tuple[dict[int, _Match], dict[int, list[_Match]]]:
    """Give the longest match at each token that begins one, and by their ends those beside words.

    A term goes before an entry of its length and before any with particles in it.
    """
    longest: dict[int, _Match] = {}
    beside: dict[int, list[_Match]] = {}
    for match in sorted(_dictionary_matches(own, known), key=lambda match: match.stretch.end):
        if own.is_transparent(match.stretch, match.choice):
            beside.setdefault(match.stretch.end, []).append(match)
        else:
            longest[match.stretch.first] = match
    for match in _terms(own, glossary):
        best = longest.get(match.stretch.first)
        if best is None or best.stretch.end <= match.stretch.end or not best.stretch.compound:
            longest[match.stretch.first] = match
    return longest, beside


def _dictionary_matches(own: SentenceWords, known: Container[str]) -> Iterator[_Match]:
    """Give what the dictionary, or our list of collocations, has; other shapes of expressions first."""
    terms = collocations()
    for variant in own.variants:
        if variant.spelling in known and (choice := own.choice_of_variant(variant)):
            yield _Match(variant.stretch, variant.spelling, choice)
    for stretch, spelling in own.candidates:
        if spelling in known and (choice := own.choice_of_stretch(stretch, spelling)):
            yield _Match(stretch, spelling, choice)
        elif not stretch.compound and (term := terms.get(spelling)):
            yield _Match(stretch, spelling, None, term)


def _terms(own: SentenceWords, glossary: Glossary) -> Iterator[_Match]:
    beginnings = glossary.beginnings
    for first, token in enumerate(own.tokens):
        if token.surface in beginnings and (found := _longest_term(own, glossary, first)):
            stretch, term = found
            usage = own.usage(stretch, term.headword, term.reading, content_words(term.english))
            choice = own.weigh(token.start, own.lexicon.look_up(term.headword), usage)
            yield _Match(stretch, term.headword, choice, term, domain=True)


def _longest_term(own: SentenceWords, glossary: Glossary, first: int) -> tuple[Stretch, Term] | None:
    tokens, letters = own.tokens, own.letters
    if letters[first] in "px#":
        return None
    spelling, found = "", None
    for end in range(first + 1, len(tokens) + 1):
        token = tokens[end - 1]
        spelling += token.surface
        if spelling not in glossary.beginnings or token.start != tokens[first].start + len(spelling) - len(
            token.surface
        ):
            break
        term = glossary.get(spelling)
        if term and letters[end - 1] not in "px#" and not token.dialect and not _is_inflected(own, end - 1):
            found = (Stretch(first, end, True), term)
    return found


def _is_inflected(own: SentenceWords, at: int) -> bool:
    """Tell whether a verb is one here and no noun: 偏り of 偏ります."""
    return own.letters[at] in "VA" and own.letters[at + 1 : at + 2] in {"x", "V", "A"}
