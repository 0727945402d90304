-- What the desk keeps so that pages need not solve anything: answers by question and state of the case, and events that can be counted by hand.

-- An answer in parts (figure, sensitivity, reconciliation, rows …), each JSON. `state` as `gavah.casefile.state` gives it.
CREATE TABLE solved (question TEXT NOT NULL, state TEXT NOT NULL, part TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (question, state, part)) WITHOUT ROWID;

-- Events all of whose claims lie on one day in one province: two of them with another day or province count other people. `low` is the least
-- that an admitted claim of the event gives, and `claim` the one that gives it: the event counts at least as many whatever else is asked.
CREATE TABLE alone (
    event TEXT NOT NULL,
    measure TEXT NOT NULL,
    low INTEGER NOT NULL,
    claim TEXT NOT NULL,
    type TEXT NOT NULL,            -- '' where the claims are of several types
    place TEXT NOT NULL,           -- path, "/IR/IR-07/…/", of the place they share
    province TEXT NOT NULL,
    day TEXT NOT NULL,
    issuers TEXT NOT NULL,         -- of that claim, each between two U+001F
    witnesses INTEGER NOT NULL,
    PRIMARY KEY (measure, event)
) WITHOUT ROWID;

-- Claims by what they count, the highest first, without touching a body: lists, counts and choices of pages.
CREATE INDEX claim_list ON claim (measure, current, low DESC, id, kind, type, polarity, modality, earliest, latest, said, place);
