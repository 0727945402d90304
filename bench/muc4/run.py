"""MUC-4, all slots: claims of each story → filled templates, scored as in `bench.muc4.score`.

Layout: a folder with texts and `key-*` files (or a folder of such folders), its documentation (`TASKDOC`) beside it. `--train DIR` fits a head on
such a folder, `--folds K` on the other folds of the data. `--out` gets the templates in the key's own format.
"""

from collections.abc import Sequence
from pathlib import Path

from bench import heads
from bench.fillers.head import Settings
from bench.folds import fold_around, interval
from bench.incidents import Story
from bench.muc4.fill import filled
from bench.muc4.key import Template, read_key, write_irrelevant, write_template
from bench.muc4.learned import LearnedTemplates, pages_of
from bench.muc4.places import Places
from bench.muc4.ranked import Gazette
from bench.muc4.score import Score, Tally, score, score_message
from bench.muc4.texts import read_messages, stories_of
from bench.reading import parses_of
from bench.rules.incidents import incidents
from bench.rules.scenes import scenes_of

Templates = dict[str, list[Template]]
SETTINGS = Settings(filler=0.35, roles=(("PerpOrg", 0.6),), expected=0.48, margin=1.0)
"""On a quarter of dev, fitted on the rest: a filler from 0.35, 0.45, 0.55: F 45.8, 45.3, 42.3; from 0.45, organisations from 0.6: 45.6.

`expected`: by folds of dev, 0.42, 0.46, 0.50: F 48.2, 48.4, 48.6. `margin`: by three folds of dev, 0, 1, 1.5: F 49.7, 50.2, 49.9.
"""


def run(data: Path, out: Path | None = None, *, train: Path | None = None, folds: int = 0) -> dict[str, object]:
    """The rows of the official report for rules and, with `train` or `folds`, for the head; templates (the head's if any) to `out`."""
    folders = folders_of(data, train)
    stories = stories_of([m for folder in folders for m in read_messages(folder)])
    key = {m: t for folder in folders for m, t in read_keys(folder).items()}
    places = Places(folders[0].parent)
    said: dict[str, Templates] = {"rules": ruled(stories, Gazette(places))}
    if train is not None or folds:
        heads.need()
        if train is not None:
            known = places if places.known else Places(train.resolve().parent)
            head = heads.cached(
                "muc4", heads.seen_in(train), lambda: LearnedTemplates(stories_of(read_messages(train)), read_keys(train), known, SETTINGS)
            )
            said["head"] = answered(head, stories)
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


def ruled(stories: Sequence[Story], gazette: Gazette) -> Templates:
    """The templates of the rules, which are fitted on nothing."""
    parsed = parses_of({s.id: s.text.upper() for s in stories}, task="muc4")
    return {scene.story.id: [filled(scene, one, gazette) for one in incidents(scene)] for scene in scenes_of(stories, parsed)}


def answered(head: LearnedTemplates, stories: Sequence[Story]) -> Templates:
    """The templates of a fitted head."""
    return {page.story.id: head.templates(page) for page in pages_of(stories)}


def _folded(stories: Sequence[Story], key: Templates, places: Places, folds: int) -> Templates:
    said: Templates = {}
    for fold in range(folds):
        fit, rest = ([s for s in stories if (fold_around(s.id, folds) != fold) is side] for side in (True, False))
        said |= answered(LearnedTemplates(fit, key, places, SETTINGS), rest)
    return said


def _interval(key: Templates, said: Templates) -> list[float]:
    """Of the all-templates F, over messages."""
    tallies: list[Tally] = [score_message(templates, said.get(m, ())).total() for m, templates in key.items()]

    def f(picked: list[int]) -> float:
        return Score(matched={0: sum((tallies[i] for i in picked), Tally())}).total().scores()["f"]

    return interval(f, len(tallies), draws=200)


def _written(message: str, templates: Sequence[Template]) -> str:
    return "\n".join(write_template(t, n) for n, t in enumerate(templates, 1)) if templates else write_irrelevant(message)
