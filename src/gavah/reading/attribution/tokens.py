"""Words, sentences and quotations of a text, for the cues to be read on."""

import re

import msgspec

from gavah.model import View, fold

_TOKEN = re.compile(r"''|``|n't\b|[^\W\d_]+(?:-[^\W\d_]+)*|'(?:s|re|ve|d|ll|m)\b|\d+(?:[.,:]\d+)*|[^\w\s]", re.UNICODE)
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "sen",
        "rep",
        "gov",
        "lt",
        "col",
        "sgt",
        "rev",
        "hon",
        "prof",
        "st",
        "jr",
        "sr",
        "vs",
        "no",
        "nov",
        "dec",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "u.s",
        "a",
        "p.m",
        "a.m",
        "inc",
        "corp",
        "co",
        "ltd",
    ]
)
_DOUBLED = frozenset({"''", "``"})  # how wire copy writes a quotation mark
_FINAL = frozenset(".!?؟؛")
WRAPPED = (45, 130)  # code points a wrapped line may have
TAIL_REACH = 7  # tokens between a quotation and the word of saying that belongs to it
SENTENCE_LIMIT = 250  # tokens after which a sentence is cut: what has no full stop for so long is no sentence
QUOTE_LIMIT = 4_000  # code points a quotation may run before its mark is taken for a stray one


class Token(msgspec.Struct, frozen=True):
    """A word or mark: folded text, offsets into the folded text."""

    text: str
    start: int
    end: int


class Passage(msgspec.Struct):
    """A text taken apart: tokens, sentences [first, last) in tokens, quotations [open, close] in tokens, the view with the way back."""

    view: View
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    quotes: list[tuple[int, int]]
    quoted: dict[int, int]

    def range(self, first: int, last: int) -> tuple[int, int]:
        """The stored range of tokens [first, last)."""
        return self.view.span(self.tokens[first].start, self.tokens[last - 1].end)

    def line_starts(self, at: int) -> bool:
        """Whether token `at` is the first of its line."""
        return at == 0 or "\n" in self.view.text[self.tokens[at - 1].end : self.tokens[at].start]


def take_apart(text: str, tails: frozenset[str]) -> Passage:
    """Tokens, sentences and quotations of `text`. `tails`: words of saying that may follow a quotation in its sentence. Cost linear."""
    view = fold(text)
    tokens = [Token('"' if m.group() in _DOUBLED else m.group(), m.start(), m.end()) for m in _TOKEN.finditer(view.text)]
    quotes = _quotations(view, text, tokens)
    quoted = {at: number for number, (a, b) in enumerate(quotes) for at in range(a, b + 1)}
    return Passage(view, tokens, _sentences(view.text, tokens, quotes, quoted, tails), quotes, quoted)


def _quotations(view: View, text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Pairs of marks, by their stored shape where it tells («», “ ”), else in turn; a paragraph's end closes none that follow another."""
    out: list[tuple[int, int]] = []
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token.text not in ('"', "«", "»"):
            continue
        shape = '"' if token.text == '"' and token.end - token.start == 2 else text[view.stored(token.start)]
        if (
            opened is not None
            and _new_paragraph(view.text, tokens[opened].end, token.start)
            and shape in '“"«'
            and not _closing_place(view.text, token)
        ):
            out.append((opened, _paragraph_end(view.text, tokens, opened)))
            opened = None
        if opened is None and shape not in "”»":
            opened = at
        elif opened is not None and shape not in "“«":
            if token.end - tokens[opened].start <= QUOTE_LIMIT:
                out.append((opened, at))
            opened = None
    return out


def _new_paragraph(text: str, start: int, end: int) -> bool:
    return "\n" in text[start:end]


def _closing_place(text: str, token: Token) -> bool:
    """Whether a straight mark stands where one closes: no blank before it."""
    return token.start > 0 and not text[token.start - 1].isspace()


def _paragraph_end(text: str, tokens: list[Token], at: int) -> int:
    while at + 1 < len(tokens) and "\n" not in text[tokens[at].end : tokens[at + 1].start]:
        at += 1
    return at


def _sentences(text: str, tokens: list[Token], quotes: list[tuple[int, int]], quoted: dict[int, int], tails: frozenset[str]) -> list[tuple[int, int]]:
    """Token ranges of sentences: a stop outside a quotation, a quotation's end after a stop, or a line's end."""
    out: list[tuple[int, int]] = []
    first = 0
    for at in range(len(tokens)):
        if at + 1 == len(tokens) or at - first >= SENTENCE_LIMIT or _line_ends(text, tokens, at) or _stops(tokens, at, quotes, quoted, tails):
            out.append((first, at + 1))
            first = at + 1
    return out


def _line_ends(text: str, tokens: list[Token], at: int) -> bool:
    """A blank line, or the end of a line that was not merely wrapped."""
    gap = text[tokens[at].end : tokens[at + 1].start]
    if "\n" not in gap:
        return False
    if gap.count("\n") > 1 or tokens[at].text in _FINAL:
        return True
    begin = text.rfind("\n", 0, tokens[at].end) + 1
    return not WRAPPED[0] <= tokens[at].end - begin <= WRAPPED[1]


def _stops(tokens: list[Token], at: int, quotes: list[tuple[int, int]], quoted: dict[int, int], tails: frozenset[str]) -> bool:
    token, following = tokens[at], tokens[at + 1]
    if at in quoted:
        ended = at == quotes[quoted[at]][1] and tokens[at - 1].text in _FINAL
        return ended and not _goes_on(tokens, at + 1, tails)
    opens = at + 1 in quoted and quotes[quoted[at + 1]][0] == at + 1
    if token.text not in _FINAL or (following.text in (")", '"', "»", ",") and not opens):
        return False
    initial = len(tokens[at - 1].text) == 1 and tokens[at - 1].text.isalpha()
    return not (token.text == "." and (tokens[at - 1].text in _SHORT or initial or token.end == following.start))


def _goes_on(tokens: list[Token], at: int, tails: frozenset[str]) -> bool:
    """Whether the sentence of a quotation goes on after its closing mark: «said X» or «X said.» follows."""
    if tokens[at].text in tails or tokens[at].text in (",", "،"):
        return True
    for next_at in range(at + 1, min(at + TAIL_REACH, len(tokens) - 1)):
        if tokens[next_at].text in _FINAL:
            return False
        if tokens[next_at].text in tails:
            return tokens[next_at + 1].text in (".", ",", ":")
    return False
