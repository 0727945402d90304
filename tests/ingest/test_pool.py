"""Worker processes with limits: what fails costs itself, everything else comes through in order."""

import hashlib
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from gavah.ingest import Given, Item, Limits, Problem, discover, extract, run_limited
from gavah.ingest.sniff import JSONL
from gavah.model import GavahError, Report

sys.path.insert(0, str(Path(__file__).parent))
import works

QUICK = Limits(cpu_s=1, wall_s=60, memory=600 * 2**20)
SHORT = Limits(wall_s=4)


def items(*texts: str) -> list[Item]:
    return [
        Item(
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            size=len(text),
            media_type=JSONL,
            file=text,
            found=text,
            given=Given(text=text),
        )
        for text in texts
    ]


def test_results_come_in_the_order_of_the_items():
    texts = [f"row {number} " + "x" * (number % 7 * 1000) for number in range(500)]
    assert [result.value for result in run_limited(items(*texts), works.read, workers=2)] == texts


def test_problems_among_the_items_keep_their_place():
    problem = Problem("a", "b", "c")
    results = list(run_limited([*items("one"), problem, *items("two")], works.read, workers=1))
    assert [(r.value, r.problem) for r in results] == [("one", None), (None, problem), ("two", None)]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("crash", "crashed (signal 11)"),
        ("kill", "crashed (signal 9)"),
        ("spin", "1 s of processor time"),
        ("sleep", "longer than 4 s"),
        ("eat", "more than 600 MB of memory"),
        ("raise", "ValueError in read: no sense in it"),
    ],
)
def test_one_bad_item_costs_itself_alone(bad, reason):
    texts = [f"row {number}" for number in range(100)]
    texts[37] = bad
    results = list(run_limited(items(*texts), works.read, workers=2, limits=SHORT if bad == "sleep" else QUICK))
    assert [result.item.file for result in results] == texts
    assert [result.value for result in results if result.problem is None] == texts[:37] + texts[38:]
    assert reason in results[37].problem.reason
    assert results[37].problem.remedy


def test_many_crashes_still_lose_nothing_else():
    texts = ["crash" if number % 10 == 3 else f"row {number}" for number in range(60)]
    results = list(run_limited(items(*texts), works.read, workers=2, limits=QUICK))
    assert [result.problem is not None for result in results] == [text == "crash" for text in texts]


def test_what_the_parent_holds_does_not_widen_the_bound():
    held = bytearray(400 * 2**20)
    held[:: 2**12] = b"x" * len(range(0, len(held), 2**12))  # so that it is there, not only promised
    limits = Limits(memory=300 * 2**20)
    assert [result.value for result in run_limited(items("one"), works.tell_bound, workers=1, limits=limits)] == [limits.memory]


def test_no_more_workers_start_than_there_is_work_for(tmp_path):
    run = partial(run_limited, workers=4, preload=partial(works.sign_in, tmp_path))
    assert [result.value for result in run(items("one"), works.read)] == ["one"]
    assert len(list(tmp_path.iterdir())) == 1


def test_data_is_loaded_once_a_worker():
    results = list(run_limited(items(*map(str, range(200))), works.tell_loaded, workers=1, preload=works.load))
    assert {tuple(result.value) for result in results} == {("data",)}


def test_workers_that_cannot_start_are_an_error_and_not_a_silence():
    with pytest.raises(GavahError, match="cannot start"):
        list(run_limited(items("a"), works.read, workers=1, preload=works.cannot_load))


def test_without_workers_it_reads_in_place():
    assert [result.value for result in run_limited(items("a", "b"), works.read, workers=0)] == ["a", "b"]


def test_items_are_taken_in_only_as_they_are_needed():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield items(f"row {taken}")[0]

    results = run_limited(endless(), works.read, workers=2)
    for _ in range(100):
        next(results)
    results.close()
    assert taken < 3000


def test_extraction_in_workers_gives_what_extraction_here_gives(write, tmp_path):
    for number in range(20):
        write(f"in/{number}.html", f"<html><body><article><h1>Strike {number}</h1><p>Forty shops stayed closed in Sari.</p></article></body></html>")
    write("in/b.txt", "دو نفر در رشت بازداشت شدند.")
    found = list(discover([tmp_path / "in"]))
    there = [result.value for result in run_limited(found, partial(extract, retrieved=None), workers=2)]
    assert there == [extract(item) for item in found]
    assert all(isinstance(report, Report) for report in there)


def test_an_interruption_waits_also_while_the_first_worker_is_begun():
    """Python's tracker of shared things, which the first process begins, lets SIGINT through: a worker that was starting died with a traceback."""
    code = (
        "import signal\n"
        "from multiprocessing import resource_tracker\n"
        "from gavah.ingest.pool import _interruptions_wait\n"
        "with _interruptions_wait():\n"
        "    resource_tracker.getfd()\n"
        "    assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())\n"
        "assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
