"""Claims as pages tell them: the sentence with its number marked, who said it, where to look further."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from gavah.casefile import Case
from gavah.desk.addresses import claim_address, event_address
from gavah.model import Claim

LONGEST = 320
"""Characters of a sentence that are shown; a longer one is cut around its number."""
_AT_ONCE = 500


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what stands beside it on a page."""

    claim: Claim
    language: str
    title: str
    published: date | None
    event: str

    @property
    def address(self) -> str:
        """The report, at this sentence."""
        return claim_address(self.claim)

    @property
    def event_address(self) -> str:
        """The event it is of; "" for none."""
        return event_address(self.event) if self.event else ""

    @property
    def sentence(self) -> Markup:
        """The sentence, its number marked."""
        return marked(self.claim, self.language)


def told(case: Case, ids: Iterable[str]) -> list[Told]:
    """The claims with these ids that the case still holds, in their order."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Told] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        rows = case.db.execute(
            "SELECT claim.body, report.language, report.title, report.published, coalesce(event_claim.event, '') FROM claim"
            " JOIN report ON report.id = claim.report LEFT JOIN event_claim ON event_claim.claim = claim.id"
            f" WHERE claim.id IN ({', '.join('?' * len(some))})",
            some,
        )
        for body, language, title, published, event in rows:
            claim = msgspec.json.decode(body, type=Claim)
            day = date.fromisoformat(published) if published else None
            found[claim.id] = Told(claim=claim, language=language, title=title, published=day, event=event)
    return [found[one] for one in wanted if one in found]


def marked(claim: Claim, language: str, longest: int = LONGEST) -> Markup:
    """The claim's sentence on one line, its number marked, isolated from the page around it; cut to about `longest` characters."""
    sentence = claim.sentence
    start, end = _number(claim)
    pieces = [sentence.words[:start], sentence.words[start:end], sentence.words[end:]]
    before, number, after = (" ".join(piece.split()) for piece in pieces)
    room = max(0, longest - len(number))
    before, after = _tail(before, room - min(len(after), room // 2)), _head(after, room - min(len(before), room // 2))
    gaps = [" " if piece[-1:].isspace() else "" for piece in pieces]
    lead = Markup("{}{}").format(before, gaps[0])
    mark = Markup("<mark>{}</mark>").format(number) if number else Markup("")
    lag = " " if pieces[2][:1].isspace() and number else ""
    spoken = Markup(' lang="{}"').format(language) if language in ("en", "fa") else ""
    return Markup('<bdi dir="auto"{}>{}{}{}{}{}</bdi>').format(spoken, lead, mark, gaps[1], lag, after)


def _number(claim: Claim) -> tuple[int, int]:
    """Where the words of the number stand in the sentence; an empty place where they do not."""
    sentence = claim.sentence
    for span in claim.spans[1:]:
        if span.field == "quantity" and sentence.start <= span.start and span.end <= sentence.end:
            return span.start - sentence.start, span.end - sentence.start
    return 0, 0


def _tail(text: str, most: int) -> str:
    return text if len(text) <= most else f"… {text[len(text) - most :].partition(' ')[2]}"


def _head(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"


def highest_first(claims: Sequence[Told]) -> list[Told]:
    """The claims, greatest least number first."""
    return sorted(claims, key=lambda one: (-(one.claim.quantity.low if one.claim.quantity else 1), one.claim.id))
