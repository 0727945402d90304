-- The cells of redacted exports, by the claims of the case: like those of releases (0055) they never leave, and what leaves later is compared with
-- them, so that the difference of two exports tells of no one.
CREATE TABLE handed (seq INTEGER PRIMARY KEY, day TEXT NOT NULL, cells TEXT NOT NULL);
