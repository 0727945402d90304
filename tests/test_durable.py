"""Folders put in the place of others, in one step where the machine can."""

import threading
from pathlib import Path

import pytest

from gavah import durable
from gavah.durable import put_folder


def folder(path: Path, words: str) -> Path:
    path.mkdir(parents=True)
    (path / "words").write_text(words, encoding="utf-8")
    return path


@pytest.mark.parametrize("exchanges", [True, False])
def test_the_new_folder_stands_where_the_old_one_stood(tmp_path, monkeypatch, exchanges):
    if not exchanges:
        monkeypatch.setattr(durable, "_exchanged", lambda one, other: False)
    place = folder(tmp_path / "release", "old")
    put_folder(folder(tmp_path / "made" / "release", "new"), place)
    assert (place / "words").read_text(encoding="utf-8") == "new"
    assert [one.read_text(encoding="utf-8") for one in (tmp_path / "made").rglob("words")] == ["old"]


def test_a_folder_is_put_where_nothing_is(tmp_path):
    put_folder(folder(tmp_path / "made", "new"), tmp_path / "release")
    assert [one.name for one in tmp_path.iterdir()] == ["release"]


def test_at_no_moment_is_there_nothing(tmp_path):
    place, ended, missed = folder(tmp_path / "release", "0"), threading.Event(), []
    if not durable._exchanged(folder(tmp_path / "one", ""), folder(tmp_path / "other", "")):
        pytest.skip("this file system cannot exchange two names")

    def watch() -> None:
        while not ended.is_set():
            try:
                (place / "words").stat()
            except FileNotFoundError as problem:
                missed.append(problem)

    watching = threading.Thread(target=watch)
    watching.start()
    for n in range(300):
        put_folder(folder(tmp_path / str(n) / "release", str(n)), place)
    ended.set()
    watching.join()
    assert not missed
    assert (place / "words").read_text(encoding="utf-8") == "299"
