"""The 48 weights of the incident rules: a logistic model a role over seven wordless traits, fitted on MUC-4's dev part.

`python scripts/fit_incident_weights.py FOLDER` writes `bench/data/incident_weights.toml`; FOLDER holds texts and `key-*`.
"""

import sys
from pathlib import Path

import numpy as np

from bench.fillers.lessons import Lesson
from bench.fillers.mentions import UNKNOWN
from bench.incidents import ROLES
from bench.muc4.learned import credit, lesson_of
from bench.muc4.run import read_keys
from bench.muc4.texts import read_messages, stories_of
from bench.reading import parses_of
from bench.rules.scenes import Scene, scenes_of
from bench.rules.traits import TRAITS, traits

HEADER = """\
# Fitted, not written: the weight of each trait of `incident_traits.toml` in each role, and what is added.
# Forty-eight numbers over features without words, by scripts/fit_incident_weights.py on MUC-4's dev part (1,300 stories with their keys).
"""


def truth_of(scene: Scene, lessons: list[Lesson]) -> np.ndarray:
    """Groups × roles: how right the best form of a group is for a mention of the key."""
    out = np.zeros((len(scene.grouped), len(ROLES)))
    for r, role in enumerate(ROLES):
        mentions = [m for lesson in lessons for name, those in lesson.fillers if name == role for m in those]
        for g, members in enumerate(scene.grouped if mentions else ()):
            said = {scene.text.said(*form) for m in members for form in scene.found[m].forms}
            out[g, r] = max(credit(role, words, m) for words in said for m in mentions)
    return out


def main(folder: Path) -> None:
    """Fit and write."""
    from sklearn.linear_model import LogisticRegression

    stories, key = stories_of(read_messages(folder)), read_keys(folder)
    scenes = list(scenes_of(stories, parses_of({s.id: s.text.upper() for s in stories}, task="muc4")))
    rows = np.concatenate([traits(s) for s in scenes])
    right = np.concatenate([truth_of(s, [lesson_of(t) for t in key.get(s.story.id, ())]) for s in scenes])
    lines = [HEADER, f"# traits: {', '.join(TRAITS)}"]
    for r, role in enumerate(ROLES):
        known = right[:, r] != UNKNOWN
        model = LogisticRegression(C=1, max_iter=500).fit(rows[known, r], right[known, r] == 1)
        lines += [f"\n[{role}]", f"weights = {[round(float(w), 2) for w in model.coef_[0]]}", f"base = {float(model.intercept_[0]):.2f}"]
    Path(__file__).parents[1].joinpath("bench", "data", "incident_weights.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
