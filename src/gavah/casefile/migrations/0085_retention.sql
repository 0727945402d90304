-- When reports, photos and films were added, by the ledger's own lines: what is past its retention day is found without reading the ledger.
-- A line is canonical JSON: the first `"day":"` in it is the day's (quotes inside words are escaped), and so it is
-- with what says that a report is private.
CREATE INDEX entry_added ON entry (substr(CAST(line AS TEXT), instr(CAST(line AS TEXT), '"day":"') + 7, 10), subject) WHERE kind = 'add';
CREATE INDEX entry_media_added ON entry (substr(CAST(line AS TEXT), instr(CAST(line AS TEXT), '"day":"') + 7, 10), subject) WHERE kind = 'media';
CREATE INDEX peer_entry_added ON peer_entry (substr(CAST(line AS TEXT), instr(CAST(line AS TEXT), '"day":"') + 7, 10), subject) WHERE kind = 'add';
CREATE INDEX report_private ON report (id) WHERE instr(body, '"private":true') > 0;
CREATE INDEX packet_set_day ON packet_set (day);
