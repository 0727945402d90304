-- Reports by what they are chosen by, without touching a text: filters of the search over 100,000 reports. Kept by the triggers below.
CREATE TABLE report_short (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL, language TEXT NOT NULL, published TEXT
);
INSERT INTO report_short (seq, id, source, language, published) SELECT seq, id, source, language, published FROM report;
CREATE INDEX report_short_day ON report_short (published, source, language);
CREATE INDEX report_short_source ON report_short (source, published, language);
CREATE INDEX report_short_id ON report_short (id);
CREATE TRIGGER report_short_comes AFTER INSERT ON report BEGIN
    INSERT OR REPLACE INTO report_short (seq, id, source, language, published) VALUES (NEW.seq, NEW.id, NEW.source, NEW.language, NEW.published);
END;
CREATE TRIGGER report_short_changes AFTER UPDATE OF id, source, language, published ON report BEGIN
    UPDATE report_short SET id = NEW.id, source = NEW.source, language = NEW.language, published = NEW.published WHERE seq = NEW.seq;
END;
CREATE TRIGGER report_short_goes AFTER DELETE ON report BEGIN
    DELETE FROM report_short WHERE seq = OLD.seq;
END;
CREATE INDEX claim_of_measure ON claim (measure, current, report, type);
CREATE INDEX claim_of_type ON claim (type, current, report);

-- Questions that people keep under a name made of fixed parts, to be asked again.
CREATE TABLE saved (question TEXT PRIMARY KEY, body TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL, by TEXT NOT NULL) WITHOUT ROWID;
