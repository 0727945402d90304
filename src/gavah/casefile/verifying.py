"""Does the case still hold what it was given? The file itself, originals, texts, claims with their words, the ledger."""

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from gavah.casefile import judgements, ledger, logs, shelves, signing, tree, views
from gavah.casefile.case import Case
from gavah.casefile.database import faults, schema_differences
from gavah.casefile.packages import recipient_of
from gavah.custody.note import Key, opened, read_checkpoint, read_note
from gavah.custody.stamps import read_stamp, stamp_body
from gavah.custody.tree import ProofError, root_of
from gavah.model import CaseError, Claim, GavahError, SpanError
from gavah.model.claim import id_of


def verify_case(case: Case) -> Iterator[str]:
    """One sentence for each thing that does not hold, naming it."""
    expected: tuple[type[Exception], ...] = (*faults(), msgspec.MsgspecError, GavahError, ValueError, TypeError, KeyError)
    try:
        yield from _sealing(case)
        yield from _file(case.db)
        yield from (f"{name} of the database is not made as this program makes it" for name in schema_differences(case.db))
        yield from _desks(case)
        yield from _originals(case)
        yield from _reports(case)
        yield from _media(case)
        yield from _claims(case)
        sound = True
        for words in verify_log(case):
            sound = False
            yield words
        if sound:
            yield from judgements.differences(case.db)
        yield from views.bent(case.db)
    except expected as error:  # damage can make anything of a row
        yield f"the case can be read no further: {error}"


def verify_log(case: Case) -> Iterator[str]:
    """The case's own log and the copies of its peers'; the key that signs it is the one its first entries name."""
    key = signing.own_key(case.db)
    bodies = [body for kind in ("case", "key") for _, body in ledger.entries(case.db, kind=kind) if body]
    named = [msgspec.json.decode(body).get("key") for body in bodies]
    if key is None or key.encoded() not in named or key.name != case.origin:
        yield "the key of the log is not the one that its entries name"
    yield from logs.broken(case.db, case.origin, key)
    for log, public in case.db.execute("SELECT log, key FROM peer ORDER BY log").fetchall():
        if tree.head(case.db, log).edge.size:
            yield from logs.broken(case.db, log, Key.decoded(public), own=False)
    yield from _kept_checkpoints(case, key)
    yield from _stamps(case)


def _stamps(case: Case) -> Iterator[str]:
    """Each timestamp is of the checkpoint it lies with, and its entry tells of it: an earlier one by what it says, a later by its bytes too."""
    told = [msgspec.json.decode(body) for _, body in ledger.entries(case.db, kind="stamped") if body]
    for size, kind, stamped, answer in case.db.execute("SELECT size, kind, stamped, answer FROM stamp ORDER BY size, kind").fetchall():
        try:
            body = stamp_body(size, read_stamp(answer, stamped), stamped, answer)
        except ProofError as error:
            yield f"a timestamp of the checkpoint at {size} entries does not hold: {error}"
            continue
        found = next((one for one in told if _is_inside(one, body)), None)
        if found is None or kind != body["kind"]:
            yield f"a timestamp of the checkpoint at {size} entries is not the one that was brought back"
            continue
        told.remove(found)
    for one in told:
        yield f"a timestamp of the checkpoint at {one.get('size')} entries was brought back, and is gone"


def _kept_checkpoints(case: Case, key: Key | None) -> Iterator[str]:
    """Each is kept under the log and the size that it tells; one of a log that is not held here bears this desk's countersignature."""
    logs_here = {case.origin} | {log for (log,) in case.db.execute("SELECT log FROM peer")}
    for log, size, words in case.db.execute("SELECT log, size, note FROM checkpoint ORDER BY log, size").fetchall():
        try:
            note = read_note(words)
            point = read_checkpoint(note.text)
            own = log in logs_here or (key is not None and note.signed_by(key.cosigning()) is not None)
        except ProofError as error:
            yield f"a kept checkpoint of {log} cannot be read: {error}"
            continue
        if not own or (point.origin, point.size) != (log, size):
            yield f"a kept checkpoint of {log} at {size} entries is not the one that was kept"


def _sealing(case: Case) -> Iterator[str]:
    """The copies of the key box, and the code over every page of a sealed database, also over those in no use."""
    if case.box is None:
        return
    from gavah.field.box import damaged_copies

    yield from damaged_copies(case.folder, case.box)
    for (words,) in case.db.execute("PRAGMA cipher_integrity_check").fetchall():
        yield f"the database file is damaged: {words}"


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for (words,) in db.execute("PRAGMA integrity_check(20)").fetchall():
        if words != "ok":
            yield f"the database file is damaged: {words}"


def _desks(case: Case) -> Iterator[str]:
    """The case was made on the day that its first entry says; the cards of other desks are cards (their keys carry checksums)."""
    said = case.db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'case' ORDER BY seq LIMIT 1").fetchone()
    created = case.db.execute("SELECT value FROM meta WHERE key = 'created'").fetchone()
    if said and created and msgspec.json.decode(said[0]).get("created", created[0]) != created[0]:
        yield "the day on which the case was made is not the one of its first entry"
    for log, key, recipient in case.db.execute("SELECT log, key, recipient FROM peer ORDER BY log").fetchall():
        recipient_of(recipient)
        if Key.decoded(key).name != log:
            yield f"the key of the desk {log} is not that of its log"


def _holds_more(body: str, read: object) -> bool:
    """Does the stored `body` hold anything that is not in what was read of it?"""
    return not _is_inside(msgspec.json.decode(body), msgspec.json.decode(msgspec.json.encode(read)))


def _is_inside(raw: object, whole: object) -> bool:
    """Does `whole` hold all of `raw`, under the same names? An earlier version wrote fewer names; none that is unknown can be right."""
    if isinstance(raw, dict) and isinstance(whole, dict):
        return all(name in whole and _is_inside(value, whole[name]) for name, value in raw.items())
    if isinstance(raw, list) and isinstance(whole, list | tuple):
        return len(raw) == len(whole) and all(map(_is_inside, raw, whole))
    return raw == whole


def _originals(case: Case) -> Iterator[str]:
    for (sha256,) in case.db.execute("SELECT sha256 FROM blob ORDER BY sha256").fetchall():
        try:
            case.blobs.check(sha256)
        except CaseError as error:
            yield str(error)
    for (report,) in case.db.execute("SELECT id FROM report WHERE sha256 != '' AND sha256 NOT IN (SELECT sha256 FROM blob) ORDER BY seq").fetchall():
        yield f"report {report} has no original"


def _reports(case: Case) -> Iterator[str]:
    """Every report has its `add` entry, with the hash of its text, and the other way round; it was found where it says."""
    added = ledger.added(case.db)
    known = set(case.db.execute("SELECT report, place FROM found").fetchall())
    placed = {name for name, _ in known}  # where words were erased, the places went with them
    described = _described(case.db)
    rows = "SELECT id, sha256, source, language, published, title, body, text FROM report ORDER BY seq"
    for *columns, body, text in case.db.execute(rows):
        report = shelves.report_of(body, text)
        if report.found and report.id in placed and (report.id, report.found) not in known:
            yield f"report {report.id} was not found where it says"
        committed = added.pop(report.id, None)
        if committed is None:
            yield f"report {report.id} was never added: the ledger has no entry for it"
        elif committed != report.sha256 + shelves.text_digest(report):
            yield f"the text of report {report.id} is not the one it was added with"
        if (told := described.get(report.id)) is not None and told != (told[0], _digest(msgspec.json.decode(body), told[0])):
            yield f"report {report.id} is not described as it was added"
        if shelves.report_columns(report) != tuple(columns):
            yield f"the columns of report {report.id} are not those of the report"
        if _holds_more(body, report):
            yield f"report {report.id} holds names that no report has"
    own = {name for (name,) in case.db.execute("SELECT subject FROM entry WHERE kind = 'add'")}
    for name in added.keys() & own:  # a peer may have given the entry without the text
        yield f"report {name} was added, and is gone"
    for table in ("found", "reading"):
        for (name,) in case.db.execute(f"SELECT DISTINCT report FROM {table} WHERE report NOT IN (SELECT id FROM report)").fetchall():
            yield f"{table} names a report that is not here: {name}"


def _described(db: sqlite3.Connection) -> dict[str, tuple[tuple[str, ...], bytes]]:
    """Report id → the names under which its entry describes it (an earlier version knew fewer), and the digest of what stands under them."""
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = {}
    for report, fields in ledger.described(db):
        told = tuple(sorted(fields.keys() - {"private"}))  # may be said later
        told = names.setdefault(told, told)
        found[report] = (told, _digest(fields, told))
    return found


def _digest(fields: dict[str, Any], names: tuple[str, ...]) -> bytes:
    return hashlib.sha256(msgspec.json.encode([fields.get(name) for name in names], order="deterministic")).digest()


def _media(case: Case) -> Iterator[str]:
    """Every photo and film has its original and its entry, which names these bytes."""
    rows = ledger.entries(case.db, kind="media")
    added = {entry.on: msgspec.json.decode(body)["sha256"] for entry, body in rows if body is not None}
    query = "SELECT id, sha256, report, body, sha256 IN (SELECT sha256 FROM blob), typeof(thumbnail) FROM media ORDER BY seq"
    for name, sha256, report, body, held, kind in case.db.execute(query).fetchall():
        if added.pop(name, None) != sha256 or kind != "blob":
            yield f"photo or film {name} is not the one that was added"
        elif not held:
            yield f"photo or film {name} has no original"
        item = msgspec.json.decode(body)
        if (item["id"], item["sha256"], item.get("report", "")) != (name, sha256, report):
            yield f"the columns of photo or film {name} are not those of the item"
    for name in added:
        yield f"photo or film {name} was added, and is gone"


def _claims(case: Case) -> Iterator[str]:
    """Every claim is what its id says, and its words stand in its report."""
    for report in case.reports:
        for claim in shelves.claims_as_read(case.db, "report = ?", (report.id,)):
            try:
                claim.check_against(report)
            except SpanError as error:
                yield str(error)
            if id_of(claim) != claim.id:
                yield f"claim {claim.id} is not what its id says"
    for (number,) in case.db.execute("SELECT id FROM claim WHERE current NOT IN (0, 1)").fetchall():
        yield f"nobody can say whether claim {number} is current"
    for name, *bodies in case.db.execute("SELECT id, body, judged FROM claim ORDER BY seq"):
        for body in filter(None, bodies):
            if _holds_more(body, msgspec.json.decode(body, type=Claim)):
                yield f"claim {name} holds names that no claim has"
    for number in shelves.bent_claims(case.db):
        yield f"the columns of claim {number} are not those of the claim"
    for (claim,) in case.db.execute("SELECT id FROM claim WHERE report NOT IN (SELECT id FROM report) ORDER BY seq").fetchall():
        yield f"claim {claim} stands on no report"


def against(case: Case, note: str | None, known: Key | None) -> Iterator[str]:
    """What does not fit a checkpoint that was kept elsewhere, or the key as the asker knows it."""
    own = signing.own_key(case.db)
    if known is not None and own != known:
        yield "the key of this log is not the one you know"
    if note is None or own is None:
        return
    try:
        point = opened(note, [known or own])
    except ProofError as error:
        yield f"the checkpoint kept elsewhere does not hold: {error}"
        return
    held = tree.leaves(case.db, case.origin, point.size)
    if point.origin != case.origin:
        yield "the checkpoint kept elsewhere is of another log"
    elif len(held) < point.size:
        yield f"the log had {point.size} entries when the checkpoint was given, and has {len(held)}"
    elif root_of(held) != point.root:
        yield f"the log was rewritten: its first {point.size} entries are not those of the checkpoint kept elsewhere"


def figures_again(case: Case) -> Iterator[str]:
    """Kept figures that their claims no longer give. A figure of an earlier state of the case has another state and is left alone."""
    for made, kept in list(case.figures):
        if case.figure_id(kept) != made:
            yield f"figure {made} is not what its id says"
            continue
        if kept.cut:
            continue
        now = case.solve(kept.question)
        if now.state == kept.state and not now.cut:
            fields = [name for name in kept.__struct_fields__ if getattr(now, name) != getattr(kept, name) and name != "seconds"]
            if fields:
                yield f"figure {made} is not what its claims give: {', '.join(fields)}"
