"""MUC-4, all slots: claims of each story → filled templates, scored as in `bench.muc4.score`.

Layout: a folder with texts and `key-*` files (or a folder of such folders), its documentation (`TASKDOC`) beside it. `--train DIR` fits a head on
such a folder, `--folds K` on the other folds of the data. `--out` gets the templates in the key's own format.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import heads
from bench.folds import fold_of, interval
from bench.incidents import Story
from bench.incidents_head import IncidentHead, Taught
from bench.incidents_rules import incidents
from bench.muc4.chooser import FittedChooser
from bench.muc4.fill import RulesOnly, filled
from bench.muc4.key import Template, read_key, write_irrelevant, write_template
from bench.muc4.places import Places
from bench.muc4.score import Score, Tally, score, score_message
from bench.muc4.texts import read_messages, stories_of

Templates = dict[str, list[Template]]
_BIAS = 1.4
"""As in the head: MUC-4 gives half a point for a shared head noun, so that it pays to answer more often."""

_ROLES = {6: "Weapon", 9: "PerpInd", 10: "PerpOrg", 12: "Target", 18: "Name", 19: "Description"}


def run(data: Path, out: Path | None = None, *, train: Path | None = None, folds: int = 0) -> dict[str, object]:
    """The rows of the official report for rules and, with `train` or `folds`, for the head; templates (the head's if any) to `out`."""
    folders = folders_of(data, train)
    stories = stories_of([m for folder in folders for m in read_messages(folder)])
    key = {m: t for folder in folders for m, t in read_keys(folder).items()}
    places = Places(folders[0].parent)
    said: dict[str, Templates] = {"rules": {s.id: [filled(s, i, places, RulesOnly()) for i in incidents(s)] for s in stories}}
    if train is not None or folds:
        heads.need()
        if train is not None:
            models = heads.cached("muc4", heads.seen_in(train), lambda: fitted(stories_of(read_messages(train)), read_keys(train)))
            said["head"] = answered(*models, stories, places)
        else:
            said["head"] = _folded(stories, key, places, folds)
    if out:
        best = said.get("head", said["rules"])
        out.write_text("\n".join(_written(s.id, best.get(s.id, [])) for s in stories), "utf-8")
    return {"messages": len(stories), **{name: {**score(key, found).table(), "interval": _interval(key, found)} for name, found in said.items()}}


def read_keys(data: Path) -> Templates:
    """Every key file of a folder."""
    return {m: t for path in sorted(data.glob("key*")) for m, t in read_key(path.read_text("latin-1")).items()}


def folders_of(data: Path, train: Path | None) -> list[Path]:
    """`data` itself, or, where it holds no key, its folders that do, without the one that is learned from."""
    if any(data.glob("key*")):
        return [data]
    return [f for f in sorted(data.iterdir()) if f.is_dir() and any(f.glob("key*")) and (train is None or f.resolve() != train.resolve())]


def fitted(taught: Sequence[Story], key: Mapping[str, Sequence[Template]]) -> tuple[IncidentHead, FittedChooser]:
    """The models fitted on `taught` and `key`."""
    return IncidentHead(bias=_BIAS, complete=True).fit(taught, [taught_of(key.get(s.id, ())) for s in taught]), FittedChooser(taught, key)


def answered(head: IncidentHead, chooser: FittedChooser, stories: Sequence[Story], places: Places) -> Templates:
    """The templates of fitted models."""
    return {s.id: [filled(s, i, places, chooser) for i in head.incidents(s)] for s in stories}


def taught_of(templates: Sequence[Template]) -> Taught:
    """What the templates of one message teach the incident head."""
    fillers = tuple(
        (t.first(4).lower(), role, tuple(o.value for o in fill.options))
        for t in templates
        for slot, role in _ROLES.items()
        for fill in t.slots.get(slot, ())
    )
    return Taught(tuple(t.first(4).lower() for t in templates), fillers)


def _folded(stories: Sequence[Story], key: Templates, places: Places, folds: int) -> Templates:
    said: Templates = {}
    for fold in range(folds):
        fit, rest = ([s for s in stories if (fold_of(s.id, folds) != fold) is side] for side in (True, False))
        said |= answered(*fitted(fit, key), rest, places)
    return said


def _interval(key: Templates, said: Templates) -> list[float]:
    """Of the all-templates F, over messages."""
    tallies: list[Tally] = [score_message(templates, said.get(m, ())).total() for m, templates in key.items()]

    def f(picked: list[int]) -> float:
        return Score(matched={0: sum((tallies[i] for i in picked), Tally())}).total().scores()["f"]

    return interval(f, len(tallies), draws=200)


def _written(message: str, templates: Sequence[Template]) -> str:
    return "\n".join(write_template(t, n) for n, t in enumerate(templates, 1)) if templates else write_irrelevant(message)
