"""Furigana: readings divided over kanji, and their markup for Anki and for web pages."""

from flashgen.furigana.align import align
from flashgen.furigana.kanji import guess
from flashgen.furigana.markup import Mark, to_anki, to_html

__all__ = ["Mark", "align", "guess", "to_anki", "to_html"]
