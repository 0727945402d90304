-- The Merkle tree over the ledger (RFC 9162), for the case's own log and for verified copies of its peers' logs.
-- Leaf hashes lie 256 to a page; `edge` are the roots of the complete subtrees at the right edge; `note` is the signed checkpoint of exactly this size.
CREATE TABLE leaf_page (log TEXT NOT NULL, page INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (log, page));
CREATE TABLE tree (log TEXT PRIMARY KEY, size INTEGER NOT NULL, edge BLOB NOT NULL, note TEXT NOT NULL) WITHOUT ROWID;

-- Checkpoints that were shown to somebody, with whatever signatures came back, and the timestamps that others gave them.
CREATE TABLE checkpoint (log TEXT NOT NULL, size INTEGER NOT NULL, day TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (log, size)) WITHOUT ROWID;
CREATE TABLE stamp (log TEXT NOT NULL, size INTEGER NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, stamped BLOB NOT NULL, answer BLOB NOT NULL);

-- Peers: their keys, and verified copies of their logs. Logs are never merged; what they say together is computed from the set of all entries.
CREATE TABLE peer (log TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, recipient TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE peer_entry (log TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, line BLOB NOT NULL, PRIMARY KEY (log, seq));
CREATE INDEX peer_entry_subject ON peer_entry (subject);
CREATE TABLE peer_body (log TEXT NOT NULL, seq INTEGER NOT NULL, salt BLOB NOT NULL, body BLOB NOT NULL, PRIMARY KEY (log, seq));

-- Two checkpoints of one log that cannot both be true: the proof. Nothing more of that log is taken until a person decides.
CREATE TABLE fork (
    log TEXT NOT NULL, day TEXT NOT NULL, held TEXT NOT NULL, came TEXT NOT NULL, settled TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (log, held, came)
) WITHOUT ROWID;

-- What was erased: peers send no body again that is on this list. Only the salted commitments and the ids that stand in the log.
CREATE TABLE erased (subject TEXT PRIMARY KEY, reason TEXT NOT NULL, day TEXT NOT NULL) WITHOUT ROWID;

-- So that a change in a kept answer is seen without solving it again.
ALTER TABLE figure ADD COLUMN digest TEXT NOT NULL DEFAULT '';
