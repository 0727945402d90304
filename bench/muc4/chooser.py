"""The set fills of MUC-4 by linear models, one a slot, fitted on the fillers of a key and the sentences they stand in."""

import re
from collections.abc import Mapping, Sequence

from bench.heads import TextHead
from bench.incidents import Story
from bench.muc4.fill import by_words, sentence_over
from bench.muc4.key import Template

_SLOTS = {7: 6, 11: 10, 13: 12, 16: 12, 20: 18, 23: 18}
"""Set-fill slot → the slot its references name (18: names and descriptions)."""

_NULL = "-"


class FittedChooser:
    """Fitted on `stories` and their key."""

    def __init__(self, stories: Sequence[Story], key: Mapping[str, Sequence[Template]]) -> None:
        lessons: dict[int, list[tuple[str, dict[str, float], str]]] = {}
        for story in stories:
            for template in key.get(story.id, ()):
                for slot, row in _lessons(story, template):
                    lessons.setdefault(slot, []).append(row)
        self._models = {
            slot: TextHead(characters=0, given=1.0, c=0.5).fit([t for t, _, _ in rows], [g for _, g, _ in rows], [v for _, _, v in rows])
            for slot, rows in lessons.items()
        }

    def choose(self, slot: int, words: str, sentence: str, kind: str) -> str | None:
        """The likeliest value; "" where null is."""
        model = self._models.get(slot)
        if model is None:
            return None
        margins = model.decide([sentence], [_given(slot, words, sentence, kind)])[0]
        best = max(margins, key=lambda v: margins[v])
        return "" if best == _NULL else best


def _lessons(story: Story, template: Template) -> list[tuple[int, tuple[str, dict[str, float], str]]]:
    kind = template.first(4)
    out: list[tuple[int, tuple[str, dict[str, float], str]]] = []
    near = ""
    for slot, source in _SLOTS.items():
        fills = [*template.slots.get(source, ()), *(template.slots.get(19, ()) if source == 18 else ())]
        for fill in fills:
            if source == 18 and fill in template.slots.get(19, ()) and any(fill.options[0].references):
                continue
            names = [o.value for o in fill.options]
            value = next((o.value for f in template.slots.get(slot, ()) for o in f.options if set(o.references) & set(names)), _NULL)
            at = next((m.start() for n in names if (m := re.search(r"\s+".join(map(re.escape, n.lower().split())), story.text))), -1)
            if at >= 0:
                sentence = sentence_over(story, at)
                near = near or sentence
                out.append((slot, (sentence, _given(slot, names[0].lower(), sentence, kind), value)))
    perps = " ".join(f.options[0].value.lower() for s in (9, 10) for f in template.slots.get(s, ()))
    out.append((8, (near, _given(8, perps, near, kind), template.first(8) or _NULL)))
    out.append((5, (near, _given(5, "", near, kind), template.first(5) or "ACCOMPLISHED")))
    return out


def _given(slot: int, words: str, sentence: str, kind: str) -> dict[str, float]:
    """The filler's own words, the incident's type and what the rules say."""
    given = {f"f:{w}": 1.0 for w in words.split()[-8:]} | {f"kind:{kind}": 1.0}
    if words:
        given[f"last:{words.split()[-1]}"] = 1.0
    if slot not in {5, 8}:
        given[f"rule:{by_words(slot, words, sentence, kind)}"] = 1.0
    return given
