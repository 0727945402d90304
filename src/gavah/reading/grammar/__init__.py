"""The grammar engine of the scanners: word classes and ordered patterns from one data file a language, matched over the folded view.

A text becomes tokens, each token one character that stands for its set of word classes; a pattern is a regular expression over these
characters. Number words are joined to one token with a value first. A language is `<lang>.toml` beside this file and nothing else.
"""

from gavah.reading.grammar.language import Language, language
from gavah.reading.grammar.match import Found, candidates, settle, settled
from gavah.reading.grammar.tokens import Tokens, tokens_of

__all__ = ["Found", "Language", "Tokens", "candidates", "language", "settle", "settled", "tokens_of"]
