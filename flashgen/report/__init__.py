"""How hard a text is, and for whom: figures of a linked document, and of several side by side.

`measure` makes a `Report` of a document, `compare` says which of several to watch first; `telling` puts
the main figures into sentences.
"""

from flashgen.report.comparing import Comparison, compare
from flashgen.report.figures import Report
from flashgen.report.measuring import measure

__all__ = ["Comparison", "Report", "compare", "measure"]
