"""Counting questions over news reports. Every report is constructed; nothing in it happened."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.count import Account, answer, key, run, scores, story
from bench.count_questions import DRAWN, Asked, asked, incidents, made

URI = "http://dbpedia.org/resource/"


def incident(number: int, *, killed: int = 1, injured: int = 0, day: str = "October 3, 2015", city: str = "Houston", state: str = "Texas") -> dict:
    return {"incident_uri": f"i{number}", "date": day, "city_or_county": city, "state": state, "num_killed": killed, "num_injured": injured}


def report(id_: str, of: str, text: str, day: str = "2015-10-04") -> dict:
    return {"id": id_, "incident": of, "dct": day, "uri": "https://tamrin.example/1", "title": "", "content": text}


def write(folder: Path, reports: list[dict], known: list[dict], questions: dict | None = None) -> Path:
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in reports), "utf-8")
    (folder / "incidents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in known), "utf-8")
    if questions is not None:
        (folder / "questions.json").write_text(json.dumps(questions), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("location", "time", "expected"),
    [
        ({"city": f"{URI}Fort_Worth,_Texas"}, {"month": "02/2016"}, Asked("killing", "Fort Worth", "Texas", date(2016, 2, 1), date(2016, 2, 29))),
        ({"city": f"{URI}Houston"}, {"day": "03/10/2015"}, Asked("killing", "Houston", "", date(2015, 10, 3), date(2015, 10, 3))),
        ({"state": f"{URI}Georgia_(U.S._state)"}, {"year": "2016"}, Asked("killing", "", "Georgia", date(2016, 1, 1), date(2016, 12, 31))),
        ({"state": f"{URI}Texas"}, {"day": "2015-10-03"}, Asked("killing", "", "Texas", date(2015, 10, 3), date(2015, 10, 3))),
    ],
)
def test_a_question_is_read_as_a_place_and_a_window(location, time, expected):
    assert asked({"event_type": "killing", "location": location, "time": time}) == expected


def test_who_asks_for_persons_is_not_served():
    assert asked({"event_type": "killing", "location": {"city": f"{URI}Houston"}, "time": {"year": "2016"}, "participant": {"first": "A"}}) is None
    assert asked({"event_type": "killing", "participant": {"first": "A"}, "time": {"year": "2016"}}) is None


def test_made_questions_have_answers_of_two_or_more_and_are_the_same_for_the_same_seed(tmp_path):
    known = [incident(n, city=f"City {n % 9}", day=f"October {1 + n % 4}, 2015") for n in range(60)]
    write(tmp_path, [report(f"r{n}", f"i{n}", "") for n in range(59)], known)
    having = incidents(tmp_path)
    assert len(having) == 59  # the last has no report
    questions = made(having, count=20)
    assert questions == made(list(reversed(having)), count=20)
    assert questions != made(having, count=20, seed=1)
    sizes = Counter(min(len(q["gold"]), max(DRAWN)) for q in questions.values())
    assert min(sizes) >= 2
    for question in questions.values():
        ask = asked({name: value for name, value in question.items() if name != "gold"})
        inside = {
            one["incident_uri"]
            for one in having
            if ask.start <= one["day"] <= ask.end and one["state"] == ask.state and ask.city in ("", one["city_or_county"]) and one["num_killed"]
        }
        assert inside == set(question["gold"])
        assert question["event_type"] == "killing"  # nobody was hurt there


@pytest.mark.parametrize(
    ("left", "right"),
    [("City of Saint Louis", "St. Louis"), ("Los Angeles County", "Los Angeles"), ("Ft. Worth", "Fort Worth"), ("Saqez", "saqez")],
)
def test_names_of_one_place(left, right):
    assert key(left) == key(right)


def told(
    id_: str, *, dead: bool = True, hurt: bool = False, days: tuple[date, ...] = (), published: date = date(2015, 10, 4), inside=None
) -> Account:
    return Account(id_, published, dead, hurt, days, {"houston": 1.0, "texas": 1.0} if inside is None else inside)


def test_a_story_tells_what_half_of_its_reports_tell():
    one = story("s", [told("a", days=(date(2015, 10, 3), date(1999, 1, 1))), told("b", dead=False, hurt=True), told("c", inside={})])
    assert one.types == {"killing"}
    assert one.day == date(2015, 10, 3)
    assert one.inside == {"houston": 1.0, "texas": 1.0}
    assert one.reports == ("a", "b", "c")


def test_an_answer_counts_stories_of_the_place_and_window_with_an_interval():
    ask = Asked("killing", "Houston", "Texas", date(2015, 10, 1), date(2015, 10, 31))
    inside = story("in", [told("a")])
    vague = story("vague", [told("b", inside={"houston": 0.4, "texas": 0.9})])
    late = story("late", [told("c", published=date(2015, 11, 2))])
    elsewhere = story("else", [told("d", inside={"austin": 1.0, "texas": 1.0})])
    hurt = story("hurt", [told("e", dead=False, hurt=True)])
    low, docs, high = answer(ask, [inside, vague, late, elsewhere, hurt])
    assert [one.id for one in docs] == ["in", "vague"]
    assert (low, high) == (1, 4)


def test_scores_stand_beside_constants():
    questions = {"q": {"gold": {"i1": ["a"], "i2": ["b"]}}, "p": {"gold": {"i3": ["c"], "i4": ["d"]}}}
    both = [story("1", [told("a")]), story("2", [told("b")])]
    found = scores(questions, {"q": (1, both, 3), "p": (0, both[:1], 1)})
    assert (found["accuracy"], found["accuracy_at_least_two"], found["constant 2"], found["constant 3"]) == (50, 100, 100, 0)
    assert found["document_f1"] == 50
    assert found["holds_truth"] == 50
    assert scores({"q": {}}, {"q": (1, both, 3)}) == {}


def test_reports_are_counted_once_a_story_from_their_text_alone(tmp_path):
    texts = {
        "a": "HOUSTON, Texas - Two men were shot dead on October 3, 2015 at the Tamrin bakery in Houston, police said. Golnar Tamrini, 34, saw it.",
        "b": "HOUSTON, Texas - Police named the two men who were shot dead at the Tamrin bakery in Houston on October 3, 2015. Baker Golnar "
        "Tamrini, 34, saw it.",
        "c": "HOUSTON, Texas - A boatman was killed on October 20, 2015 by a gunman at a Tamrin ferry pier in Houston, a coroner said. He was 51.",
        "d": "SEATTLE, Washington - A student was killed on October 9, 2015 in a shooting outside a Tamrin library in Seattle. He was 19.",
    }
    days = {"a": "2015-10-04", "b": "2015-10-05", "c": "2015-10-21", "d": "2015-10-10"}
    known = [incident(1), incident(2, day="October 20, 2015"), incident(3, day="October 9, 2015", city="Seattle", state="Washington")]
    of = {"a": "i1", "b": "i1", "c": "i2", "d": "i3"}
    question = {
        "event_type": "killing",
        "location": {"city": f"{URI}Houston,_Texas"},
        "time": {"month": "10/2015"},
        "gold": {"i1": ["a", "b"], "i2": ["c"]},
    }
    asked_too = {"event_type": "killing", "participant": {"first": "A"}, "time": {"year": "2015"}}
    folder = write(tmp_path, [report(i, of[i], texts[i], days[i]) for i in texts], known, {"q": question, "p": asked_too})
    found = run(folder, tmp_path / "out.jsonl")
    assert (found["questions"], found["served"], found["stories"]) == (2, 1, 3)
    assert found["accuracy"] == found["document_f1"] == found["holds_truth"] == 100
    (line,) = [json.loads(row) for row in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert line["low"] <= line["best"] == 2 <= line["high"]
    assert sorted(map(sorted, line["docs"].values())) == [["a", "b"], ["c"]]
