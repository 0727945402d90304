"""Does what is computed from reports and claims still say what was computed: index, events and witnesses, kept figures, runs, sources?"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec

from gavah.casefile import alone, linkages, rowsums, spots
from gavah.casefile.database import faults, temporary_tables
from gavah.casefile.search import indexed_form
from gavah.model import Entry

_WORDS = "SELECT term, doc, col, offset FROM {}"


def bent(db: sqlite3.Connection) -> Iterator[str]:
    """One sentence for each view that is not what it was."""
    yield from _index(db)
    yield from _linkage(db)
    yield from _figures(db)
    yield from _runs(db)
    yield from _readings(db)
    yield from _sources(db)
    for name, tables in ((spots.STAMP, spots.TABLES), (alone.TABLE, (alone.TABLE,))):
        if not rowsums.is_whole(db, name, tables):
            yield f"the rows of {', '.join(tables)} are not those that were computed: link again"


def _index(db: sqlite3.Connection) -> Iterator[str]:
    """The words that search finds are those of the reports: an index made anew, in memory, has the same."""
    anew = sqlite3.connect(":memory:")
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'report_fts'").fetchone()
    anew.execute(made)
    texts = db.execute("SELECT seq, title, text FROM report")
    rows = ((seq, indexed_form(title), indexed_form(text)) for seq, title, text in texts)
    anew.executemany("INSERT INTO report_fts (rowid, title, text) VALUES (?, ?, ?)", rows)
    with temporary_tables(db):
        for each in (db, anew):
            each.execute("CREATE VIRTUAL TABLE temp.index_words USING fts5vocab('main', 'report_fts', 'instance')")
    try:
        held, right = db.execute(_WORDS.format("temp.index_words")), anew.execute(_WORDS.format("temp.index_words"))
        while True:
            one, other = held.fetchmany(10_000), right.fetchmany(10_000)
            if one != other:
                word = next(((a or b)[0] for a, b in zip(one, other, strict=False) if a != b), "")
                yield f"the index of words is not that of the reports (near {word!r}): searches may miss or invent"
                return
            if not one:
                return
    finally:
        with contextlib.suppress(*faults()), temporary_tables(db):
            db.execute("DROP TABLE temp.index_words")
        anew.close()


def _linkage(db: sqlite3.Connection) -> Iterator[str]:
    """Events, witnesses, links and copies have the digest that the last run of the linker gave."""
    row = db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'link' ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None or linkages.is_empty(db):
        return
    said = msgspec.json.decode(row[0])
    if said.get("of") == linkages.WHOLE and said["digest"] != hashlib.sha256(linkages.digest(db).encode()).hexdigest():
        yield "events, witnesses, links and copies are not those that the last run of the linker gave"


def _figures(db: sqlite3.Connection) -> Iterator[str]:
    for made, body, digest in db.execute("SELECT id, body, digest FROM figure ORDER BY id"):
        if digest and hashlib.sha256(body.encode()).hexdigest() != digest:
            yield f"figure {made} is not the one that was kept"


def _runs(db: sqlite3.Connection) -> Iterator[str]:
    """A run's row says what its entry says."""
    query = (
        "SELECT run.id, run.kind, run.day, run.body, run.digest, line, entry_body.body FROM run"
        " LEFT JOIN entry ON entry.subject = 'run-' || run.id LEFT JOIN entry_body USING (seq) WHERE run.digest IS NOT NULL"
    )
    for number, kind, day, body, digest, line, said in db.execute(query):
        entry = msgspec.json.decode(line, type=Entry) if line else None
        right = entry is not None and (entry.kind, entry.day) == (kind, day)
        if right and said is not None:
            told = msgspec.json.decode(said)
            right = digest == told.get("digest") and msgspec.json.decode(body).items() <= told.items()
        if not right:
            yield f"run {number} is not what its entry says"


def _readings(db: sqlite3.Connection) -> Iterator[str]:
    """Each report was read in a run of the reader that is named with it."""
    for reader, number in db.execute("SELECT DISTINCT reader, run FROM reading ORDER BY run, reader").fetchall():
        row = db.execute("SELECT body FROM run WHERE id = ? AND kind = 'read'", (number,)).fetchone()
        if row is None or msgspec.json.decode(row[0]).get("reader") != reader:
            yield f"run {number} is none of the reader {reader}, though reports are said to be read so"


def _sources(db: sqlite3.Connection) -> Iterator[str]:
    query = (
        "SELECT subject, body FROM entry JOIN entry_body USING (seq) WHERE kind = 'source' UNION"
        " SELECT subject, body FROM peer_entry JOIN peer_body USING (log, seq) WHERE kind = 'source'"
    )
    said = {(subject, _plain(body)) for subject, body in db.execute(query)}
    for source, body in db.execute("SELECT id, body FROM source ORDER BY id"):
        if (source, _plain(body)) not in said:
            yield f"source {source} is not what any entry says"


def _plain(body: str | bytes) -> bytes:
    return msgspec.json.encode(msgspec.json.decode(body), order="sorted")
