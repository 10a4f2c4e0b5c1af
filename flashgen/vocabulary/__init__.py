"""What deserves a card: `select` chooses words of a document, and says why others are left out."""

from flashgen.vocabulary.items import Criteria, LeftOut, Selection, VocabularyItem
from flashgen.vocabulary.selection import select

__all__ = ["Criteria", "LeftOut", "Selection", "VocabularyItem", "select"]
