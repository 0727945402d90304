"""The engine's tokenizer: spaCy's English rules, brought to the treebanks' custom.

Runs of one mark are one token ("!!", "====", "***"), words joined by a slash are three; exceptions carry no normal form of their own, since the
treebanks' words, from which the engine learns, have none.
"""

import re

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

RUNS = [r"={2,}", r"\*{2,}", r"_{2,}", r"~{2,}", r"#{2,}", r"\^{2,}", r"\+{2,}", r"-{2,}", r"[!?]{2,}", r"\.{2,}", r"\${2,}", r">{2,}", r"<{2,}"]
TELEPHONE = re.compile(r"(?:\d{3}-){1,2}\d{4}$")
TOGETHER = ["e-mail", "E-mail", "e-mails", "E-mails", "b/c", "Capt.", "Sgt.", "Lt.", "Col.", "No.", "vs.", "Ave.", "Blvd."]
APART = {"and/or": ["and", "/", "or"], "wanna": ["wan", "na"], "Wanna": ["Wan", "na"], "gimme": ["gim", "me"]}


def tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer for `nlp`."""
    defaults = nlp.Defaults
    rules = {}
    for words, pieces in (defaults.tokenizer_exceptions or {}).items():
        rules[words] = [{ORTH: piece[ORTH]} for piece in pieces]
    for word in TOGETHER:
        rules[word] = [{ORTH: word}]
    for word, parts in APART.items():
        rules[word] = [{ORTH: part} for part in parts]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*RUNS, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*RUNS, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([r"[!?]{2,}", *(defaults.infixes or ())]).finditer,
        token_match=TELEPHONE.match,
        url_match=nlp.tokenizer.url_match,
    )
