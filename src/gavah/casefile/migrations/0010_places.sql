-- Where and when each event may lie, for maps and timelines: filled when linking ends, a view like the events themselves.

CREATE TABLE spot_place (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE,    -- id of the gazetteer; '' where events are told of no place
    level TEXT NOT NULL,
    path TEXT NOT NULL             -- "/IR/IR-07/…/", as in `claim`
);
CREATE TABLE spot_type (id INTEGER PRIMARY KEY, type TEXT NOT NULL UNIQUE);
CREATE TABLE spot_measure (id INTEGER PRIMARY KEY, measure TEXT NOT NULL UNIQUE);  -- '' where nothing is counted
CREATE TABLE spot_event (id INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, constructed INTEGER NOT NULL);

-- A row for each event, place where it may lie, and measure that its claims count. Days are ordinals (1 = 1 January of year 1), 0 and
-- 4000000 an open start and end, so that "may lie in the window" is two comparisons.
CREATE TABLE spot (
    event INTEGER NOT NULL,
    place INTEGER NOT NULL,
    nth INTEGER NOT NULL,          -- 0 in the first row of each event and place: what to count where no measure is asked
    measure INTEGER NOT NULL,
    type INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    low INTEGER,                   -- the greatest number that a claim of the event gives as the least; NULL: none gives a number
    places INTEGER NOT NULL,       -- in how many places it may lie: 1 = surely here
    PRIMARY KEY (event, place, nth)
) WITHOUT ROWID;
-- What can be chosen on a map, with the number of events of each.
CREATE TABLE spot_choice (kind TEXT NOT NULL, value TEXT NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (kind, value)) WITHOUT ROWID;
CREATE TABLE spot_source (source TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (source, event)) WITHOUT ROWID;
