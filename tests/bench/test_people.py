"""The people task reads its contract's layout, scores by it and writes its lines; on constructed lists."""

import json

import pytest
from click import ClickException

from bench.people import run
from bench.people.iran import iranian_lists

LEFT = "row,name,age,date,city,state,gender\n" + "".join(
    f"{i},{name} Tamrini,{20 + i},2071-10-{i + 1:02},Town{chr(97 + i)},S{i % 3},Male\n"
    for i, name in enumerate(("Ali", "Omid", "Reza", "Nima", "Kaveh", "Arash"))
)
RIGHT = LEFT.replace("row,", "other_id,").replace("\n0,", "\n90,").replace("\n1,Omid Tamrini", "\n91,Omeed Tamreeni").replace("\n2,", "\n92,")
GOLD = "row,other_id\n0,90\n1,91\n2,92\n3,3\n4,4\n5,5\n"


def test_pairs_are_scored_against_the_gold_and_written_by_the_contract(tmp_path):
    for name, text in (("first.csv", LEFT), ("second.csv", RIGHT), ("pairs_gold.csv", GOLD), ("unused.csv", "uid,name\n1,Ali Tamrini\n")):
        (tmp_path / name).write_text(text, "utf-8")
    scores = run(tmp_path, tmp_path / "out.jsonl", peer=("none",))
    gavah = next(value for name, value in scores.items() if name.startswith("gavah"))
    assert (gavah["precision"], gavah["recall"], gavah["f1"]) == (1.0, 1.0, 1.0)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert {(line["left"], line["right"]) for line in lines} == {("0", "90"), ("1", "91"), ("2", "92"), ("3", "3"), ("4", "4"), ("5", "5")}
    assert all(set(line) == {"left", "right", "p"} and 0.5 <= line["p"] <= 1 for line in lines)


def test_a_folder_without_gold_or_a_list_says_so(tmp_path):
    with pytest.raises(ClickException, match="no gold"):
        run(tmp_path, None)
    (tmp_path / "gold.csv").write_text(GOLD, "utf-8")
    (tmp_path / "first.csv").write_text(LEFT, "utf-8")
    with pytest.raises(ClickException, match="column other_id"):
        run(tmp_path, None)


def test_reviewed_pairs_are_possible_by_name_and_no_name_is_printed(tmp_path):
    pairs = [("a/tamrini-ali.yaml", "a/tamrini-ali-2040.yaml"), ("a/tamrinizadeh-qolam.yaml", "a/tamrinizadeh-gholam-2.yaml")]
    (tmp_path / "reviewed_merge_pairs.csv").write_text("removed,kept\n" + "".join(f"{a},{b}\n" for a, b in pairs), "utf-8")
    (tmp_path / "one.csv").write_text("row,name_latin,name_fa,age\n1,Ali Tamrini,,28\n", "utf-8")
    (tmp_path / "two.csv").write_text("row,name_latin,name_fa,age\n1,,علی تمرینی,۲۸\n", "utf-8")
    found = iranian_lists(tmp_path)
    assert found["reviewed pairs"] == {"pairs": 2, "possible": 2, "other pairs of p ≥ .5": 0}
    assert found["lists"]["persons by threshold"]["0.1"] == 1
    assert "amrini" not in json.dumps(found, ensure_ascii=False)
    assert "تمرینی" not in json.dumps(found, ensure_ascii=False)
