"""The learned reader of incidents, on constructed stories; and every `--folds` path runs and answers each row once."""

import json
from collections import Counter

import pytest

from bench import case, gtt, india
from bench.fillers.blend import Blend
from bench.fillers.fillers import Filler, FillerModel
from bench.fillers.groups import groups
from bench.fillers.lessons import Lesson
from bench.fillers.memory import Memory
from bench.fillers.mentions import Machines, Scores, hasher, page_of
from bench.fillers.partition import Together, compared, event_over, setting_of
from bench.fillers.phrases import phrases
from bench.fillers.text import text_of, token_at
from bench.incidents import Story
from bench.muc4 import run as muc4
from bench.muc4.key import Fill, Option, Template, read_key, write_irrelevant, write_template
from bench.muc4.links import events_of, linked
from bench.muc4.nations import nation_of
from bench.muc4.places import Places
from bench.muc4.ranked import Focus, Gazette, Ranker, days_in, days_near, places_near, votes_of
from bench.muc4.setfills import SetFills, of_filler
from gavah.reading.engine.parse import parse

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")

STORIES = 48
VICTIMS = ("judge", "teacher", "mayor", "farmer", "doctor", "priest", "miner", "driver")


def page(words):
    (parsed,) = parse([words.upper()])
    return page_of(Story("CON-1", words, [], "1971-01-04"), text_of(words, parsed))


def said(one, found):
    return {one.text.said(p.first, p.last) for p in found}


def test_phrases_lose_articles_and_numbers_and_keep_what_of_adds():
    one = page("the two armed men killed the mayor of strelsau with a rifle.")
    assert {"armed men", "mayor", "rifle"} <= said(one, one.found)
    assert any(one.text.said(p.first, p.longest) == "mayor of strelsau" for p in one.found)


def test_the_nouns_before_a_head_are_phrases_of_their_own():
    one = page("a dynamite attack and a car bomb attack killed the mayor.")
    assert {"dynamite", "car bomb"} <= said(one, one.found)


def test_a_phrase_is_also_read_without_its_adjectives():
    one = page("armed hooded gunmen killed the mayor.")
    assert ("gunmen", "tail") in {(one.text.said(p.first, p.last), p.kind) for p in one.found}


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("gunmen attacked the interior ministry's parking lot.", "interior ministry's parking lot"),
        ("a bullet wounded one of his bodyguards.", "one of his bodyguards"),
        ("the army blew up several high-voltage towers.", "high-voltage towers"),
        ("they shot him with a 9-mm gun.", "9-mm gun"),
        ("gunmen kidnapped an ilpa [ilpa explained] official.", "ilpa [ilpa explained] official"),
        ("gunmen shot at foreign and local journalists.", "foreign and local journalists"),
        ("gunmen burned the offices of a bank in strelsau.", "offices of a bank in strelsau"),
        ("a bomb damaged the u.s. embassy yesterday.", "u.s. embassy"),
    ],
)
def test_a_phrase_can_be_told_with_all_that_stands_about_its_head(sentence, whole):
    one = page(sentence)
    assert whole in {one.text.said(*p.whole) for p in one.found}, [one.text.said(*p.whole) for p in one.found]


def test_what_stands_about_a_head_is_the_same_filler():
    """The plain form stays the phrase; the whole one is right for a key that says more."""
    one = page("gunmen attacked the interior ministry's parking lot.")
    (lot,) = (p for p in one.found if one.text.words[p.head] == "lot" and p.kind == "np")
    assert {one.text.said(*form) for form in lot.forms} == {"parking lot", "interior ministry's parking lot"}


def test_a_title_and_a_name_that_were_one_noun_phrase_are_parted():
    one = page("the kidnapping of businessman naim isolar was reported.")
    kinds = {one.text.said(p.first, p.last): p.kind for p in one.found}
    assert kinds["businessman"] == "title"
    assert kinds["naim isolar"] == "per"


def test_a_noun_of_the_lexicon_is_a_phrase_whatever_the_tagger_takes_it_for():
    one = page("the subversives coldbloodedly murdered two watchmen, one of them a civilian.")
    assert {"subversives", "civilian"} <= said(one, one.found)


def test_a_model_of_phrases_is_no_surer_than_its_lessons():
    """Half of the rows with one feature are right: log odds near none, which steps too wide would not give."""
    rows = hasher().transform([["even"], ["wrong"]] * 400)
    truth = np.array([[float(n % 4 == 0)] for n in range(800)])
    even, wrong = Machines(1e-5).fit(rows, truth).odds(hasher().transform([["even"], ["wrong"]]))[:, 0]
    assert abs(even) < 0.7
    assert wrong < -2


def test_confidence_is_read_at_every_mention_of_an_organisation():
    one = page("the red front killed a judge.  the mayor went home.  the red front claimed responsibility in a call.")
    first, last = (i for i, p in enumerate(one.found) if one.text.said(p.first, p.last) == "red front")
    alone, both = (of_filler(one, first, members, 11, "attack", "", name=False) for members in ([first], [first, last]))
    assert "here:claimed" not in alone[1]
    assert {"here:claimed", "somewhere:CLAIMED OR ADMITTED", "somewhere:REPORTED AS FACT"} <= set(both[1])
    assert both[0].nnz > alone[0].nnz
    types = [of_filler(one, first, members, 13, "attack", "", name=False)[1] for members in ([first], [first, last])]
    assert types[0] == types[1]  # a thing's type is read at its best mention


def _typed(victim):
    one = page(f"gunmen killed a {victim}.")
    at = next(i for i, p in enumerate(one.found) if one.text.said(p.first, p.last) == victim)
    return of_filler(one, at, [at], 20, "attack", "", name=False)


def test_a_type_is_told_by_the_words_of_a_filler_and_their_stems():
    lessons = [(_typed("policeman"), "LAW ENFORCEMENT"), (_typed("farmer"), "CIVILIAN")] * 5
    fills = SetFills().fit({20: lessons})
    assert all(evidence is None for (evidence, _), _ in lessons)
    assert fills.likeliest(20, _typed("policewoman"))[0] == "LAW ENFORCEMENT"
    assert fills.likeliest(20, _typed("farmhand"))[0] == "CIVILIAN"


def test_mentions_under_one_head_are_one_group():
    one = page("two armed men shot a clerk.  the men fled.")
    found = phrases(one.text)
    together = [{one.text.said(found[i].first, found[i].last) for i in g} for g in groups(one.text, found)]
    assert {"armed men", "men"} in together


def test_an_acronym_in_brackets_belongs_to_its_name():
    one = page("the red liberation front [rlf] burned a bus.")
    found = phrases(one.text)
    at = {one.text.said(p.first, p.last): n for n, g in enumerate(groups(one.text, found)) for p in (found[i] for i in g)}
    assert at["rlf"] == at["red liberation front"]


def _scores(one):
    sentences = len(one.text.parsed.sentences)
    return Scores(np.zeros((len(one.found), 6)), np.zeros((sentences, 5)), np.full(6, 0.5), np.zeros((len(one.found), 0)))


def _filler(one, words, role="Description"):
    at = next(i for i, p in enumerate(one.found) if one.text.said(p.first, p.last) == words)
    return Filler(role, 0.9, at, (at,), words, one.text.tokens[one.found[at].first].start)


def test_targets_of_two_paragraphs_in_two_places_are_told_apart():
    one = page("strelsau: gunmen killed a judge.\n\nmeanwhile, in zenda, a bomb injured a clerk.")
    setting = setting_of(one, [(0, "strelsau"), (one.story.text.index("zenda"), "zenda")], [])
    pair = (_filler(one, "judge"), _filler(one, "clerk"))
    row = compared(one, _scores(one), setting, pair, 2, 0, Memory({}))
    assert row[3] == 1  # paragraphs apart
    assert row[6] == 0  # another place
    rows = [[0.0, *row[1:]] if n % 2 else row for n in range(80)]
    model = Together().fit(rows, [bool(n % 2) for n in range(80)], [f"story {n // 4}" for n in range(80)])
    parts = model.partings(one, _scores(one), setting, pair, 0, (0.5,), Memory({}))[0]
    assert [[f.words for f in part.fillers] for part in parts] == [["judge"], ["clerk"]]
    assert all(part.apart < 0.5 for part in parts)
    (whole,) = model.partings(one, _scores(one), setting, pair, 0, (0,), Memory({}))[0]
    assert list(whole.bonds.values()) == [parts[0].apart] * 2


def test_a_long_story_does_not_drown_out_the_others():
    """Two hundred pairs of one story say that all belong together, twenty short stories that those far apart do not."""
    one = page("strelsau: gunmen killed a judge.\n\nmeanwhile, in zenda, a bomb injured a clerk.")
    pair = (_filler(one, "judge"), _filler(one, "clerk"))
    far = compared(one, _scores(one), setting_of(one, [], []), pair, 2, 0, Memory({}))
    near = [0.0] * len(far)
    rows = [far] * 200 + [far, near] * 40
    truth = [True] * 200 + [False, True] * 40
    model = Together().fit(rows, truth, ["long"] * 200 + [f"short {n // 2}" for n in range(80)])
    assert len(model.partings(one, _scores(one), setting_of(one, [], []), pair, 0, (0.5,), Memory({}))[0]) == 2


def test_other_stories_tell_which_incident_a_name_stands_in_and_its_own_story_does_not():
    lesson = Lesson("attack", (("Name", ("RUDOLF ELPHBERG",)), ("Description", ("PARISH CLERKS",))))
    memory = Memory({"a": [lesson], "b": [Lesson("bombing", (("Name", ("RUDOLF ELPHBERG",)),))]})
    assert memory.known("c", "Name", "elphberg") == {("a", 0), ("b", 0)}  # a surname is enough
    assert memory.known("a", "Name", "rudolf elphberg") == {("b", 0)}
    assert memory.known("c", "Description", "clerks") == frozenset()  # one plain word is not
    weights = memory.alike("c", "attack", [("Name", "rudolf elphberg", 1.0)])
    assert weights["a", 0] > weights["b", 0] > 0  # an incident of another type says less


def test_targets_under_one_word_of_violence_share_an_event_and_those_under_two_do_not():
    one = page("gunmen killed a judge and a clerk, and a bomb injured a farmer.")
    over = {words: event_over(one, _filler(one, words).best) for words in ("judge", "clerk", "farmer")}
    assert over["judge"][:1] == over["clerk"][:1] != over["farmer"][:1]
    assert one.text.words[over["farmer"][0]] == "injured"


def test_two_targets_are_compared_by_the_events_over_them():
    one = page("gunmen killed a judge and a clerk, and a bomb injured a farmer.")
    setting = setting_of(one, [], [])
    same, other = (compared(one, _scores(one), setting, (_filler(one, "judge"), _filler(one, w)), 2, 0, Memory({})) for w in ("clerk", "farmer"))
    assert len(same) == len(other)
    shared = [n for n, (a, b) in enumerate(zip(same, other, strict=True)) if a > b]
    assert shared  # something speaks for the two of one event
    assert all(np.isfinite(same))


@pytest.mark.parametrize("worth", [False, True])
def test_a_blend_is_the_mean_of_its_two_kinds_of_trees(worth):
    rows = np.random.default_rng(1).normal(size=(400, 5))
    blend = Blend(worth=worth).fit(rows, (rows[:, 0] > 0).astype(float))
    said = [m.predict(rows) if worth else m.predict_proba(rows)[:, 1] for m in (*blend.boosted, blend.random)]
    assert blend.of(rows) == pytest.approx((np.mean(said[:-1], axis=0) + said[-1]) / 2)
    assert blend.of(rows)[rows[:, 0] > 0.5].min() > blend.of(rows)[rows[:, 0] < -0.5].max()


def test_a_group_without_a_hopeful_mention_fills_no_role():
    """The first feature of a role is the log odds of the group's best mention."""
    rows = np.zeros((400, 6, 3))
    rows[:, :, 0] = np.linspace(-4, 4, 400)[:, None]
    model = FillerModel().fit([rows], [(rows[:, :, 0] > 0).astype(float)])
    hopeless = np.full((1, 6, 3), 0.0)
    hopeless[:, 0, 0], hopeless[:, 1:, 0] = 4.0, -11.0
    assert model.chances(hopeless)[0, 0] > 0.5
    assert (model.chances(hopeless)[0, 1:] == 0).all()


def test_without_a_fitted_pair_model_nothing_is_split():
    one = page("gunmen killed a judge and a clerk.")
    pair = [_filler(one, "judge"), _filler(one, "clerk")]
    ((whole,),) = Together().fit([], [], []).partings(one, _scores(one), setting_of(one, [], []), pair, 0, (0.5,), Memory({}))
    assert whole.fillers == pair


def test_the_places_of_a_key_are_candidates_beside_the_country(tmp_path):
    one = page("lima, 4 jan 71 -- a bomb exploded in strelsau department.")
    key = Template("X", {3: (Fill((Option("PERU: ZENDA (DEPARTMENT): STRELSAU (DEPARTMENT)"),)),)})
    gazette = Gazette(Places(tmp_path), [key])
    near = places_near(one, _scores(one), Focus(0, (0,), 1), gazette.toponyms(one), Counter())
    assert {"PERU: STRELSAU (DEPARTMENT)", "PERU"} <= set(near)


def test_days_behind_the_dateline_and_the_default_are_candidates():
    words = "lima, 4 jan 71 -- a bomb exploded on 2 january."
    days = days_in(words.upper(), "1971-01-04")
    near = days_near(page(words), _scores(page(words)), Focus(0, (0,), 1), days, Counter())
    assert {"02 JAN 71", "- 04 JAN 71", "04 JAN 71"} <= set(near)
    recalled = days_near(page(words), _scores(page(words)), Focus(0, (0,), 1), days, Counter({"16 NOV 70": 2.0}))
    assert "16 NOV 70" in set(recalled) - set(near)  # another story knows the day
    assert len({len(row) for row in recalled.values()}) == 1


def test_countries_of_equal_weight_stand_in_one_order_on_every_run(tmp_path):
    one = page("a bomb exploded in strelsau.")
    names = ("PERU", "CHILE", "BOLIVIA", "ECUADOR")
    key = [Template("X", {3: (Fill((Option(f"{country}: STRELSAU (TOWN)"),)),)}) for country in names]
    assert list(votes_of(one, Gazette(Places(tmp_path), key).toponyms(one))) == sorted(names)


def test_a_day_of_what_was_done_hangs_closer_on_an_incident_than_the_day_of_the_report():
    one = page("the police said today that gunmen killed a judge on 2 january.")
    judge = _filler(one, "judge").best
    said, done = (linked(one, token_at(one.text, one.story.text.index(day)), [judge], events_of(one, [judge])) for day in ("today", "2 january"))
    assert done.same > said.same  # the verb over it is the one over the judge


@pytest.mark.parametrize(
    ("words", "hit", "nation"),
    [
        ("gunmen killed a spanish priest in lima.", "spanish priest", "SPAIN"),
        ("gunmen killed the u.s. citizen juan tamrin in lima.", "juan tamrin", "UNITED STATES"),
        ("gunmen killed juan tamrin, a spanish priest, in lima.", "juan tamrin", "SPAIN"),
        ("gunmen killed a peruvian priest in lima.", "peruvian priest", ""),
        ("gunmen attacked the central american university.", "central american university", ""),
    ],
)
def test_the_nation_of_who_was_hit_is_told_beside_a_mention(words, hit, nation):
    one = page(words)
    at = next(i for i, p in enumerate(one.found) if one.text.said(p.first, p.last) == hit)
    assert nation_of(one, Filler("Name", 0.9, at, (at,), hit, 0), "PERU")[0] == nation


def test_a_ranker_learns_which_candidate_is_worth_most():
    rows = [[float(n % 2), float(n)] for n in range(200)]
    ranker = Ranker().fit(rows, [row[0] for row in rows])
    assert ranker.best({"far": [0.0, 3.0], "near": [1.0, 3.0]})[0] == "near"


def _told(number, victim):
    crime = f"TERRORISTS OF THE RED FRONT KILLED A {victim.upper()} WITH A RIFLE IN LIMA."
    return f"LIMA, {number % 27 + 1} JAN 71 -- [TEXT] {crime}  THE ARMY ACCUSED THE RED FRONT.\n"


def _quiet(number):
    return f"LIMA, {number % 27 + 1} JAN 71 -- [TEXT] THE MINISTER OPENED A SCHOOL.  PUPILS SANG.\n"


@pytest.fixture
def muc_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "con"
    folder.mkdir()
    texts, keys = [], []
    for n in range(STORIES):
        name = f"DEV-MUC3-{n:04}"
        victim = VICTIMS[n % len(VICTIMS)]
        texts.append(f"{name} (CON)\n\n   {_told(n, victim) if n % 2 else _quiet(n)}\n")
        slots = {
            3: "PERU: LIMA (CITY)",
            4: "ATTACK",
            5: "ACCOMPLISHED",
            6: "RIFLE",
            8: "TERRORIST ACT",
            9: "TERRORISTS",
            10: "RED FRONT",
            19: victim.upper(),
        }
        template = Template(name, {s: (Fill((Option(v),)),) for s, v in slots.items()})
        keys.append(write_template(template, 1) if n % 2 else write_irrelevant(name))
    (folder / "con-texts").write_text("\n".join(texts))
    (folder / "key-con").write_text("\n".join(keys))
    return folder


def test_muc4_folds_answer_every_message_once_and_learn_the_victims(muc_folder, tmp_path):
    out = tmp_path / "said"
    scores = muc4.run(muc_folder, out, folds=2)
    answered = read_key(out.read_text())
    assert sorted(answered) == [f"DEV-MUC3-{n:04}" for n in range(STORIES)]
    assert scores["head"]["all templates"]["f"] > 50
    assert "rules" in scores


def test_gtt_folds_answer_every_document_once(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    rows = []
    for n in range(STORIES):
        victim = VICTIMS[n % len(VICTIMS)]
        told = {
            "incident_type": "attack",
            "PerpInd": [[["terrorists", 0]]],
            "PerpOrg": [[["red front", 0]]],
            "Target": [],
            "Weapon": [[["rifle", 0]]],
            "Victim": [[[victim, 0]]],
        }
        text = (_told(n, victim) if n % 2 else _quiet(n)).lower()
        rows.append({"docid": f"CON-{n}", "doctext": text, "templates": [told] if n % 2 else []})
    data = tmp_path / "rows.json"
    data.write_text("\n".join(json.dumps(r) for r in rows))
    out = tmp_path / "said.json"
    scores = gtt.run(data, out, folds=2)
    assert [json.loads(line)["docid"] for line in out.read_text().splitlines()] == [r["docid"] for r in rows]
    assert scores["head"]["micro"]["f"] > 50


def test_india_folds_answer_every_sentence_once_beside_the_peer(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kinds = [
        ("police opened fire on the crowd.", ["FORCE", "ANY_ACTION"]),
        ("shops stayed open.", []),
        ("the police arrested five men.", ["ARREST", "ANY_ACTION"]),
    ]
    rows = [
        {"doc_id": d, "sent_id": s, "sent_labels": kinds[(d + s) % 3][1], "sent_text": kinds[(d + s) % 3][0]} for d in range(18) for s in range(2)
    ]
    (tmp_path / "sents.jsonl").write_text("\n".join(json.dumps(r) for r in rows))
    out = tmp_path / "said"
    scores = india.run(tmp_path, out, folds=3)
    assert [(r["doc"], r["sent"]) for r in map(json.loads, out.read_text().splitlines())] == [(d, s) for d in range(18) for s in range(2)]
    force = next(r for r in scores["document F1"] if r["label"] == "FORCE")
    assert force["head"] > 80
    assert force["peer"] > 50


def test_case_folds_answer_every_row_once_beside_the_peer(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kinds = [("A suicide bomber blew himself up.", "SUIC_BOMB"), ("Sunny all day long.", "OTHER")]
    rows = [f"{n}\t{kinds[n % 2][0]}\t{kinds[n % 2][1]}" for n in range(20)]
    (tmp_path / "rows.tsv").write_text("\n".join(["id\tEventSnippet\tSubType", *rows]))
    out = tmp_path / "said"
    scores = case.run(tmp_path / "rows.tsv", out, folds=4)
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [str(n) for n in range(20)]
    assert {"head", "peer"} <= {name.split()[0] for name in scores}
