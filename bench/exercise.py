"""The exercise against its key: claims, traps, copies, same-event pairs, figures. The key is made without any reader."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from gavah.casefile import Case
from gavah.gazetteer import Gazetteer
from gavah.model import COUNTABLE, Claim, Question, Report

Row = dict[str, Any]


NO_EVENT = ("caption", "call", "planned", "hypothetical", "stale", "accusation", "anniversary", "example", "metaphor", "furniture")
"""Traps whose words must not be an asserted event of the month; the others only must not be a quantity."""


class Found(NamedTuple):
    """A key claim and the claim of the program that matches it best (None if none does)."""

    key: Row
    claim: Claim | None
    wrong: tuple[str, ...]


def run(data: Path, out: Path | None = None, *, family: str = "") -> dict[str, object]:
    """Run the exercise in folder `data` (as `make` writes it) in a new case and score it. `out`: one line a miss.

    `family` "key": link the key's own claims instead of those read, so that linking and figures are seen apart from reading.
    """
    from gavah.pipeline import link
    from gavah.pipeline.places import gazetteer_of

    with tempfile.TemporaryDirectory() as folder, fill(data, Path(folder) / "case") as case:
        sheet = Sheet(data, case, gazetteer_of(case))
        if family == "key":
            from bench.exercise_key import put_key_claims

            matched = put_key_claims(case, sheet)
            link(case)
            sheet = Sheet(data, case, gazetteer_of(case))
            sheet.matched = matched
        scores, misses = sheet.scores(claims=family != "key")
    if out:
        out.write_text("".join(json.dumps(miss, ensure_ascii=False, default=str) + "\n" for miss in misses), encoding="utf-8")
    return scores


def fill(data: Path, folder: Path) -> Case:
    """A new case in `folder` with the exercise added, read and linked."""
    from gavah.pipeline import add, keep_gazetteer, link, read

    settings = json.loads((data / "key" / "exercise.json").read_text(encoding="utf-8"))
    case = Case.create(folder, day=date.fromisoformat(settings["as_of"]))
    keep_gazetteer(case, data / "gazetteer.csv")
    add(case, [data / "reports"])
    read(case)
    link(case)
    return case


def lines(file: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


class Sheet:
    """The key of one exercise beside one case."""

    def __init__(self, data: Path, case: Case, gazetteer: Gazetteer) -> None:
        self.key = data / "key"
        self.case, self.gazetteer = case, gazetteer
        self.reports = list(case.reports)
        self.claims: dict[str, list[Claim]] = {}
        for claim in case.claims:
            self.claims.setdefault(claim.report, []).append(claim)
        self.matched: dict[str, str] = {}

    def scores(self, *, claims: bool = True) -> tuple[Row, list[Row]]:
        """Counts and shares, and every miss as a row."""
        misses: list[Row] = []
        scores: Row = {
            "reports": f"{len(self.reports)} of {len(lines(self.key / 'reports.jsonl'))}",
            **({"claims": self._claims(misses), "traps": self._traps(misses), "nothing": self._nothing(misses)} if claims else {}),
            "copies": self._copies(misses),
            "pairs": self._pairs(misses),
            "figures": self._figures(misses),
        }
        return scores, misses

    # --- claims ---------------------------------------------------------------------------------------------------

    def _claims(self, misses: list[Row]) -> Row:
        wanted = lines(self.key / "claims.jsonl")
        found = [self._best(row) for row in wanted]
        self.matched = {f.key["id"]: f.claim.id for f in found if f.claim}
        for each in found:
            if each.wrong:
                misses.append(self._miss(each))
        read = [f for f in found if f.claim]
        fields = {name: sum(name not in f.wrong for f in read) for name in ("quantity", "when", "where")}
        right = sum(not set(f.wrong) - {"type"} for f in found)
        exact = sum(not f.wrong for f in found)
        return {"listed": len(wanted), "found": len(read), "right": right, "share": round(right / len(wanted), 4), "type_right_too": exact, **fields}

    def _miss(self, each: Found) -> Row:
        row: Row = {"what": "claim", "key": each.key["id"], "wrong": each.wrong, "quote": each.key["quote"], "report": each.key["report"]}
        row["wanted"] = {k: each.key[k] for k in ("kind", "type", "measure", "low", "high", "earliest", "latest", "where", "polarity", "modality")}
        if each.claim:
            c = each.claim
            row["got"] = [c.id, c.kind, c.type, c.quantity, c.when, [(w.level, w.name, w.words) for w in c.where], c.polarity, c.modality]
        else:
            row["got"] = [[c.kind, c.type, c.quantity and c.quantity.words, c.sentence.words[:80]] for c in self._near(each.key)]
        return row

    def _near(self, row: Row) -> list[Claim]:
        """The program's claims whose sentence touches the quote of `row`."""
        near = []
        for report in self.reports_of(row["report"]):
            at = quoted_at(report.text, row["quote"])
            if at:
                near += [c for c in self.claims.get(report.id, []) if c.sentence.start < at[1] and at[0] < c.sentence.end]
        return near

    def reports_of(self, reference: str) -> list[Report]:
        """The case's reports that a reference of the key ("folder/file" or "folder/file#item") means."""
        file, _, item = reference.partition("#")
        if not item:
            return [r for r in self.reports if r.found.endswith(file)]
        return [r for r in self.reports if r.external_id == item or r.found in (item, f"reports/{reference}")]

    def _best(self, row: Row) -> Found:
        """The claim that agrees with `row` in most fields, among those of its kind, measure and standing."""
        fit = [c for c in self._near(row) if self._is_such(c, row)] or self._told_elsewhere(row)
        if not fit:
            return Found(row, None, ("missing",))
        best = min(fit, key=lambda c: len(self._wrong(c, row)))
        return Found(row, best, self._wrong(best, row))

    def _told_elsewhere(self, row: Row) -> list[Claim]:
        """A claim told twice in one report is one claim, and may stand on the other sentence: then every field must be right."""
        held = [c for report in self.reports_of(row["report"]) for c in self.claims.get(report.id, [])]
        return [c for c in held if row["low"] is not None and self._is_such(c, row) and not set(self._wrong(c, row)) - {"type"}]

    @staticmethod
    def _is_such(claim: Claim, row: Row) -> bool:
        measure = claim.quantity.measure if claim.quantity else None
        standing = claim.polarity == row["polarity"] and (claim.modality == row["modality"] or row["kind"] != "statement")
        if row["unit"] == "percent" and not claim.derived:
            return False
        return bool(claim.kind == row["kind"] and (row["measure"] is None or measure == row["measure"]) and standing)

    def _wrong(self, claim: Claim, row: Row) -> tuple[str, ...]:
        wrong = []
        if claim.type != row["type"]:
            wrong.append("type")
        quantity, when = claim.quantity, claim.when
        percent = row["unit"] == "percent"  # a derived statement: its number is in its words and enters no figure
        if row["low"] is not None and not percent and (quantity is None or [quantity.low, quantity.high] != [row["low"], row["high"]]):
            wrong.append("quantity")
        if row["kind"] != "statement":
            days = [str(day) if day else None for day in ((when.earliest, when.latest) if when else (None, None))]
            if days != [row["earliest"], row["latest"]]:
                wrong.append("when")
            if not self._same_places(claim, row["where"]):
                wrong.append("where")
        return tuple(wrong)

    def _same_places(self, claim: Claim, wanted: list[Row]) -> bool:
        if not wanted:
            return not claim.where or all(where.level == "country" for where in claim.where)
        if len(wanted) == 1 and wanted[0]["level"] == "country" and not claim.where:
            return True
        return len(claim.where) == len(wanted) and all(any(self._is_place(w.id, each) for w in claim.where) for each in wanted)

    def _is_place(self, place_id: str, wanted: Row) -> bool:
        named = [c for name in (wanted["name"], wanted["name_fa"]) if name for c in self.gazetteer.lookup(plain_name(name))]
        return any(c.id == place_id and c.level == wanted["level"] for c in named)

    # --- the rest ---------------------------------------------------------------------------------------------------

    def _traps(self, misses: list[Row]) -> Row:
        """A trap is sprung when a quantity stands on its words; words with a reason that is not numeric must not be an asserted event."""
        rows, sprung = lines(self.key / "traps.jsonl"), 0
        for row in rows:
            caught = list(self._caught(row))
            sprung += bool(caught)
            misses.extend({"what": "trap", "report": row["report"], "words": row["words"], "why": row["why"], "got": got} for got in caught[:1])
        return {"listed": len(rows), "sprung": sprung}

    def _caught(self, row: Row) -> Iterator[object]:
        standing = row["why"] in (
            "caption",
            "call",
            "planned",
            "hypothetical",
            "stale",
            "accusation",
            "anniversary",
            "example",
            "metaphor",
            "furniture",
        )
        for report in self.reports_of(row["report"]):
            for start, end in all_quoted(report.text, row["words"]):
                for claim in self.claims.get(report.id, []):
                    if claim.quantity is None or claim.kind == "statement" or claim.modality not in COUNTABLE:
                        continue
                    spans = [s for s in claim.spans if s.field in (("quantity", "event") if standing else ("quantity",))]
                    if any(s.start < end and start < s.end for s in spans) and self._in_month(claim):
                        yield [claim.type, claim.quantity.words, claim.quantity.low, claim.sentence.words[:100]]

    def _in_month(self, claim: Claim) -> bool:
        settings = json.loads((self.key / "exercise.json").read_text(encoding="utf-8"))
        latest = claim.when.latest if claim.when else None
        return latest is None or str(latest) >= settings["from"]

    def _nothing(self, misses: list[Row]) -> Row:
        rows = lines(self.key / "nothing.jsonl")
        bad = 0
        for row in rows:
            told = [c for r in self.reports_of(row["report"]) for c in self.claims.get(r.id, []) if c.quantity]
            bad += bool(told)
            misses.extend({"what": "nothing", "report": row["report"], "got": [c.type, c.quantity, c.sentence.words[:100]]} for c in told[:1])
        return {"listed": len(rows), "with_counts": bad}

    def _copies(self, misses: list[Row]) -> Row:
        rows = lines(self.key / "copies.jsonl")
        held = {frozenset((copy.original, copy.copy)) for copy in self.case.copies()}
        roots = {claim: witness.id for witness in self.case.witnesses for claim in witness.claims}
        right = 0
        for row in rows:
            pairs = [(a, b) for a in self.reports_of(row["a"]) for b in self.reports_of(row["b"])]
            one_root = any(
                {roots.get(c.id) for c in self.claims.get(a.id, [])} & {roots.get(c.id) for c in self.claims.get(b.id, [])} for a, b in pairs
            )
            ok = any(frozenset((a.id, b.id)) in held for a, b in pairs) or (row["kind"] in ("requote", "altered-quote") and one_root)
            right += ok
            if not ok:
                misses.append({"what": "copy", **row})
        return {"listed": len(rows), "right": right}

    def _roots(self, roots: dict[str, str], report: Report) -> set[str]:
        return {roots[claim.id] for claim in self.claims.get(report.id, []) if claim.id in roots}

    def _pairs(self, misses: list[Row]) -> Row:
        verdicts = self._verdicts()
        rows = [row for row in lines(self.key / "events.jsonl") if row["a"] in self.matched and row["b"] in self.matched]
        right = {"same": 0, "distinct": 0, "possible": 0}
        listed = dict(right)
        for row in rows:
            listed[row["verdict"]] += 1
            got = verdicts(self.matched[row["a"]], self.matched[row["b"]])
            ok = got == row["verdict"] or (row["verdict"] == "distinct" and got == "apart")
            right[row["verdict"]] += ok
            if not ok:
                misses.append({"what": "pair", **row, "got": got})
        return {name: f"{right[name]} of {listed[name]}" for name in listed}

    def _verdicts(self) -> Any:  # noqa: ANN401 - a closure
        links = {}
        for event in self.case.events:
            for link in event.links:
                links[frozenset((link.left, link.right))] = link.verdict
        events = {claim: event for event in self.case.events for claim in event.claims}
        strict = {claim: component for event in self.case.events for component in _strict(event.claims, event.links) for claim in component}

        def verdict(a: str, b: str) -> str:
            if a == b or strict.get(a, {a}) is strict.get(b, {b}):
                return "same"
            if frozenset((a, b)) in links:
                return str(links[frozenset((a, b))])
            return "possible" if a in events and events[a] is events.get(b) else "apart"

        return verdict

    def _asked(self, row: Row) -> Question:
        """The key's question, its place chosen by name and level."""
        asked = Question(measure=row["measure"], start=_day(row["from"]), end=_day(row["to"]), type=row.get("type"))
        if not row["place"]:
            return asked
        named = [c.id for c in self.gazetteer.lookup(plain_name(row["place"])) if c.level == row["level"]]
        return msgspec.structs.replace(asked, place=named[0], place_path=self.gazetteer.path(named[0]))

    def _figures(self, misses: list[Row]) -> Row:
        questions = json.loads((self.key / "figures.json").read_text(encoding="utf-8"))
        right = 0
        for q in questions:
            figure = self.case.ask(self._asked(q))
            got = {name: getattr(figure, name) for name in ("evidence", "floor", "best", "named", "ceiling")}
            wanted = {name: q[name] for name in got}
            ok = (got == wanted or q["status"] == "nothing" == figure.status) and bool(figure.contradictions) == bool(q["contradictions"])
            right += ok
            if not ok:
                misses.append(
                    {"what": "figure", "id": q["id"], "wanted": wanted, "got": got, "claims": figure.evidence_claims, "status": figure.status}
                )
        return {"listed": len(questions), "exact": right}


def _strict(claims: Iterable[str], links: Iterable[Any]) -> list[set[str]]:
    """Connected components under the verdict *same*."""
    parent = {claim: claim for claim in claims}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for link in links:
        if link.verdict == "same" and link.left in parent and link.right in parent:
            parent[root(link.left)] = root(link.right)
    groups: dict[str, set[str]] = {}
    for claim in parent:
        groups.setdefault(root(claim), set()).add(claim)
    return list(groups.values())


def plain_name(name: str) -> str:
    """A place name without its kind: "Kerman Province" and "استان کرمان" → the bare name."""
    return re.sub(r"\s*\b(Province|County|استان|شهرستان)\b\s*", "", name)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def quoted_at(text: str, quote: str) -> tuple[int, int] | None:
    """Where `quote` stands in `text`, whatever the blanks; None if it does not."""
    return next(iter(all_quoted(text, quote)), None)


def all_quoted(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place where `quote` stands in `text`, whatever the blanks."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []
