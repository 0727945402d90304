"""The second look: answers are weighed by the credit they may expect, on constructed incidents."""

import pytest

from bench.fillers import head as heads
from bench.fillers.fillers import Filler
from bench.fillers.head import FillerHead, Settings, Told
from bench.fillers.lessons import Lesson
from bench.fillers.look import Answer, Draft, SecondLook, Seen, out_of_fold, rows_of
from bench.fillers.mentions import Scores, page_of
from bench.fillers.partition import UNPAIRED, Part, setting_of
from bench.fillers.text import text_of
from bench.gtt_learned import answers_of
from bench.gtt_learned import credited as gtt_credited
from bench.gtt_learned import written as gtt_written
from bench.incidents import ROLES, Story
from bench.muc4.key import Fill, Option, Template
from bench.muc4.learned import credited, written
from bench.muc4.score import credits
from gavah.reading.engine.parse import parse

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")


def draft(*chances, role="Name", slot=18):
    """An incident of the type (slot 4) and a filler a chance, of which the chance is the only feature."""
    told = Told("attack", tuple(Filler(role, c, n, (n,), f"P{n}", n) for n, c in enumerate(chances[1:])))
    units = [Answer(slot, Option(f"P{n}"), c, 0, n, True) for n, c in enumerate(chances[1:])]
    answers = (Answer(4, Option("ATTACK"), chances[0]), *units)
    return Draft(told, answers, np.array([[a.slot, 0, a.chance] for a in answers], dtype=float))


def look(f=0.4):
    """Fitted where an answer's credit is its chance."""
    levels = [n / 10 for n in range(10)]
    drafts = [draft(a, b) for a in levels for b in levels for _ in range(10)]
    return SecondLook(f, bare=frozenset({4})).fit(drafts, [[a.chance for a in d.answers] for d in drafts])


def test_a_filler_is_given_where_twice_its_credit_is_above_the_expected_f():
    ((_, given),) = look().chosen([[draft(0.9, 0.8, 0.4, 0.1)]])
    assert given == [0, 1, 2]
    ((_, given),) = look(f=0.9).chosen([[draft(0.9, 0.8, 0.4, 0.1)]])
    assert given == [0, 1]


def test_an_incident_without_gain_is_not_told():
    assert look().chosen([[draft(0.1, 0.1)]]) == []
    assert len(look().chosen([[draft(0.9, 0.8), draft(0.1, 0.1)]])) == 1


def test_the_reading_that_gains_most_is_taken():
    apart, whole = [draft(0.8, 0.8), draft(0.7, 0.7)], [draft(0.9, 0.9)]
    assert [d for d, _ in look().chosen([whole, apart])] == apart
    assert [d for d, _ in look().chosen([whole, [draft(0.5, 0.3), draft(0.3, 0.1)]])] == whole


def test_an_incident_keeps_a_target_even_where_none_is_likely():
    """Without one the scorer could pair it with nothing."""
    ((_, given),) = look().chosen([[draft(0.9, 0.1, 0.0)]])
    assert given == [0, 1]


def test_without_lessons_the_first_reading_stands():
    ((_, given),) = SecondLook(0.4).fit([], []).chosen([[draft(0.1, 0.1)]])
    assert given == [0, 1]


def test_an_optional_answer_gains_less_and_an_unscored_one_nothing():
    key = Template("X", {4: (Fill((Option("ATTACK"),)),), 18: (Fill((Option("ANNA ZENDA"),), optional=True),)}, unused=frozenset({6}))
    said = Template("X", {4: (Fill((Option("ATTACK"),)),), 6: (Fill((Option("RIFLE"),)),), 18: (Fill((Option("ANNA ZENDA"),)),)})
    assert credits(key, said, 0.4) == {4: [1.0], 6: [0.2], 18: [0.8]}


def _page(words):
    (parsed,) = parse([words.upper()])
    return page_of(Story("CON-1", words, [], "1971-01-04"), text_of(words, parsed))


def _filler(one, words, role="Description"):
    at = next(i for i, p in enumerate(one.found) if one.text.said(p.first, p.last) == words)
    return Filler(role, 0.9, at, (at,), words, one.text.tokens[one.found[at].first].start)


def test_what_the_scorer_gives_is_told_answer_by_answer():
    one = _page("gunmen killed a judge and a clerk.")
    told = Told("attack", (_filler(one, "judge"), _filler(one, "clerk")))
    answers = (
        Answer(4, Option("ATTACK"), 0.9),
        Answer(19, Option("CLERK"), 0.5, 0, 1, True),
        Answer(19, Option("JUDGE"), 0.9, 0, 0, True),
    )
    key = Template("CON-1", {4: (Fill((Option("ATTACK"),)),), 19: (Fill((Option("JUDGE"),)),)})
    one_draft = Draft(told, answers, np.zeros((3, 3)))
    assert credited(one, [one_draft], [key], 0.4) == [[1.0, 0.0, 1.0]]
    assert credited(one, [one_draft], [], 0.4) == [[0.0, 0.0, 0.0]]
    assert [f.options[0].value for f in written(one, one_draft, [0, 2]).slots[19]] == ["JUDGE"]


def test_an_answer_is_seen_with_its_filler_and_its_incident():
    one = _page("gunmen killed a judge in strelsau.  a bomb injured a clerk in zenda.")
    scores = Scores(np.zeros((len(one.found), 6)), np.zeros((2, 5)), np.full(6, 0.5), np.zeros((len(one.found), 0)))
    seen = Seen(one, scores, np.full(6, 0.5), setting_of(one, [], []))
    reading = [Told("attack", (_filler(one, "judge"),)), Told("attack", (_filler(one, "clerk"),))]
    answers = [Answer(4, Option("ATTACK"), 0.5), Answer(19, Option("JUDGE"), 0.9, 0, 0, True)]
    alone, beside = rows_of(seen, reading[:1], 0, answers, [7.0]), rows_of(seen, reading, 0, answers, [7.0])
    assert alone.shape == beside.shape
    assert beside[1][4] == ROLES.index("Description")
    assert beside[0][4] == -1  # the incident itself has no filler
    assert (alone[:, -1] == 7).all()
    assert (alone != beside).any()  # another incident beside it is seen


def test_a_story_is_grouped_without_the_names_that_only_its_own_key_gives(monkeypatch):
    """On unseen stories no key gives them: fitted with them, organisations were far too sure of themselves."""
    known = []
    monkeypatch.setattr(heads, "groups_of", lambda page, scores, aliases: known.append(dict(aliases)) or [])
    pages = [_page(w) for w in ("the red front killed a judge.", "the blue league [bl] killed a clerk.")]
    lessons = [[Lesson("attack", (("PerpOrg", ("red front", "rf")),))], [Lesson("attack", (("PerpOrg", ("blue league", "bl")),))]]
    scored = Scores(np.zeros((9, 6)), np.zeros((1, 5)), np.full(6, 0.5), np.zeros((9, 0)))
    reader = FillerHead(lambda *_: 0.0, lambda one: setting_of(one, [], []), Settings())
    with pytest.raises(ValueError, match="concatenate"):  # no groups, nothing to fit on
        reader.fit(pages, lessons, {"CON-1": scored})
    assert [set(k) for k in known] == [{"blue league", "bl"}, {"red front", "rf"}]


def test_the_incidents_of_each_type_are_parted_on_their_own(monkeypatch):
    """A story of bombings told apart may tell of attacks as one."""
    one = _page("gunmen killed a judge and a clerk.  bombs injured a farmer and a driver.")
    shown = [_filler(one, w) for w in ("judge", "clerk", "farmer", "driver")]
    sentences = np.zeros((2, 5))
    sentences[0, 0] = sentences[1, 1] = 5.0  # one of attacks, one of bombings
    scores = Scores(np.zeros((len(one.found), 6)), sentences, np.full(6, 0.5), np.zeros((len(one.found), 0)))
    reader = FillerHead(lambda *_: 0.0, lambda page: setting_of(page, [], []), Settings())
    ways = [lambda own: [Part(list(own), {}, UNPAIRED)], lambda own: [Part([f], {}, UNPAIRED) for f in own]]
    monkeypatch.setattr(reader, "_likely", lambda *_: shown)
    monkeypatch.setattr(heads.Together, "partings", lambda _, page, scores, setting, own, kind, leasts, memory: [way(own) for way in ways])
    reader._together = heads.Together()
    readings = reader.readings(one, scores, np.array([0.9, 0.8, 0.0, 0.0, 0.0, 0.9]))
    told = [sorted((t.type, len(t.fillers)) for t in reading) for reading in readings]
    assert [("attack", 1), ("attack", 1), ("bombing", 2)] in told
    assert [("attack", 2), ("bombing", 1), ("bombing", 1)] in told
    assert len(told) == 2 + 4  # of attacks alone, of both


def test_an_incident_may_stand_by_its_type_alone_where_the_score_allows_it():
    levels = [n / 10 for n in range(10)]
    drafts = [draft(a, b) for a in levels for b in levels for _ in range(10)]
    alone = SecondLook(0.4, bare=frozenset({4}), alone=True).fit(drafts, [[a.chance for a in d.answers] for d in drafts])
    ((_, given),) = alone.chosen([[draft(0.9, 0.1, 0.0)]])
    assert given == [0]


def test_every_draft_of_a_story_read_in_four_ways_counts_half():
    pages = [_page(w)._replace(story=Story(f"CON-{n}", w, [])) for n, w in enumerate(["a judge was killed.", "a clerk fled."] * 4)]
    readers = []

    def fitted(numbers):
        readers.append(set(numbers))
        return len(readers) - 1

    told, credits, weights = out_of_fold(pages, fitted, lambda _, __: [[draft(0.9, 0.8)]] * 4, lambda _, reading: [[1.0, 0.0]] * len(reading))
    assert len(told) == len(credits) == len(weights) == 32
    assert set(weights) == {0.5}
    assert all(len(r) < 8 for r in readers)
    assert set().union(*(set(range(8)) - r for r in readers)) == set(range(8))


def test_gtt_answers_are_written_and_credited_by_their_role():
    told = Told(
        "attack",
        (
            Filler("PerpInd", 0.9, 0, (0,), "gunmen", 0),
            Filler("Name", 0.8, 1, (1,), "anna zenda", 9),
            Filler("Description", 0.7, 2, (2,), "judge", 20),
        ),
    )
    one = Draft(told, tuple(answers_of(told, 0.9)), np.zeros((4, 3)))
    assert gtt_written(one, [0, 1, 3]) == {
        "incident_type": "attack",
        "PerpInd": [[["gunmen", 0]]],
        "PerpOrg": [],
        "Target": [],
        "Victim": [[["judge", 20]]],
        "Weapon": [],
    }
    key = {"incident_type": "attack", "Victim": [["the judge"]], "PerpInd": [["priest"]]}
    assert gtt_credited([one], [key]) == [[1.0, 0.0, 0.0, 1.0]]


def test_an_incident_must_gain_more_than_the_margin():
    """The best of many readings is one whose gain is thought too great."""
    levels = [n / 10 for n in range(10)]
    drafts = [draft(a, b) for a in levels for b in levels for _ in range(10)]
    credits = [[a.chance for a in d.answers] for d in drafts]
    told = [len(SecondLook(0.4, margin=margin).fit(drafts, credits).chosen([[draft(0.9, 0.9)]])) for margin in (0.0, 100.0)]
    assert told == [1, 0]
