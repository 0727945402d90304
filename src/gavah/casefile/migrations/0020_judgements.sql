-- What people decided, as a view of the ledger that can be computed again (`gavah.casefile.judgements`): a decision by the hash of its entry,
-- what it is about in the present reading, and who is overridden by whom.
CREATE TABLE decision (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,          -- in the order they came
    target TEXT,                   -- the aspect and things it is about; NULL while its claim is not in the present reading
    verb TEXT NOT NULL,
    by TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX decision_target ON decision (target);
CREATE INDEX decision_verb ON decision (verb, seq);
CREATE TABLE decision_on (
    thing TEXT NOT NULL,           -- the id it names
    name TEXT NOT NULL,
    report TEXT,                   -- the report that holds the claim named
    now TEXT,                      -- the id of the current claim that is the one named
    PRIMARY KEY (thing, name)
) WITHOUT ROWID;
CREATE INDEX decision_on_name ON decision_on (name);
CREATE INDEX decision_on_report ON decision_on (report);
CREATE INDEX decision_on_now ON decision_on (now);
CREATE TABLE overridden (name TEXT PRIMARY KEY) WITHOUT ROWID;

-- A claim as it stands: the columns it is chosen by are those of `judged`, where people corrected it; `body` stays the machine's reading.
ALTER TABLE claim ADD COLUMN judged TEXT;
ALTER TABLE claim ADD COLUMN stands INTEGER NOT NULL DEFAULT 1; -- 0: rejected, or its report withdrawn; it enters no figure
ALTER TABLE claim ADD COLUMN person INTEGER NOT NULL DEFAULT 0; -- 1: a person made it; another reading does not take it away
-- The largest numbers of a measure first: what is worth a person's look.
CREATE INDEX claim_weight ON claim (measure, low) WHERE current = 1 AND stands = 1;

-- The last run of a kind, without reading the whole ledger.
CREATE INDEX entry_kind ON entry (kind, seq);

-- Questions asked before, with the answer that holds: the last entry of the ledger and the last decision it knew.
CREATE TABLE asked (question TEXT PRIMARY KEY, figure TEXT NOT NULL, entry INTEGER NOT NULL, decided INTEGER NOT NULL) WITHOUT ROWID;
-- Figures that moved: the old and the new answer to one question, and what may be why.
CREATE TABLE moved (seq INTEGER PRIMARY KEY, question TEXT NOT NULL, day TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, reasons TEXT NOT NULL);
CREATE INDEX moved_question ON moved (question);
