"""A claim on the terminal: how many, when, where; the sentence in its own words with the number marked; who said it."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from gavah.casefile import Case
from gavah.cli.output import Words, isolate, plain, put
from gavah.cli.words import interval, place_names, speaker_words, standing, when_words
from gavah.model import Claim

LONGEST = 320
"""Characters of a sentence that are shown; a longer one is cut around its number."""

NUMBER = "bold underline"
OTHERS = "underline"


def known(case: Case, ids: Iterable[str]) -> Iterator[Claim]:
    """The claims among `ids` that the case still holds."""
    return (claim for claim in map(case.claim, ids) if claim)


def print_claim(case: Case, claim: Claim, indent: int = 2) -> None:
    """Three lines: what is claimed, the words, who said them and the claim's id."""
    doubt = standing(claim)
    put(
        Text.assemble(
            (interval(claim.quantity) or claim.type, "bold"),
            f" · {when_words(claim.when)} · {isolate(place_names(claim))}",
            (f" · {doubt}" if doubt else "", "yellow"),
        ),
        indent,
    )
    put(Words(Text.assemble("“", marked(claim), "”"), hang=1), indent + 2)
    put(Text.assemble((f"— {isolate(speaker_words(claim, case.report(claim.report)))} · ", "dim"), claim.id), indent + 2)


def marked(claim: Claim, *, every: bool = False) -> Text:
    """The claim's sentence, its number marked (with `every`, the words of all its fields), on one line."""
    sentence = claim.sentence
    text = Text(sentence.words)
    for span in claim.spans[1:]:
        if sentence.start <= span.start and span.end <= sentence.end and (every or span.field == "quantity"):
            style = NUMBER if span.field == "quantity" else OTHERS
            text.stylize(style, span.start - sentence.start, span.end - sentence.start)
    return _cut(_in_one_line(text), LONGEST)


def _in_one_line(text: Text) -> Text:
    """The same words with single blanks and nothing that commands a terminal; marks stay on their words."""
    line = Text()
    for at, char in enumerate(text.plain):
        shown = plain(char)
        if shown.isspace():
            shown = " " if line.plain and not line.plain.endswith(" ") else ""
        if shown:
            line.append(shown)
            for span in text.spans:
                if span.start <= at < span.end:
                    line.stylize(span.style, len(line) - 1)
    line.rstrip()
    return line


def _cut(line: Text, width: int) -> Text:
    """At most `width` characters around the number, or from the start."""
    if len(line) <= width:
        return line
    at = next((span.start for span in line.spans if span.style == NUMBER), 0)
    first = max(0, min(at - width // 3, len(line) - width))
    part = line[first : first + width]
    return Text.assemble("…" if first else "", part, "…" if first + width < len(line) else "")
