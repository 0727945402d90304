"""`gavah estimate --picture FILE`: the posteriors of the Bayesian methods, or which lists hold what, drawn as SVG or PNG."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from gavah.cli.drawing import save_picture
from gavah.estimation import Answer, Estimate, Table
from gavah.estimation.distribution import EVEN
from gavah.model import Refused, Source
from gavah.pictures import Caption, Posterior, overlap, posterior_of, posteriors
from gavah.pictures.labels import number, words

FINE = 20_000
"""Points between the quantiles, so that bars of the picture hold many."""


class Drawn(msgspec.Struct, frozen=True):
    """What is drawn: the answer (of all strata together, where there are several), the tables it rests on, the picture's language.

    `sources` of the case that the lists come from, None where they come from files: a list of a case may be a person, and a picture travels.
    """

    answer: Answer
    tables: list[Table]
    sources: tuple[Source, ...] | None
    lang: str

    @property
    def constructed(self) -> bool:
        """Whether the case is an exercise."""
        return any(source.constructed for source in self.sources or ())

    def names(self, lists: Sequence[str]) -> list[str]:
        """What lists are called: of a case by the name of the source, or by a number."""
        if self.sources is None:
            return list(lists)
        known = {one.id: (one.name_fa if self.lang == "fa" else "") or one.name or one.id for one in self.sources}
        say = words(self.lang)["list_number"]
        return [known.get(name) or say.format(number(at, self.lang)) for at, name in enumerate(lists, 1)]


def write_estimate(drawn: Drawn, path: Path, kind: str | None) -> str:
    """Write the picture of this kind (by default the posteriors) to `path`, by its suffix. Returns the kind drawn."""
    chosen = kind or "posterior"
    save_picture(KINDS[chosen](drawn), path)
    return chosen


def _posteriors(drawn: Drawn) -> str:
    say = words(drawn.lang)
    given = [(say[f"method_{one.method}"], _posterior(one)) for one in drawn.answer.estimates if one.posterior]
    if not given:
        why = next((one.refused for one in drawn.answer.estimates if one.refused), drawn.answer.refused)
        raise Refused(f"no posterior to draw. {why}".strip(), remedy="posteriors come from --method bic-averaged, decomposable and lcmcr")
    return posteriors(given, _caption(drawn, "estimated", say["estimate_note"]))


def _posterior(one: Estimate) -> Posterior:
    """The density its quantiles give; the interval and the middle are the estimate's own."""
    fine = np.interp((np.arange(FINE) + 0.5) / FINE, EVEN, one.posterior)
    drawn = posterior_of(fine.tolist(), level=one.level, observed=one.observed)
    own = {name: value for name, value in (("low", one.low), ("high", one.high), ("median", one.n_hat)) if value is not None}
    return msgspec.structs.replace(drawn, **own)


def _overlap(drawn: Drawn) -> str:
    first = drawn.tables[0]  # one draw of the doubtful links, where there are several
    patterns = {tuple(bool(pattern >> at & 1) for at in range(len(first.lists))): count for pattern, count in first.counts.items()}
    return overlap(drawn.names(first.lists), patterns, _caption(drawn, "on_which_lists"))


KINDS: dict[str, Callable[[Drawn], str]] = {"posterior": _posteriors, "overlap": _overlap}


def _caption(drawn: Drawn, title: str, *notes: str) -> Caption:
    say = words(drawn.lang)
    return Caption(
        title=say[title],
        subtitle=say["lists_named"].format(say["comma"].join(drawn.names(drawn.answer.lists))),
        notes=(*notes, *(() if drawn.constructed else (say["working_note"],))),
        constructed=drawn.constructed,
        lang=drawn.lang,
    )
