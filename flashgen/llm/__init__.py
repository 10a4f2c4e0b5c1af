"""Language models, optional: claims and better questions, translations, the sense of a word.

The model points, the program quotes: what a model gives back are numbers of sentences and texts
of its own; quotes are cut from the source, and texts pass the gate of `claims.faithfulness`. `library` alone
knows the library `llm`, which is loaded when a model is first asked for. `asking` sends, retries, checks and
keeps; `tasks` says what is asked, in files for people to read; `claims`, `translations` and `senses` ask it.
"""

from flashgen.llm.asking import Asker, Request, Tally
from flashgen.llm.library import Model, find

__all__ = ["Asker", "Model", "Request", "Tally", "find"]
