-- Sealed packets once opened (sealed cases only). A set is one packet or several parts; days only, never a clock.
CREATE TABLE packet_set (
    id TEXT PRIMARY KEY,
    parts INTEGER NOT NULL,
    manifest BLOB NOT NULL,        -- of the part that came first: unknown fields are kept in it
    signed TEXT NOT NULL,          -- SHA-256 of the manifest without hand and part: the same in every part of a set
    hand TEXT NOT NULL,            -- key of the hand that signed it; '' if none. Never exchanged, never released
    consent TEXT NOT NULL,
    day TEXT NOT NULL,             -- on which its first part was opened
    whole INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
-- Which parts have come; `sha256` is that of the part's share of the attachments, kept as an original until the set is whole.
CREATE TABLE packet_part (set_id TEXT NOT NULL, part INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (set_id, part)) WITHOUT ROWID;
-- What a set brought: its text (number 0) and attachments, the original of each, and the report it became, if any.
CREATE TABLE packet_item (
    set_id TEXT NOT NULL, number INTEGER NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, report TEXT,
    PRIMARY KEY (set_id, number)
) WITHOUT ROWID;
CREATE INDEX packet_item_report ON packet_item (report);
