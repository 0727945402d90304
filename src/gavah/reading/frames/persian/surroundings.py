"""What the words around a killing tell of its kind: several shot at a protest, one shot by agents."""

from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues, holds, words
from gavah.reading.frames.persian.parties import Affected
from gavah.reading.frames.persian.triggers import Trigger

BEFORE, AFTER = 700, 300
"""Characters around the sentence that are looked at: bounded, so that the cost stays linear."""

_OPEN = frozenset({"assault", "assault-firearms"})


def by_accident(context: Context) -> bool:
    """Whether the sentence, or what stands right before it in its paragraph, tells of an accident and of no violence."""
    if holds(context.texts, cues("accidents", "hard")) and not holds(context.texts, cues("accidents", "held")):
        return True
    if holds(context.texts, cues("accidents", "violence")):
        return False
    if holds(context.texts, cues("accidents", "any")):
        return True
    start = max(context.sentence.paragraph[0], context.sentence.start - AFTER)
    before = context.words_between(start, context.sentence.start) if start < context.sentence.start else ()
    return holds(before, cues("accidents", "any")) and not holds(_around(context), cues("accidents", "violence"))


def by_surroundings(context: Context, trigger: Trigger, found: Affected | None, refined: str) -> str:
    """`refined`, or what the sentences around make of it where the clause says no more than that somebody was killed or hurt."""
    if refined not in _OPEN or trigger.row.measure not in ("dead", "injured") or _is_agent(context, found):
        return refined
    several = _several(context, trigger, found)
    if several and (holds(context.texts, cues("surroundings", "crowd")) or holds(_around(context), cues("surroundings", "protest"))):
        return "protest.lethal"
    by_agents = holds(context.texts, cues("surroundings", "agents")) or holds(_around(context), cues("surroundings", "agents"))
    if not several and trigger.row.measure == "dead" and refined == "assault-firearms" and by_agents:
        return "killing.extrajudicial"
    if not several and trigger.row.measure == "dead" and holds(context.texts, cues("surroundings", "shots")):
        return "killing.extrajudicial" if by_agents else "assault-firearms"
    return refined


def in_custody(context: Context, found: Affected | None, refined: str, measure: str | None) -> str:
    """A prisoner beaten to death died in custody; `refined` where bullets of a street or another place are told of."""
    if measure != "dead" or refined not in ("assault", "assault-primitive") or found is None or found.empty:
        return refined
    texts = context.texts[found.first : found.last]
    held = bool(set(texts) & words("persons", "prisoners")) and not set(context.texts[found.first : found.last + 2]) & {"سابق", "پیشین"}
    return "killing.in-custody" if held else refined


def of_agents(context: Context, found: Affected | None, refined: str, measure: str | None) -> str:
    """Officers hurt by a crowd were hurt in a riot; `refined` where the sentence tells of no crowd."""
    if refined not in ("assault", "protest.lethal", "protest.dispersal") or measure != "injured" or found is None or found.empty:
        return refined
    forces = words("agents", "forces") | words("persons", "forces")
    if not any(context.texts[at] in forces for at in range(found.first, min(found.last, found.first + 3))):
        return refined
    return "riot" if holds(context.texts, cues("surroundings", "riot")) else refined


def _is_agent(context: Context, found: Affected | None) -> bool:
    """Whether the one killed is of the forces himself."""
    forces = words("agents", "forces") | words("persons", "forces")
    return found is not None and not found.empty and any(context.texts[at] in forces for at in range(found.first, found.last))


def _several(context: Context, trigger: Trigger, found: Affected | None) -> bool:
    if found is not None and (found.plural or any(first == found.first and n.low > 1 for first, _, n in context.numbers)):
        return True
    return bool(trigger.verb and trigger.verb.plural) or trigger.form in ("person", "adjective")


def _around(context: Context) -> tuple[str, ...]:
    """The words near the sentence, inside its passage."""
    start = max(context.passage.start, context.sentence.start - BEFORE)
    end = min(context.passage.end, context.sentence.end + AFTER)
    return context.words_between(start, end)
