"""`--picture FILE`: a figure, or what is asked beside it, drawn as SVG or PNG."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from gavah.casefile import Case
from gavah.cli.analyses import PLACE, TIME, Analyses
from gavah.figures.admission import Admitted, asked_measures
from gavah.figures.breakdown import bin_rows, time_bin
from gavah.figures.overlap import capture_patterns
from gavah.figures.program import Budget
from gavah.figures.remainder import Reconciliation
from gavah.figures.sensitivity import Variant
from gavah.model import NOT_SUMMED, Figure, QuestionError
from gavah.pictures import Bar, Caption, Line, Step, Stretch, interval_bars, overlap, png, step_lines, timeline, waterfall
from gavah.pictures.labels import day, digits, number, words
from gavah.pipeline import gazetteer_of

UNPLACED = "unplaced"
HOLDS_DRAWN = 20


class Drawing:
    """One answer of a case, to be drawn in a language."""

    def __init__(self, case: Case, figure: Figure, made: str, found: Analyses, admitted: Admitted, *, lang: str, time_limit: float) -> None:
        self.case, self.figure, self.made, self.found, self.admitted, self.lang = case, figure, made, found, admitted, lang
        self.say = words(lang)
        self.budget = Budget(time_limit, monotonic)
        self._sources = {source.id: source for source in case.sources}
        self._gazetteer = gazetteer_of(case)

    def caption(self, about: str, *, spread_out: bool = False) -> Caption:
        """Title, question and notes; `spread_out` where claims without a day or place count in several bars."""
        q, say = self.figure.question, self.say
        measure = say["or"].join(say[part] for part in q.measure.split("|"))
        window = " ".join(
            part
            for part in (
                f"{say['from']} {day(q.start, self.lang)}" if q.start else "",
                f"{say['until']} {day(q.end, self.lang)}" if q.end else "",
            )
            if part
        )
        place = self.place(q.place) if q.place else say["everywhere"]
        basis = say["basis_note"].format(
            claims=number(self.figure.claims, self.lang),
            events=number(self.figure.events, self.lang),
            witnesses=number(self.figure.witnesses, self.lang),
            id=self.made,
        )
        loose = (say["loose_note"],) if spread_out else ()
        notes = (say["claimed_note"], *loose, basis, *(() if self.figure.constructed else (say["working_note"],)))
        return Caption(
            title=f"{measure}{say['comma']}{about}" if about else measure,
            subtitle=" · ".join(part for part in (place, window or say["any_day"], q.type or "") if part),
            notes=notes,
            constructed=self.figure.constructed,
            lang=self.lang,
        )

    def place(self, name: str) -> str:
        """A place's name in the language."""
        found = self._gazetteer.place(name)
        if found is None:
            return name
        return found.name_fa or found.name if self.lang == "fa" else found.name

    def source(self, name: str) -> str:
        """A source's name in the language."""
        found = self._sources.get(name)
        return found.name_fa or found.name or name if found and self.lang == "fa" else name

    def bin(self, name: str) -> str:
        """A bin's name."""
        by = self.figure.question.by
        if by in PLACE:
            return self.place(name)
        return self.source(name) if by == "source" else digits(name, self.lang)

    def rule(self, one: Variant) -> str:
        """An admission rule in words."""
        name = one.name
        if one.kind == "source":
            name = self.source(name)
        elif one.kind == "rule":
            name = self.say[name]
        return self.say[f"rule_{one.kind}"].format(digits(name, self.lang))

    def whole(self) -> Bar:
        """The figure itself as a row."""
        one = self.figure
        return Bar(label=self.say["all_sources"], evidence=one.evidence, floor=one.floor, best=one.best, named=one.named, ceiling=one.ceiling)


def write_picture(drawing: Drawing, path: Path, kind: str | None) -> str:
    """Write the picture of this kind (or of what was asked) to `path`, by its suffix. Returns the kind drawn."""
    drawn = kind or _fitting(drawing)
    save_picture(KINDS[drawn](drawing), path)
    return drawn


def save_picture(svg: str, path: Path) -> None:
    """Write `svg` to `path`, as PNG if its name ends so."""
    if path.suffix.lower() == ".png":
        path.write_bytes(png(svg))
    else:
        path.write_text(svg, encoding="utf-8")


def _fitting(drawing: Drawing) -> str:
    """What was asked beside the figure, else its rows, else its sources."""
    found, by = drawing.found, drawing.figure.question.by
    if found.reconciliation:
        return "waterfall"
    if found.sensitivity is not None:
        return "sensitivity"
    if found.running is not None:
        return "running"
    if by in TIME:
        return "timeline"
    return "rows" if by not in (None, "source") else "sources"


def _sources(drawing: Drawing) -> str:
    figure = drawing.figure
    known = figure.question.by == "source" and NOT_SUMMED.isdisjoint(asked_measures(figure.question)) and "rows" not in figure.cut
    rows = figure.rows if known else bin_rows(drawing.admitted, "source", drawing.budget)
    rows = sorted(rows, key=lambda row: (-row["floor"], -row["named"], row["bin"]))
    bars = [_bar(drawing.source(row["bin"]), row) for row in rows]
    return interval_bars([drawing.whole(), *bars], drawing.caption(drawing.say["by_source"]))


def _rows(drawing: Drawing) -> str:
    rows, by = _rows_of(drawing), drawing.figure.question.by
    if by not in TIME:
        rows.sort(key=lambda row: (-row["floor"], -row["best"], row["bin"]))
    bars = [_bar(drawing.bin(row["bin"]), row) for row in rows]
    bars += [_bar(drawing.say["unplaced_row"], row) for row in drawing.figure.rows if row["bin"] == UNPLACED]
    about = drawing.say.get(f"by_{by}", "")
    return interval_bars([drawing.whole(), *bars], drawing.caption(about, spread_out=by not in ("type", "source")))


def _timeline(drawing: Drawing) -> str:
    by = str(drawing.figure.question.by)
    stretches = []
    for row in _rows_of(drawing):
        first, last = days_of(row["bin"], by)
        fields = {name: row[name] for name in ("floor", "best", "named", "ceiling")}
        stretches.append(Stretch(label=row["bin"], first=date.fromordinal(first), last=date.fromordinal(last), **fields))
    return timeline(stretches, drawing.caption(drawing.say[f"by_{by}"], spread_out=True))


def _sensitivity(drawing: Drawing) -> str:
    found = drawing.found.sensitivity
    if found is None or not found.variants:
        raise QuestionError("nothing to draw", where="--draw", remedy="give it more time: --time-limit")
    # witnesses may be persons: a picture travels, so it names sources alone
    shown = [one for one in found.variants if one.kind not in ("source", "witness")]
    left_out = {one.name: one for one in found.variants if one.kind == "source"}
    shown += [left_out[one.name] for one in found.hangs_on if one.kind == "source"][:HOLDS_DRAWN]
    return interval_bars([_variant_bar(drawing, one) for one in shown], drawing.caption(drawing.say["by_rule"]))


def _running(drawing: Drawing) -> str:
    if not drawing.found.running:
        raise QuestionError("no running count to draw", where="--draw", remedy="--running prints what there is")
    lines = []
    for count in drawing.found.running:
        points = tuple((state.said, state.low, state.standing) for state in count.states if state.said is not None)
        lines.append(Line(label=drawing.source(count.latest_state.source), points=points))
    return step_lines(lines, drawing.caption(drawing.say["running_counts"]))


def _waterfall(drawing: Drawing) -> str:
    if not drawing.found.reconciliation:
        raise QuestionError("no total to take apart", where="--draw", remedy="ask for a measure and days of which a total is claimed")
    one = _most_telling(drawing.found.reconciliation)
    steps = [Step(label=_part_name(drawing, one, part.bin), sure=part.itemised[0], most=part.itemised[1], claimed=part.claimed) for part in one.parts]
    if one.unplaced:
        steps.append(Step(label=drawing.say["unplaced"], sure=one.unplaced, most=one.unplaced))
    about = f"{drawing.say['taken_apart']}{drawing.say['comma']}{drawing.say[f'by_{one.by}']} ({one.claim})"
    return waterfall(steps, (one.low, one.high), one.unexplained, drawing.caption(about))


def _overlap(drawing: Drawing) -> str:
    names, patterns = capture_patterns(drawing.admitted)
    return overlap([drawing.source(name) for name in names], patterns, drawing.caption(drawing.say["told_by_which"]))


KINDS: dict[str, Callable[[Drawing], str]] = {
    "sources": _sources,
    "rows": _rows,
    "timeline": _timeline,
    "sensitivity": _sensitivity,
    "running": _running,
    "waterfall": _waterfall,
    "overlap": _overlap,
}


def _rows_of(drawing: Drawing) -> list[dict[str, Any]]:
    rows = [row for row in drawing.figure.rows if row["bin"] != UNPLACED]
    if not rows:
        raise QuestionError("this answer has no rows", where="--draw", remedy="add --by, and see that something is claimed")
    return rows


def days_of(name: str, by: str) -> tuple[int, int]:
    """First and last day (ordinals) of a bin of time, by its name."""
    if by == "week":
        first = date.fromisocalendar(int(name[:4]), int(name[6:]), 1).toordinal()
    elif by == "sh-month":
        from gavah.model.calendars import solar_to_gregorian

        year, month = name.split("-")
        first = solar_to_gregorian(int(year), int(month), 1).toordinal()
    else:
        first = date.fromisoformat(name if by == "day" else f"{name}-01").toordinal()
    return time_bin(first, by)[1:]


def _part_name(drawing: Drawing, one: Reconciliation, name: str) -> str:
    return drawing.place(name) if one.by in PLACE else digits(name, drawing.lang)


def _most_telling(found: tuple[Reconciliation, ...]) -> Reconciliation:
    """The breakdown that leaves least in no row; of equals the shorter."""
    return min(found, key=lambda one: (one.nowhere + one.unplaced, len(one.parts)))


def _bar(label: str, row: dict[str, Any]) -> Bar:
    return Bar(label=label, **{name: row[name] for name in ("evidence", "floor", "best", "named", "ceiling")})


def _variant_bar(drawing: Drawing, one: Variant) -> Bar:
    return Bar(label=drawing.rule(one), evidence=one.evidence, floor=one.floor, best=one.best, named=one.named, ceiling=one.ceiling)
