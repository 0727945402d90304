-- What was released, as long as this case lives: which claim got which id, and the cells by the claims of the case. It never leaves the desk:
-- the next release is compared with it, so that the difference of two releases tells of no one.
CREATE TABLE release (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, body TEXT NOT NULL);
