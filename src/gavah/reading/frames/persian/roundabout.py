"""Counts told by roundabout wordings (`ways.toml`), and by those who tell what befell them."""

from collections.abc import Callable

from gavah.model import NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import counted_in
from gavah.reading.frames.persian.lexicon import Row
from gavah.reading.frames.persian.parties import Affected, counts_object
from gavah.reading.frames.persian.triggers import Trigger

Found = list[tuple[Row, FrameHit]]
_SAYING = frozenset({"گفتن", "نوشتن"})


def with_roundabout(context: Context, trigger: Trigger, found: Found, read: Callable[[], list[FrameHit]]) -> Found:
    """`found` and what a roundabout wording counts, where no plainer word counts it: «پای هفت نفر به بازداشتگاه باز شد».

    A plainer word that gives no number, or only the noun of those counted («محل نگهداری هشت | بازداشتی | معلوم نیست»), gives way.
    """
    own = context.range(trigger.first, trigger.last)
    near = [hit for _, hit in found if hit.trigger[0] < own[1] and own[0] < hit.trigger[1]]
    if any(hit.number and hit.rule != "person" for hit in near):
        return found
    counted = {(hit.measure, hit.number.start) for _, hit in found if hit.number and hit not in near}
    hits = [hit for hit in read() if hit.number and (hit.measure, hit.number.start) not in counted]
    starts = {hit.number.start for hit in hits if hit.number}
    if not hits or any(hit.number and hit.number.start not in starts for hit in near):
        return found
    return [pair for pair in found if pair[1] not in near] + [(trigger.row, hit) for hit in hits]


def speaks_of_itself(context: Context, trigger: Trigger, found: Affected) -> NumberMention | None:
    """«پنج نفرشان گفته‌اند در بازداشتگاه کتک خورده‌اند»: those who speak are those whom it befell."""
    verb = trigger.verb
    if not found.empty or verb is None or not verb.plural or trigger.form != "verb" or counts_object(trigger):
        return None
    said = next((v for _, v in sorted(context.verbs.items(), reverse=True) if v.last <= trigger.first and v.finite), None)
    if said is None or not said.plural or said.infinitive not in _SAYING or said.negated or said.first not in context.clause_of:
        return None
    scope = [at for at in context.clause_of[said.first].words if at < said.first]
    told = counted_in(context, scope, trigger.row.measure, plural=True)
    return told[0].number if len(told) == 1 and told[0].number.low > 1 else None
