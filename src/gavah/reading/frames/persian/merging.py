"""The hits of one Persian sentence set against each other: what is told twice, what only leads up to another, what a later word takes back."""

import msgspec

from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import Row, words


def settled(context: Context, found: list[tuple[Row, FrameHit]], nobody: list[FrameHit]) -> list[FrameHit]:
    """Every event once, in the order of its words. `found`: hits with their rows; `nobody`: what says that nobody was hurt, where there is no hit."""
    hits = _without_weak(found) or nobody
    hits = _without_doubles(hits)
    hits = _without_cases(_without_plain_denials([hit for hit in _once(hits) if not _of_one_participant(hit)]))
    return _without_retold(_without_survived(context, _of_attacks(hits)))


_UNCOUNTED = frozenset(
    {
        "rally-abroad",
        "protest.boycott",
        "protest.hunger",
        "protest.dispersal",
        "riot",
        "internet-cut",
        "protest.strike",
        "protest.demo",
        "protest.obstruct",
    }
)


def _without_doubles(hits: list[FrameHit]) -> list[FrameHit]:
    """«با شلیک گاز اشک‌آور … متفرق کردند»: one crackdown, told by its means and its end; another place or day is another one."""
    kept: list[FrameHit] = []
    for hit in hits:
        twin = next((k for k in kept if _doubles(k, hit)), None)
        if twin is None:
            kept.append(hit)
        else:
            kept[kept.index(twin)] = msgspec.structs.replace(twin, times=twin.times or hit.times, places=twin.places or hit.places)
    return kept


def _doubles(one: FrameHit, other: FrameHit) -> bool:
    """Whether two hits of an uncounted event tell of one and the same."""
    same = one.type == other.type and one.type in _UNCOUNTED and one.number is None and other.number is None
    alike = (one.polarity, one.modality, one.kind) == (other.polarity, other.modality, other.kind)
    apart = (one.places and other.places and one.places != other.places) or (one.times and other.times and one.times != other.times)
    return same and alike and not apart


def _without_cases(hits: list[FrameHit]) -> list[FrameHit]:
    """«پنج تجمع برگزار شد»: the counted noun tells of what the verb beside it tells of too."""
    counted = {hit.type for hit in hits if hit.rule == "cases"}
    kept = [hit for hit in hits if hit.rule == "cases" or (hit.number and hit.measure != "sites") or hit.type not in counted]
    return [hit for hit in kept if not any(_holds_the_count(other, hit) for other in kept)]


def _holds_the_count(one: FrameHit, plain: FrameHit) -> bool:
    """«روز نخست اعتراض‌ها با تجمع صدها نفر آغاز شد»: the protest counted by one noun is the one that another only names."""
    alike = (one.type, one.polarity, one.modality) == (plain.type, plain.polarity, plain.modality) and one.measure == "participants"
    apart = (one.places and plain.places and one.places != plain.places) or (one.times and plain.times and one.times != plain.times)
    return alike and one.number is not None and plain.number is None and plain.rule == "nominal" and one.rule == "nominal" and not apart


def _without_plain_denials(hits: list[FrameHit]) -> list[FrameHit]:
    """A denial of something countable is that thing denied, and no statement beside it."""
    countable = any(hit.polarity == "denied" and hit.measure for hit in hits)
    return [hit for hit in hits if not (countable and hit.type == "statement.deny")]


def _of_attacks(hits: list[FrameHit]) -> list[FrameHit]:
    """Nobody hurt, said in the sentence of an attack on a site, is told of that attack."""
    attack = next((hit for hit in hits if hit.type == "attack.site" and hit.polarity == "affirmed"), None)
    if attack is None:
        return hits
    return [msgspec.structs.replace(h, type=attack.type, kind="event") if h.number and h.number.high == 0 else h for h in hits]


def _of_one_participant(hit: FrameHit) -> bool:
    """«او در تجمع شرکت کرد» tells of a person, not of a protest."""
    return hit.measure == "participants" and hit.type != "protest.hunger" and (hit.note == "one" or (hit.number is not None and hit.number.high == 1))


def _without_retold(hits: list[FrameHit]) -> list[FrameHit]:
    """One death told twice in a sentence («هدف گلوله قرار گرفت و کشته شد و … جان باخت») is one hit, the earlier with what the later adds."""
    kept: list[FrameHit] = []
    for hit in hits:
        twin = next((k for k in kept if _retold(k, hit)), None)
        if twin is None:
            kept.append(hit)
        else:
            more = {"times": twin.times or hit.times, "places": twin.places or hit.places, "agent": twin.agent or hit.agent}
            kept[kept.index(twin)] = msgspec.structs.replace(twin, **more)
    return kept


def _somebody_new(context: Context, hit: FrameHit) -> bool:
    """Whether words like a name stand right before the event word: «… زخمی شد و مینا سهرابی کشته شد» tells of another."""
    at = context.span(*hit.trigger)[0]
    run: list[int] = []
    while at - len(run) > 0 and _like_a_name(context, at - len(run) - 1):
        run.append(at - len(run) - 1)
    return len(run) >= 2


def _like_a_name(context: Context, at: int) -> bool:
    settings = {k for first, last, _ in [*context.times, *context.places] for k in range(first, last)}
    known = words("function", "prepositions") | words("function", "stops") | words("function", "not_names")
    return context.texts[at].isalpha() and not ({at} & (settings | set(context.governors) | set(context.verbs))) and context.texts[at] not in known


def _without_survived(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """One person wounded who then dies in the sentence is a death, told with the words of the wounding."""
    out = list(hits)
    for hurt in [hit for hit in hits if hit.measure in ("injured", "persons") and hit.singular and hit.type not in ("torture",)]:
        after = (hit for hit in out if hit.measure == "dead" and hit.singular and hit.trigger > hurt.trigger and hit.polarity == hurt.polarity)
        dead = next((hit for hit in after if (hit.anaphor or _first_words(hit) == _first_words(hurt)) and not _somebody_new(context, hit)), None)
        if dead is None or hurt not in out:
            continue
        more: dict[str, object] = {"times": dead.times or hurt.times, "places": dead.places or hurt.places, "agent": dead.agent or hurt.agent}
        if dead.anaphor and hurt.affected:
            more |= {"affected": hurt.affected, "singular": hurt.singular, "anaphor": hurt.anaphor, "victims": dead.victims or hurt.victims}
        out[out.index(dead)] = msgspec.structs.replace(dead, **more)
        out.remove(hurt)
    return out


def _retold(one: FrameHit, other: FrameHit) -> bool:
    if one.measure and (one.measure, one.polarity, one.type) == (other.measure, other.polarity, other.type) and _same_words(one, other):
        return True
    if one.measure == other.measure and (one.measure == "arrested" or one.type == "protest.hunger") and _one_taking(one, other):
        return True
    if one.measure != other.measure or one.measure not in ("dead", "executed") or not (one.singular and other.singular):
        return False
    return one.polarity == other.polarity and (other.anaphor or one.anaphor or _first_words(one) == _first_words(other))


def _one_taking(one: FrameHit, other: FrameHit) -> bool:
    """«بازداشت و به مکان نامعلومی منتقل شد»: one arrest in two verbs, of those told of before, and no second day."""
    alike = (one.type, one.polarity, one.modality, one.kind) == (other.type, other.polarity, other.modality, other.kind)
    apart = one.times and other.times and one.times != other.times
    same = not other.affected or _first_words(one) == _first_words(other)
    return alike and not apart and same and other.number is None and one.number is None


def _same_words(one: FrameHit, other: FrameHit) -> bool:
    """Whether both count by one and the same numeral («حکم چهار زندانی اجرا و آنان به دار آویخته شدند»)."""
    return one.number is not None and other.number is not None and one.number.start == other.number.start and one.number.high == other.number.high


def _first_words(hit: FrameHit) -> str:
    return hit.affected[0].words if hit.affected else ""


def _once(hits: list[FrameHit]) -> list[FrameHit]:
    """One hit where two rows read the same words."""
    seen: dict[object, FrameHit] = {}
    for hit in hits:
        number = (hit.number.start, hit.number.end) if hit.number else None
        seen.setdefault((hit.type, hit.measure, hit.trigger, number), hit)
    return sorted(seen.values(), key=lambda h: (h.trigger, h.number.start if h.number else 0))


def _without_weak(found: list[tuple[Row, FrameHit]]) -> list[FrameHit]:
    """Drop what only leads up to another hit of the sentence: being shot before dying of it."""
    strong = [hit for row, hit in found if hit.measure and not row.weak]
    counted = [hit for row, hit in found if row.weak and hit.measure and hit.number is not None]  # «با باتوم حمله کرد و ۱۲ نفر را راهی بیمارستان کرد»
    weaker = {at for at, (row, hit) in enumerate(found) if any(s.measure in row.weak and _as_many(hit, s) for s in strong)}
    weaker |= {at for at, (row, hit) in enumerate(found) if _is_plain(hit) and any(s.measure in row.weak for s in counted)}
    named = [found[at][1] for at in sorted(weaker) if found[at][1].singular and found[at][1].affected]
    return [_named_by(hit, named) for at, (_, hit) in enumerate(found) if at not in weaker]


def _is_plain(hit: FrameHit) -> bool:
    """Whether a hit tells of nobody in particular: the force that was used on a crowd."""
    return hit.number is None and hit.singular is None and not hit.affected


def _as_many(one: FrameHit, other: FrameHit) -> bool:
    """Whether one hit may be only what led up to the other: it tells of no other number."""
    return one.number is None or (other.number is not None and one.number.low == other.number.low)


def _named_by(hit: FrameHit, dropped: list[FrameHit]) -> FrameHit:
    """A hit without a subject of its own takes the one of what led up to it."""
    if not dropped or hit.affected or not hit.anaphor or not hit.singular:
        return hit
    lead = dropped[0]
    return msgspec.structs.replace(hit, affected=lead.affected, singular=lead.singular, anaphor=lead.anaphor, times=hit.times or lead.times)
