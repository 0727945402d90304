"""The language engine: words, sentences, grammar and names of a text. spaCy and the models are opened at first use."""

from gavah.reading.engine.parse import parse, parse_words
from gavah.reading.engine.parsed import Name, NameType, Parsed, Token

__all__ = ["Name", "NameType", "Parsed", "Token", "parse", "parse_words"]
