"""The dictionary: what words mean, how common they are and at which level they are learnt."""

from flashgen.lexicon.attribution import attribution
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.installed import open_lexicon
from flashgen.lexicon.lexicon import Lexicon

__all__ = ["Entry", "Lexicon", "Sense", "Spelling", "attribution", "open_lexicon"]
