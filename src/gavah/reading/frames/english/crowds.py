"""How many came to a protest, told in parts: "In A about 400 came, in B more than 250", "organisers counted 9,000; the police spoke of 4,000"."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.lexicon import lexicon, load
from gavah.reading.frames.english.tokens import Token
from gavah.reading.frames.frame import FrameHit, Range

PROTESTS = ("protest.demo", "protest.strike", "protest.hunger", "protest.obstruct", "protest.boycott", "rally-abroad")
"""What a crowd takes part in."""
_ACTS = (*PROTESTS, "protest.dispersal", "protest")
_FEWEST = 2
"""As many as a part counts at least, but where those before are joined: "another two"."""
_CLOSES = frozenset({",", ";", ":", "(", ")", ".", "–", "—", "C", "S"})
_LABELS = frozenset({"in", "at", "near", "outside", "through"})


class _Words:
    """The words of `crowds.toml`."""

    def __init__(self) -> None:
        data = load("crowds.toml")
        self.cue, self.others, self.aside, self.named = (re.compile(data[name]) for name in ("cue", "others", "aside", "named"))
        self.verbs, self.taking = (frozenset(data[name].split()) for name in ("verbs", "taking"))


class _Part(msgspec.Struct, frozen=True):
    """A part of the sentence between marks: its chunks [i, j), its one number, and the places and times it names."""

    i: int
    j: int
    number: NumberMention | None
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]


@cache
def _words() -> _Words:
    return _Words()


def with_crowds(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """`hits`, and one for each count of those who came to the protest that the sentence or the ones before tell of."""
    if not (_words().cue.search(p.low) or _words().named.search(p.low)) or not any(t.tag == "#" for t in p.tokens):
        return hits
    parts = list(_parts(p))
    if any(h.number and h.measure != "participants" and not h.type.startswith(_ACTS) for h in hits):
        return hits  # whom another count may be of: "26 were detained; the union counts 34"
    used = {h.number.start for h in hits if h.number}
    counting = [part for part in parts if part.number is not None and part.number.start not in used]
    if not counting or not _spoken_of(p, parts, counting):
        return hits
    model = _model(p, hits, counting[0]) or lead()
    if model is None or not model.type.startswith(PROTESTS) or model.polarity == "denied" or model.modality not in ("asserted", "alleged"):
        return hits
    found = list(_hits(p, parts, counting, model))
    kept = [h for h in hits if not (h.type == model.type and h.measure is None and h.kind == "event" and len(h.places) <= 1)]
    return [*kept, *found]


def is_protest(hit: FrameHit) -> bool:
    """Whether a crowd counted behind `hit` may be its."""
    return hit.type.startswith(_ACTS) and hit.type != "protest.lethal"


def named_protest(p: Parsed) -> FrameHit | None:
    """A protest that the sentence only names: "The march went from A to B"."""
    found = next((m for m in _words().named.finditer(p.low) if not _is_month(p, m)), None)
    if found is None:
        return None
    kind = "protest.demo"
    if found.group().startswith(("strik", "walkout")):
        kind = "protest.hunger" if p.in_context(_FASTING) else "protest.strike"
    span = (p.sentence.start + found.start(), p.sentence.start + found.end())
    times = tuple(t for t in p.scan.times if p.sentence.start <= t.start < p.sentence.end and t.granularity == "day")
    places = tuple(q for q in p.scan.places if p.sentence.start <= q.start < p.sentence.end and not q.role)
    return FrameHit(type=kind, trigger=span, sentence=(p.sentence.start, p.sentence.end), times=times[:1], places=places[:1], rule="crowd:named")


def _is_month(p: Parsed, match: re.Match[str]) -> bool:
    """Whether "march" is the month: with its capital inside the sentence."""
    return match.group() == "march" and p.text[p.sentence.start + match.start()].isupper()


_FASTING = r"\b(?:hunger|food|meals?|eat(?:ing)?|prisoners?|inmates|ward)\b"
"""What makes a strike one of hunger where its paragraph speaks of it."""


def _model(p: Parsed, hits: list[FrameHit], first: _Part) -> FrameHit | None:
    """The protest that the sentence itself tells of before its first count."""
    own = next((h for h in hits if h.type.startswith(PROTESTS) and h.kind != "statement"), None)
    if own is not None:
        return own
    named = named_protest(p)
    if named is None or first.number is None or named.trigger[0] > first.number.end + _BEHIND:
        return None
    return msgspec.structs.replace(named, times=(), places=())


_BEHIND = 40
"""How many characters behind a count the word for what it counts stands at most: "organisers counted 18,000 marchers"."""


def _spoken_of(p: Parsed, parts: list[_Part], counting: list[_Part]) -> bool:
    """Whether the first count stands with a word for coming or counting, or behind a colon in a list of places."""
    first = counting[0]
    before = p.slice(p.sentence.start, p.tokens[p.chunks[first.i].i].start)
    if _words().cue.search(before.rsplit(";", 1)[-1] + _slice(p, first)):
        return True
    if first.number is not None and _labelled(p, first):
        return True
    listed = len([part for part in counting if _placed(parts, part)]) >= _FEWEST and (":" in before or "(" in before or "with" in before)
    return listed and _words().named.search(before) is not None


def _labelled(p: Parsed, part: _Part) -> bool:
    """Whether a bare number stands behind the day or place that opens its line: "Tuesday: 150"."""
    before = [t for t in p.tokens[: p.chunks[part.i].i] if t.word not in "-–—•*:"]
    label = 0 < len(before) <= 2 and all(isinstance(t.mention, TimeMention | PlaceMention) for t in before)
    return label and p.kind(part.i - 1) == ":" and _alone(p, part)


def _alone(p: Parsed, part: _Part) -> bool:
    """Whether the part is a bare number and nothing else."""
    return all(p.kind(n) == "NP" and p.words(n)[-1].tag == "#" for n in range(part.i, part.j))


def _placed(parts: list[_Part], part: _Part) -> bool:
    """Whether the part or the one before names a place: "900 in A", "A (some 200)"."""
    at = parts.index(part)
    return bool(part.places) or bool(at and parts[at - 1].places)


def _slice(p: Parsed, part: _Part) -> str:
    return p.slice(p.tokens[p.chunks[part.i].i].start, p.tokens[p.chunks[part.j - 1].j - 1].end)


def _hits(p: Parsed, parts: list[_Part], counting: list[_Part], model: FrameHit) -> Iterator[FrameHit]:
    """One hit for each count, with the place and day of its own part, else of the part before, else of the protest."""
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    for part in parts:
        places, times = part.places or places, part.times or times
        if part not in counting or part.number is None:
            continue
        number = part.number
        span: Range = (number.start, number.end)
        places_told = len(counting) == 1 and not places and _of_places(p, part, model)
        yield FrameHit(
            type=model.type,
            trigger=span,
            sentence=(p.sentence.start, p.sentence.end),
            kind="total" if places_told else "event",
            measure="sites" if places_told else "participants",
            number=number,
            complete=number.complete,
            times=times or model.times,
            places=places or (() if places_told else model.places),
            rule="crowd",
        )


def _of_places(p: Parsed, part: _Part, model: FrameHit) -> bool:
    """Whether a bare number is another count of the model's places: "… in 47 prisons. Last week it was 46"."""
    if model.measure != "sites" or model.number is None or part.number is None or _IT_WAS.search(_slice(p, part)) is None:
        return False
    return part.number.low <= _TIMES * model.number.low


_TIMES = 3
"""How many times as many places another count may give."""
_IT_WAS = re.compile(r"\b(?:it (?:was|had been)|there (?:were|had been)) (?:\w+ )?\S+$")


def _parts(p: Parsed) -> Iterator[_Part]:
    """The parts of the sentence between marks and coordinators, each with the number of those who came, if it has one."""
    start = 0
    for n in range(len(p.chunks) + 1):
        if n < len(p.chunks) and not _closes(p, n):
            continue
        if n > start:
            yield _part(p, start, n)
        start = n + 1


def _closes(p: Parsed, n: int) -> bool:
    """Whether a part ends at chunk n: a mark, or a coordinator before another number."""
    if p.kind(n) in ("C", "S"):
        end = next((m for m in range(n + 1, len(p.chunks)) if p.kind(m) in _CLOSES), len(p.chunks))
        return any(t.tag == "#" for m in range(n + 1, end) for t in p.words(m))
    return p.kind(n) in _CLOSES or p.word(n) in ("–", "—", ":")


def _part(p: Parsed, i: int, j: int) -> _Part:
    tokens = p.tokens[p.chunks[i].i : p.chunks[j - 1].j]
    places = tuple(t.mention for k, t in enumerate(tokens) if isinstance(t.mention, PlaceMention) and not t.mention.role and _is_label(tokens, k))
    times = tuple(t.mention for t in tokens if isinstance(t.mention, TimeMention) and (t.mention.earliest or t.mention.latest))
    numbers = [m for n in range(i, j) if (m := _count(p, n)) is not None]
    words = _words().aside.sub(" ", _clause(p, tokens[0].start, tokens[-1].end))
    alone = numbers[0] if len(numbers) == 1 and not _words().others.search(words) and _come(p, i, j) else None
    return _Part(i=i, j=j, number=alone, places=places[:1], times=times[:1])


def _clause(p: Parsed, start: int, end: int) -> str:
    """The words between the semicolons around [start, end)."""
    low, base = p.low, p.sentence.start
    first, last = low.rfind(";", 0, start - base) + 1, low.find(";", end - base)
    return low[first : last if last >= 0 else len(low)]


def _is_label(tokens: list[Token], k: int) -> bool:
    """Whether the place at token k says where: "in A", "A saw 1,200"; not "the A Gate"."""
    before, behind = tokens[k - 1].low if k else "", tokens[k + 1] if k + 1 < len(tokens) else None
    named = behind is not None and behind.tag == "N" and behind.word[:1].isupper()
    if k > 1 and tokens[k - 1].tag == "N" and tokens[k - 1].word[:1].isupper() and tokens[k - 2].low in _LABELS:
        return not named  # "at Tamrin Prison in A"
    return not named and (k == 0 or before in _LABELS or tokens[k - 1].tag in ("I", "#", "C"))


def _come(p: Parsed, i: int, j: int) -> bool:
    """Whether the part's verbs are of coming, being there and counting only."""
    aside = [m.span() for m in _words().aside.finditer(p.low)]
    verbs = [p.tokens[p.chunks[n].main] for n in range(i, j) if p.kind(n) == "VG" and p.chunks[n].main >= 0]
    verbs = [v for v in verbs if not any(a <= v.start - p.sentence.start < b for a, b in aside)]
    return all(v.tag == "X" or {lemma(v), _ENDING.sub("", v.low)} & _words().verbs for v in verbs)


_ENDING = re.compile(r"(?:ed|s|ing)$")


def _count(p: Parsed, n: int) -> NumberMention | None:
    """The number of persons in noun phrase n: bare, or with a word for those who take part."""
    if p.kind(n) != "NP":
        return None
    row = p.words(n)
    told = [t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)]
    number = told[-1] if told else None
    definite = row[0].low in lexicon().sets["definite"] and len(told) == 1  # "at the other two 120"
    if number is None or number.kind != "count" or definite:
        return None
    if (number.high or _FEWEST) < _FEWEST or (p.word(n + 1) == "of" and p.word(n + 2) in ("the", "these", "those", "whom")):
        return None
    noun = lexicon().noun(row[-1].low)
    if _is_of_a_date(p, number):
        return None
    bare = row[-1].tag == "#" or row[-1].low in ("more", "others")
    person = row[-1].low in _words().taking or (noun is not None and noun.group == "person" and noun.plural)
    if bare and len(told) == 1 and p.word(n - 1) in ("in", "for", "on", "from", "after", "before", "until", "at", "since", "than", "within"):
        return None
    return number if bare or person else None


def _is_of_a_date(p: Parsed, number: NumberMention) -> bool:
    """Whether the number is a day of a month: "12 and 13 October"."""
    return any(t.start <= number.end + _AND and number.start <= t.end and (t.start <= number.start or _DAY.match(t.words)) for t in p.scan.times)


_AND = 5
_DAY = re.compile(r"\d{1,2} [A-Z]")
