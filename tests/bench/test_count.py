"""Counting questions over news reports. Every report is constructed; nothing in it happened."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.count import Answer, answer, halves, run, scores
from bench.count_chances import Chances, at_least, number, quantile
from bench.count_questions import DRAWN, Asked, asked, incidents, made
from bench.count_stories import Account, Homes, Story, key

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


HOUSTON = frozenset({"houston", "texas"})
ASK = Asked("killing", "Houston", "Texas", date(2015, 10, 1), date(2015, 10, 31))


def told(
    id_: str,
    *,
    dead: int = 1,
    hurt: int = 0,
    days: tuple[date, ...] = (),
    published: date = date(2015, 10, 4),
    named: tuple[frozenset[str], ...] = (HOUSTON,),
    source: str = "tamrin.example",
) -> Account:
    return Account(
        id=id_,
        published=published,
        source=source,
        most={"dead": dead, "injured": hurt, "persons": 0},
        words=(3 * dead, 3 * hurt, 0),
        lead=(dead, hurt),
        named=named,
        regions=tuple("texas" if "texas" in keys else "ohio" for keys in named),
        told_in=named,
        days=days,
        text=" " + " ".join(name for keys in named for name in sorted(keys)) + " a man was shot ",
    )


def test_the_day_of_a_story_is_one_told_in_the_week_before_its_first_report():
    assert Story("s", [told("a", days=(date(1999, 1, 1), date(2015, 10, 3)))]).day == date(2015, 10, 3)
    assert Story("s", [told("a", days=(date(1999, 1, 1),)), told("b", published=date(2015, 10, 9))]).day == date(2015, 10, 4)


def test_a_story_of_the_kind_place_and_time_asked_for_is_likelier_than_one_that_lacks_any():
    better = Story("in", [told("a")])
    others = {
        "hurt": Story("hurt", [told("b", dead=0, hurt=1)]),
        "late": Story("late", [told("c", published=date(2015, 12, 2))]),
        "elsewhere": Story("elsewhere", [told("d", named=(frozenset({"akron", "ohio"}),), source="tamrin.test")]),
        "vague": Story("vague", [told("e", named=(frozenset({"akron", "ohio"}), frozenset({"dayton", "ohio"}), HOUSTON))]),
    }
    chance = {story.id: chance for chance, story in Chances([better, *others.values()]).of(ASK)}
    assert chance["in"] > 0.5
    assert all(chance.get(id_, 0.0) < chance["in"] - 0.2 for id_ in others)


def test_a_report_without_a_place_lies_where_its_source_mostly_tells_of():
    home = [Story(f"s{n}", [told(f"r{n}")]) for n in range(8)]
    lost = Story("lost", [told("x", named=())])
    away = Story("away", [told("y", named=(), source="tamrin.test")])
    homes = Homes([*home, lost, away])
    assert homes.share(lost, "texas") > 0.8
    assert homes.share(away, "texas") == 0
    assert homes.share(home[0], "texas") < homes.share(lost, "texas")  # what it says itself does not speak for it twice


def test_the_number_of_stories_is_a_distribution_of_their_chances():
    assert number([0.5, 0.5], 0.0) == pytest.approx([0.25, 0.5, 0.25])
    assert number([], 0.7) == pytest.approx([1.0])
    wide, narrow = number([0.5] * 10, 1.5), number([0.5] * 10, 0.0)
    assert sum(wide) == pytest.approx(1)
    assert quantile(wide, 0.95) > quantile(narrow, 0.95)
    assert quantile(wide, 0.05) < quantile(narrow, 0.05)


def test_who_knows_the_least_takes_fewer_for_missed():
    assert at_least(number([0.5, 0.5], 0.0), 2) == pytest.approx([0, 0, 1.0])
    assert at_least(number([1.0, 1.0, 1.0], 0.0), 2)[3] == pytest.approx(1.0, abs=0.01)


def test_an_answer_names_the_likeliest_stories():
    stories = [Story(f"s{n}", [told(f"r{n}")]) for n in range(8)] + [Story("hurt", [told("e", dead=0, hurt=1)])]
    found = answer(Chances(stories), ASK)
    assert 2 <= found.low < found.best < found.high <= 9
    assert [story.id for story in found.stories] == [f"s{n}" for n in range(found.best)]


def test_halves_part_the_incidents_by_day(tmp_path):
    write(tmp_path, [report(f"r{n}", f"i{n}", "") for n in range(4)], [incident(n, day=f"October {1 + n}, 2015") for n in range(4)])
    found = halves(incidents(tmp_path))
    assert max(one["day"] for one in found["earlier_half"]) < min(one["day"] for one in found["later_half"])


def test_scores_stand_beside_constants():
    questions = {"q": {"gold": {"i1": ["a"], "i2": ["b"]}}, "p": {"gold": {"i3": ["c"], "i4": ["d"]}}}
    both = (Story("1", [told("a")]), Story("2", [told("b")]))
    found = scores(questions, {"q": Answer(1, 2, 3, both, 2), "p": Answer(0, 1, 1, both[:1], 2)})
    assert (found["accuracy"], found["accuracy_without_the_least"], found["constant 2"], found["constant 3"]) == (50, 100, 100, 0)
    assert found["document_f1"] == 50
    assert found["holds_truth"] == 50
    assert scores({"q": {}}, {"q": Answer(1, 2, 3, both, 2)}) == {}


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
