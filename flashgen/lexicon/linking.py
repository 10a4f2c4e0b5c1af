"""Tokens → words that a learner looks up, each with its dictionary entry and sense.

At each place the longest of these holds: a term of the glossary, a compound or an expression
that the dictionary has (stretches.py says which stretches can be one), a single token. Entries
are found by the spelling of the dictionary form (orthBase), then judged by reading and part of
speech (senses.py); UniDic's lemma never serves to look anything up.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from flashgen.document import Document, Sentence, Word
from flashgen.lexicon.glossary import Glossary, Term, collocations
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.names import run_end, spoken_to
from flashgen.lexicon.senses import Choice, choose, content_words
from flashgen.lexicon.stretches import Stretch, stretches
from flashgen.lexicon.words import Memory, SentenceWords


def link_document(document: Document, lexicon: Lexicon, glossary: Glossary | None = None) -> Document:
    """Set the words of all sentences, with those terms of the glossary that fit the document.

    Everyday words of the glossary (表現, 層) count as terms only where the document is about its
    field; see `Glossary.fitting`.
    """
    fitting = None
    if glossary:
        text = "\n".join(s.text for s in (*document.sentences(), *document.summary))
        fitting = glossary.fitting(text, lexicon)
    names = frozenset(name for sentence in document.sentences() for name in spoken_to(sentence.tokens))

    memory: Memory = {}

    def linked(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(link(sentence, lexicon, fitting, names, memory) for sentence in sentences)

    sections = tuple(replace(each, sentences=linked(each.sentences)) for each in document.sections)
    return replace(document, sections=sections, summary=linked(document.summary))


def link(
    sentence: Sentence,
    lexicon: Lexicon,
    glossary: Glossary | None = None,
    names: Container[str] = (),
    memory: Memory | None = None,
) -> Sentence:
    """Set the words of a sentence: every content word or compound, in order.

    No word lies over another but expressions whose parts mean what they always mean (問題を解く):
    those stand after their parts, while idioms (気をつける) stand alone.

    Particles, auxiliaries and helping verbs (いる of 食べている) are no words. A dialect token is
    a word if the dictionary has it as dialect, or if nothing of the standard language could be
    mistaken for it. Names have no entry; `names` are katakana words known to be names elsewhere
    in the document, those that this sentence shows to be names need not be given. `memory` is
    filled with what was found, for the next sentence.
    """
    if not sentence.tokens:
        return sentence
    own = SentenceWords(sentence, lexicon, memory)
    longest, beside = _matches(own, glossary or Glossary())
    words: list[Word] = []
    starts: set[int] = set()
    at = 0
    called = frozenset(spoken_to(sentence.tokens))
    while at < len(sentence.tokens):
        match, surface = longest.get(at), sentence.tokens[at].surface
        end = match.stretch.end if match else at + 1
        name_end = max(run_end(sentence.tokens, at), at + (surface in names or surface in called))
        word: Word | None
        if match and match.stretch.end >= name_end:
            word = own.word_of_stretch(*match)
        elif name_end > at:
            word, end = own.name(at, name_end), name_end
        else:
            word = own.word_of_token(at)
        if word:
            words.append(word)
            starts.add(at)
        at = end
        words += [own.word_of_stretch(*each) for each in beside.get(at, ()) if each.stretch.first in starts]
    return replace(sentence, words=tuple(words))


class _Match(NamedTuple):
    stretch: Stretch
    spelling: str
    choice: Choice | None
    term: Term | None = None
    domain: bool = False


def _matches(own: SentenceWords, glossary: Glossary) -> tuple[dict[int, _Match], dict[int, list[_Match]]]:
    """Give the longest match at each token that begins one, and by their ends those beside words.

    A term goes before an entry of its length and before any with particles in it.
    """
    longest: dict[int, _Match] = {}
    beside: dict[int, list[_Match]] = {}
    for match in _dictionary_matches(own):
        if own.is_transparent(match.stretch, match.choice):
            beside.setdefault(match.stretch.end, []).append(match)
        else:
            longest[match.stretch.first] = match
    for match in _terms(own, glossary):
        best = longest.get(match.stretch.first)
        if best is None or best.stretch.end <= match.stretch.end or not best.stretch.compound:
            longest[match.stretch.first] = match
    return longest, beside


def _dictionary_matches(own: SentenceWords) -> Iterator[_Match]:
    """Give what the dictionary, or our list of collocations, has; at one place the shorter first."""
    candidates = [(stretch, own.spelling(stretch)) for stretch in stretches(own.tokens, own.letters)]
    known = own.lexicon.known_spellings({spelling for _, spelling in candidates}) if candidates else set()
    for stretch, spelling in candidates:
        if spelling in known and (choice := own.choice_of_stretch(stretch, spelling)):
            yield _Match(stretch, spelling, choice)
        elif not stretch.compound and (term := collocations().get(spelling)):
            yield _Match(stretch, spelling, None, term)


def _terms(own: SentenceWords, glossary: Glossary) -> Iterator[_Match]:
    for first in range(len(own.tokens)):
        if found := _longest_term(own, glossary, first):
            stretch, term = found
            usage = own.usage(stretch, term.headword, term.reading, content_words(term.english))
            choice = choose(own.lexicon.look_up(term.headword), usage)
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
