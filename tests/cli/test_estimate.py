"""`gavah estimate` on constructed tables: all methods beside each other, refusals end with 4 and say why."""

import json
from xml.etree import ElementTree

import pytest
from cli_world import call

from gavah.cli.estimate import BY, METHODS
from gavah.cli.estimates import CALLED

TABLE = "north,south,east,n\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,20\n0,1,1,15\n1,0,1,18\n1,1,1,9\n"
APART = "first,second,alone,n\n1,0,0,41\n0,1,0,29\n1,1,0,7\n0,0,1,19\n"
STRATA = "north,south,east,where,n\n" + "".join(
    f"{held},{where},{n + more}\n"
    for where, more in (("hills", 0), ("coast", 30))
    for held, n in (line.rsplit(",", 1) for line in TABLE.split()[1:])
    for n in [int(n)]
)
SVG = "{http://www.w3.org/2000/svg}"
FAST = ("--method", "chao", "--method", "bic")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_the_commands_names_are_the_rooms():
    import gavah.estimation as room
    from gavah.pipeline.estimating import BY as STRATA_OF_A_CASE

    assert (*room.METHODS, *room.TWO_LISTS) == METHODS
    assert set(CALLED) == set(METHODS)
    assert BY == STRATA_OF_A_CASE


def test_all_methods_stand_side_by_side_with_their_assumptions(table):
    done = call("estimate", table, "--sweeps", 4000, "--seed", 1)
    assert done.exit_code == 0
    for method in METHODS[:-1]:
        assert CALLED[method] in done.stdout
    assert "means something only if" in done.stdout
    assert "split R-hat" in done.stdout
    assert "less often than it says" in " ".join(done.stdout.split())


def test_json_is_one_object_of_the_table(table):
    told = json.loads(call("estimate", table, *FAST, "--json").stdout)
    assert told["lists"] == ["north", "south", "east"]
    assert told["observed"] == 212
    assert [one["method"] for one in told["estimates"]] == ["chao", "bic"]
    assert all(one["low"] <= one["n_hat"] <= one["high"] for one in told["estimates"])


def test_a_refused_table_ends_with_4_and_says_why(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text(APART, "utf-8")
    done = call("estimate", path, *FAST, "--json")
    assert done.exit_code == 4
    assert "only first and second share" in json.loads(done.stdout)["refused"]
    assert "chapman" in done.error.what
    bound = call("estimate", path, "--method", "chapman", "--json")
    assert bound.exit_code == 0
    assert json.loads(bound.stdout)["estimates"][0]["n_hat"] > 96


def test_copies_leave_too_few_lists(table):
    done = call("estimate", table, *FAST, "--copies", "north:south")
    assert done.exit_code == 4
    assert "north+south" in done.stdout
    assert call("estimate", table, *FAST, "--copies", "north").exit_code == 1
    assert call("estimate", table, *FAST, "--copies", "north:nobody").exit_code == 1


def test_strata_of_a_csv_are_estimated_each_and_together(tmp_path):
    path = tmp_path / "strata.csv"
    path.write_text(STRATA, "utf-8")
    told = json.loads(call("estimate", path, *FAST, "--by", "where", "--json").stdout)
    assert list(told["strata"]) == ["hills", "coast"]
    parts = [answer["estimates"][1]["n_hat"] for answer in told["strata"].values()]
    assert told["sum"]["estimates"][1]["n_hat"] == pytest.approx(sum(parts), rel=0.01)
    assert "all strata" in call("estimate", path, *FAST, "--by", "where").stdout


def test_an_unknown_method_or_stratum_is_the_inputs_fault(table):
    assert call("estimate", table, "--method", "guess").exit_code == 1
    assert call("estimate", table, "--by", "county").exit_code == 1


def test_a_case_with_too_few_witnesses_is_refused(case):
    done = call("estimate", *FAST, case=case)
    assert done.exit_code == 4
    assert call("estimate", "--by", "village", case=case).exit_code == 1


def described(path):
    return ElementTree.parse(path).find(f"{SVG}desc").text.splitlines()


def test_the_posterior_of_each_bayesian_method_is_drawn_with_the_numbers_of_the_answer(table, tmp_path):
    path = tmp_path / "posterior.svg"
    done = call("estimate", table, "--sweeps", 4000, "--seed", 1, "--picture", path, "--json")
    told = {one["method"]: one for one in json.loads(done.stdout)["estimates"]}
    lines = described(path)
    assert len(lines) == 3 * 3
    for name, method in (("averaged by BIC", "bic-averaged"), ("decomposable graphs", "decomposable"), ("latent classes", "lcmcr")):
        own = [line for line in lines if name in line]
        assert [line.rsplit(": ", 1)[1] for line in own] == [
            f"{round(told[method]['n_hat']):,}",
            f"{round(told[method]['low']):,}–{round(told[method]['high']):,}",
            "212",
        ]
    assert all(not told[method]["posterior"] for method in ("chao", "bic", "aic", "stepwise"))


def test_a_posterior_has_its_interval_at_its_ends(table):
    told = json.loads(call("estimate", table, "--method", "decomposable", "--json").stdout)["estimates"][0]
    drawn = told["posterior"]
    assert drawn == sorted(drawn)
    assert sum(told["low"] <= one <= told["high"] for one in drawn) in (189, 190, 191)


def test_a_picture_of_an_estimate_speaks_persian(table, tmp_path):
    path = tmp_path / "posterior.svg"
    assert call("estimate", table, "--method", "decomposable", "--picture", path, "--lang", "fa").exit_code == 0
    assert any("گراف‌های تجزیه‌پذیر" in line and "میانه: " in line and any(digit in line for digit in "۰۱۲۳۴۵۶۷۸۹") for line in described(path))
    assert "برآوردی بر پایه مدل است" in path.read_text("utf-8")


def test_which_lists_hold_what_is_drawn_from_the_table(table, tmp_path):
    path = tmp_path / "lists.svg"
    assert call("estimate", table, *FAST, "--picture", path, "--draw", "overlap").exit_code == 0
    assert "told by north + south + east: 9" in described(path)


def test_the_sum_of_strata_has_a_posterior_too(tmp_path):
    path = tmp_path / "strata.csv"
    path.write_text(STRATA, "utf-8")
    drawn = tmp_path / "sum.png"
    assert call("estimate", path, "--by", "where", "--method", "decomposable", "--picture", drawn).exit_code == 0
    assert drawn.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--draw", "overlap"], "nowhere to draw to"),
        (["--picture", "x.gif"], ".gif"),
        (["--picture", "x.svg", "--draw", "overlap", "--by", "n"], "--by"),
    ],
)
def test_what_cannot_be_drawn_is_said_before_anything_is_worked_out(table, asked, said):
    done = call("estimate", table, *asked)
    assert done.exit_code == 1
    assert said in str(done.exception)


def test_methods_without_a_posterior_draw_none_and_say_so(table, tmp_path):
    done = call("estimate", table, *FAST, "--picture", tmp_path / "none.svg")
    assert done.exit_code == 4
    assert "no posterior to draw" in str(done.exception)
    assert not (tmp_path / "none.svg").exists()


def test_a_list_of_a_case_that_is_no_source_is_drawn_without_its_name():
    from gavah.cli.estimate_drawing import KINDS, Drawn
    from gavah.estimation import estimate_table, from_patterns
    from gavah.model import Source

    given = from_patterns(
        {(1, 0, 0): 60, (0, 1, 0): 50, (0, 0, 1): 40, (1, 1, 0): 20, (0, 1, 1): 15, (1, 0, 1): 18, (1, 1, 1): 9}, ("a", "b", "Tamrini")
    )
    sources = (Source(id="a", name="Tamrin A", name_fa="تمرین آ", constructed=True), Source(id="b", name="Tamrin B", constructed=True))
    for lang, names in (("en", ("Tamrin A", "list 3")), ("fa", ("تمرین آ", "فهرست ۳"))):
        drawn = Drawn(estimate_table(given, ["decomposable"]), [given], sources, lang)
        for draw in KINDS.values():
            svg = draw(drawn)
            assert all(name in svg for name in names)
            assert "Tamrini" not in svg
            assert "CONSTRUCTED" in svg


def test_what_can_be_drawn_is_named_as_the_pictures_are():
    from gavah.cli.estimate import DRAWN
    from gavah.cli.estimate_drawing import KINDS

    assert tuple(KINDS) == DRAWN
