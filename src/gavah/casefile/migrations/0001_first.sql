-- The first case. Everything below `claim` is a view that can be computed again from reports and decisions;
-- everything above it, and the ledger, is only ever appended.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;

-- Original bytes, untouched, by their SHA-256. Large ones lie as files under blobs/ and have no bytes here.
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB);

CREATE TABLE report (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL             -- the report as JSON without its text
);
CREATE INDEX report_source ON report (source);

-- A report may be found in several places; it is one report all the same.
CREATE TABLE found (report TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (report, place)) WITHOUT ROWID;

-- One run of a reader, linker or importer: versions and parameters, and a digest of what it gave.
CREATE TABLE run (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL, digest TEXT);

-- Which reader has read which report last; a report without a row here waits to be read.
CREATE TABLE reading (report TEXT PRIMARY KEY, reader TEXT NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE claim (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report TEXT NOT NULL,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    measure TEXT,
    low INTEGER,
    high INTEGER,
    earliest TEXT,
    latest TEXT,
    said TEXT,
    place TEXT,                    -- paths of place ids, each "/IR/IR-07/…/", one after the other; NULL if nowhere
    current INTEGER NOT NULL,      -- 0: a newer reader no longer gives it
    body TEXT NOT NULL
);
CREATE INDEX claim_report ON claim (report);
CREATE INDEX claim_measure ON claim (measure, current);

CREATE TABLE event (id TEXT PRIMARY KEY, type TEXT NOT NULL, earliest TEXT, latest TEXT, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE event_claim (claim TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (claim, event)) WITHOUT ROWID;
CREATE TABLE witness (id TEXT PRIMARY KEY, root TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE witness_claim (claim TEXT NOT NULL, witness TEXT NOT NULL, PRIMARY KEY (claim, witness)) WITHOUT ROWID;
CREATE TABLE link (left TEXT NOT NULL, right TEXT NOT NULL, verdict TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (left, right)) WITHOUT ROWID;
CREATE INDEX link_right ON link (right);
CREATE TABLE copy (seq INTEGER PRIMARY KEY, original TEXT NOT NULL, copy TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX copy_original ON copy (original);
CREATE INDEX copy_copy ON copy (copy);

CREATE TABLE figure (id TEXT PRIMARY KEY, state TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE problem (file TEXT NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (file, reason)) WITHOUT ROWID;

-- The ledger (SAFETY.md): the entry is canonical JSON; its body and salt lie beside it and can be destroyed together.
CREATE TABLE entry (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, line BLOB NOT NULL);
CREATE INDEX entry_subject ON entry (subject);
CREATE TABLE entry_body (seq INTEGER PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL);
CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- Search runs over a normalised copy; the words shown come from `report.text`.
CREATE VIRTUAL TABLE report_fts USING fts5 (title, text, content='', tokenize="unicode61 remove_diacritics 2");
