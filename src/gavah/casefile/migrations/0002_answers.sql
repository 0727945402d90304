-- What models answered, so that nothing is asked twice: by the digest of the whole request (model, prompt, words). An answer holds words of
-- its report and goes where the report goes.
CREATE TABLE answer (report TEXT NOT NULL, asked TEXT NOT NULL, run INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (report, asked)) WITHOUT ROWID;
