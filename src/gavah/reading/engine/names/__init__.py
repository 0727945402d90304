"""Names of persons, places and organisations: what a word looks like, what lists know of it, and what the rest of the document says of it.

Two linear chains (conditional random fields) over features of words; the second also sees what the first found elsewhere in the document.
numpy is all that is computed with; neither tags nor grammar are needed.
"""

from gavah.reading.engine.names.find import find_names
from gavah.reading.engine.names.labels import Span

__all__ = ["Span", "find_names"]
