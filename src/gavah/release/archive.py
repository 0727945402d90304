"""What a case has released and exported: kept in the case, sealed with it, and compared with whatever is to leave next."""

from collections.abc import Iterable
from itertools import chain, pairwise

import msgspec

from gavah.casefile import Case
from gavah.casefile.ledger import Draft
from gavah.casefile.moves import numbers
from gavah.release.build import Built
from gavah.release.cells import Cell
from gavah.release.edition import Moved, Published


class Former(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a release. `cells`: pairs of a cell and the claims of the case in it; `figures`: question id → numbers."""

    ids: dict[str, str]
    cells: tuple[tuple[Cell, tuple[str, ...]], ...]
    figures: dict[str, dict[str, int | None]]

    @property
    def by_cell(self) -> dict[Cell, tuple[str, ...]]:
        """The cells by what they are."""
        return dict(self.cells)


_Cells = tuple[tuple[Cell, tuple[str, ...]], ...]
NONE = Former(ids={}, cells=(), figures={})


def latest(case: Case) -> Former:
    """The last release of the case; an empty one before the first."""
    row = case.db.execute("SELECT body FROM release ORDER BY seq DESC LIMIT 1").fetchone()
    return msgspec.json.decode(row[0], type=Former) if row else NONE


def left_before(case: Case) -> list[dict[Cell, tuple[str, ...]]]:
    """The cells of every release and redacted export of the case."""
    released = [msgspec.json.decode(body, type=Former).by_cell for (body,) in case.db.execute("SELECT body FROM release ORDER BY seq").fetchall()]
    handed = [dict(msgspec.json.decode(cells, type=_Cells)) for (cells,) in case.db.execute("SELECT cells FROM handed ORDER BY seq").fetchall()]
    return released + handed


def keep_export(case: Case, format_: str, *, sha256: str, rows: int, built: Built | None) -> None:
    """Append an export to the log with the SHA-256 of its file, and keep the cells of a redacted one (`built`; None: it is internal)."""
    with case.writing():
        if built and built.cells and dict(built.cells) not in left_before(case):
            row = (case.day.isoformat(), msgspec.json.encode(tuple(sorted(built.cells.items()))).decode())
            case.db.execute("INSERT INTO handed (day, cells) VALUES (?, ?)", row)
        case.append([Draft(kind="export", on=format_, body={"sha256": sha256, "rows": rows, "internal": built is None})])


def keep(case: Case, built: Built, manifest: str, *, signed: bool) -> None:
    """Keep the release and append it to the log with the SHA-256 of its manifest, and whether that is signed. Inside the caller's transaction."""
    edition = built.edition
    former = Former(ids=built.ids, cells=tuple(sorted(built.cells.items())), figures={one.id: numbers(one.figure) for one in edition.figures})
    row = (edition.id, edition.day, msgspec.json.encode(former).decode())
    case.db.execute("INSERT INTO release (id, day, body) VALUES (?, ?, ?)", row)
    case.append([Draft(kind="release", on=edition.id, body={"manifest": manifest, "claims": len(edition.claims), "signed": signed})])


def changelog(case: Case, figures: tuple[Published, ...], ids: Iterable[str], day: str) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """Every number that moved from one release of the case to the next, the earliest first, to that of `day` with `figures` and `ids` (claims of the
    case); and of these what moves with it."""
    rows = case.db.execute("SELECT day, body FROM release ORDER BY seq").fetchall()
    then = [(each, msgspec.json.decode(body, type=Former)) for each, body in rows]
    now = Former(ids=dict.fromkeys(ids, ""), cells=(), figures={one.id: numbers(one.figure) for one in figures})
    steps = [_moved(before, after, on) for (_, before), (on, after) in pairwise([*then, (day, now)])]
    return tuple(chain.from_iterable(steps)), steps[-1] if steps else ()


def _moved(before: Former, after: Former, day: str) -> tuple[Moved, ...]:
    told = {*before.figures, *after.figures} if before.figures else ()  # nothing moves where nothing stood
    names = sorted(name for name in told if before.figures.get(name) != after.figures.get(name))
    return tuple(
        Moved(id=name, before=before.figures.get(name), after=after.figures.get(name), why=_why(before, after, name), day=day) for name in names
    )


def _why(before: Former, after: Former, name: str) -> str:
    """A number that fell, or is no longer there, fell with what was withdrawn; another rose with what came; where neither happened, with what
    people decided. Never whom or what."""
    then, now = before.figures.get(name), after.figures.get(name)
    fell = now is None or (then is not None and (now["floor"] or 0) < (then["floor"] or 0))
    if fell and not set(before.ids) <= set(after.ids):
        return "withdrawn"
    return "new reports" if not set(after.ids) <= set(before.ids) else "judged anew"
