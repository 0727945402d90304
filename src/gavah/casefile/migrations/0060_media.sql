-- Photos and films: the original lies in `blob`; what was read in it, and a thumbnail, lie here and stay inside.
-- `report`: the opened packet's (or other) report it came with; erasing that takes it along.
CREATE TABLE media (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    report TEXT NOT NULL,
    body TEXT NOT NULL,
    thumbnail BLOB NOT NULL
);
CREATE INDEX media_sha256 ON media (sha256);
CREATE INDEX media_report ON media (report);
