"""The record of one person → a frame: "Name: … Date of death: … Place of death: …", «تاریخ جان‌باختن: …». Labels are data: `labels.toml`."""

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

import msgspec

from gavah.model import Party
from gavah.reading.frames.frame import FrameHit, Range, Scan, Sentence

_GAP = 12
"""Characters between a label's colon and the day or place of its field, at most: "Date of death: Friday, …"."""


class _Deed(msgspec.Struct, frozen=True):
    """What befell the person of a record; `violent`: words of its field or passage without which it may have been a natural death."""

    words: re.Pattern[str]
    type: str
    measure: str
    violent: bool = False


class _Labels(msgspec.Struct, frozen=True):
    field: re.Pattern[str]
    deeds: tuple[_Deed, ...]
    name: re.Pattern[str]
    violent: re.Pattern[str]
    shot: re.Pattern[str]


class _Record(msgspec.Struct):
    """The fields of one person's record that tell of one deed, each with the offsets of its label and value."""

    deed: _Deed
    fields: dict[str, tuple[Range, Range]] = {}


def record_hits(scan: Scan, told: list[FrameHit]) -> list[FrameHit]:
    """`told`, and what the records of the passage tell of their persons where no sentence does; sorted by sentence where there are any."""
    labels = _labels("fa" if scan.language == "fa" else "en")
    known = {hit.measure for hit in told if hit.kind != "statement"}
    records = [r for r in _records(scan, labels) if r.deed.measure not in known]
    found = [hit for record in records if (hit := _hit(scan, labels, record)) is not None]
    return sorted([*told, *found], key=lambda hit: hit.sentence) if found else told


def _records(scan: Scan, labels: _Labels) -> list[_Record]:
    """A field told a second time opens the record of the next person."""
    done: list[_Record] = []
    open_: dict[str, _Record] = {}
    for match in labels.field.finditer(scan.text, scan.passage.start, scan.passage.end):
        deed = next(d for d in labels.deeds if d.words.fullmatch(match["deed"].lower()))
        kind = _kind(match["field"].lower())
        line = scan.text.find("\n", match.end(), scan.passage.end)
        value = (match.end(), line if line >= 0 else scan.passage.end)
        record = open_.get(deed.measure)
        if record is None or kind in record.fields:
            record = open_[deed.measure] = _Record(deed=deed)
            done.append(record)
        record.fields[kind] = match.span("deed"), value
    return done


def _kind(field: str) -> str:
    return "when" if field in _WHEN else "where" if field in _WHERE else "how"


_WHEN = frozenset("date day time تاریخ زمان روز".split())
_WHERE = frozenset("place location site city محل مکان شهر".split())


def _hit(scan: Scan, labels: _Labels, record: _Record) -> FrameHit | None:
    own = {kind: value for kind, (_, value) in record.fields.items()}
    times = tuple(t for t in scan.times if "when" in own and 0 <= t.start - own["when"][0] <= _GAP and (t.earliest or t.value.startswith("XXXX")))
    places = tuple(p for p in scan.places if "where" in own and own["where"][0] <= p.start < own["where"][1])
    how = scan.text[slice(*own["how"])] if "how" in own else ""
    said = how or scan.text[scan.passage.start : scan.passage.end]
    trigger, first = min(record.fields.values())
    sentence = _sentence_at(scan, trigger[0])
    if sentence is None or not (times or places or how) or (record.deed.violent and not labels.violent.search(said)):
        return None
    name = _name(scan, labels, first[0])
    victim = name or trigger
    shot = record.deed.measure == "dead" and labels.shot.search(how) is not None
    return FrameHit(
        type="assault-firearms" if shot else record.deed.type,
        trigger=trigger,
        sentence=(sentence.start, sentence.end),
        measure=record.deed.measure,
        singular=victim,
        affected=(Party(words=scan.text[slice(*victim)], start=victim[0], end=victim[1], kind="person"),),
        times=times[:1],
        places=places[:1],
        victims=(name,) if name else (),
        victims_complete=bool(name),
        rule="form:record",
    )


def _name(scan: Scan, labels: _Labels, before: int) -> Range | None:
    """The value of the last name field before an offset."""
    found = list(labels.name.finditer(scan.text, scan.passage.start, before))
    return found[-1].span("value") if found else None


def _sentence_at(scan: Scan, offset: int) -> Sentence | None:
    at = bisect_right(scan.sentences, offset, key=lambda s: s.start) - 1
    return scan.sentences[at] if at >= 0 and offset < scan.sentences[at].end else None


@cache
def _labels(language: str) -> _Labels:
    data = tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))[language]
    rows = data["record"]
    deeds = "|".join(row["words"] for row in rows)
    return _Labels(
        field=re.compile(rf"^[ \t•*-]*{data['field'].replace('DEED', f'(?P<deed>{deeds})')}\s?:", re.IGNORECASE | re.MULTILINE),
        deeds=tuple(_Deed(re.compile(row["words"]), row["type"], row["measure"], row.get("violent", False)) for row in rows),
        name=re.compile(rf"^[ \t•*-]*(?:{data['name']})\s?:\s*(?P<value>[^\n،,؛;.]{{2,60}}?)\s*(?=[\n،,؛;.])", re.IGNORECASE | re.MULTILINE),
        violent=re.compile(data["violence"], re.IGNORECASE),
        shot=re.compile(data["shots"], re.IGNORECASE),
    )
