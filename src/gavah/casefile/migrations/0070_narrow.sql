-- Narrow questions: the first and last day a claim's words allow (as `gavah.figures.admission` reads them), so that only what can matter
-- leaves the disk. A total's window may start and end elsewhere than its words' day; the last day is the day it was said if no other.
ALTER TABLE claim ADD COLUMN first_day TEXT AS (
    CASE kind WHEN 'total' THEN coalesce(json_extract(coalesce(judged, body), '$.when.since'), earliest) ELSE earliest END
);
ALTER TABLE claim ADD COLUMN last_day TEXT AS (
    coalesce(CASE kind WHEN 'total' THEN json_extract(coalesce(judged, body), '$.when.as_of') END, latest, said)
);
CREATE INDEX claim_days ON claim (current, last_day, first_day, kind, measure, place);
CREATE INDEX event_claim_event ON event_claim (event);
CREATE INDEX link_proven ON link (left) WHERE json_extract(body, '$.proven') = 1;

-- The state of a case (`gavah.casefile.state`): how often anything that figures rest on has changed; the database itself counts. Whether a claim
-- stands and how it was corrected is in `claim`; of decisions only grades are read besides, and what overrides them.
CREATE TABLE change (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
INSERT INTO change (one, number) VALUES (1, 0);
CREATE TRIGGER claim_comes AFTER INSERT ON claim BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER claim_changes AFTER UPDATE ON claim
    WHEN NEW.current IS NOT OLD.current OR NEW.stands IS NOT OLD.stands OR NEW.judged IS NOT OLD.judged OR NEW.body IS NOT OLD.body
    BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER claim_goes AFTER DELETE ON claim BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER event_comes AFTER INSERT ON event BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER event_changes AFTER UPDATE ON event BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER event_goes AFTER DELETE ON event BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER link_comes AFTER INSERT ON link BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER link_changes AFTER UPDATE ON link BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER link_goes AFTER DELETE ON link BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER witness_comes AFTER INSERT ON witness BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER witness_changes AFTER UPDATE ON witness BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER witness_goes AFTER DELETE ON witness BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER source_comes AFTER INSERT ON source BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER source_changes AFTER UPDATE ON source BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER source_goes AFTER DELETE ON source BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER grade_comes AFTER INSERT ON decision WHEN NEW.verb IN ('grade', 'undo') BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER grade_changes AFTER UPDATE ON decision WHEN NEW.verb IN ('grade', 'undo') AND NEW.target IS NOT OLD.target
    BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER grade_goes AFTER DELETE ON decision WHEN OLD.verb IN ('grade', 'undo') BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER overridden_comes AFTER INSERT ON overridden BEGIN UPDATE change SET number = number + 1; END;
CREATE TRIGGER overridden_goes AFTER DELETE ON overridden BEGIN UPDATE change SET number = number + 1; END;

-- What an answer needs of all claims of a measure, wherever they lie (contradictions, claimed totals beside their items, who is told apart by
-- name): worked out with the first question, kept as long as the state is the same.
CREATE TABLE whole (key TEXT PRIMARY KEY, state TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
-- States were called otherwise before.
DELETE FROM solved;
