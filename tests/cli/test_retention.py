"""`gavah retention`: terms, what is due, and its erasure, as typed."""

import hashlib
import json
from datetime import date

from cli_world import call

from gavah.casefile import Case
from gavah.model import Report

WHO = "r-" + "a" * 20


def test_terms_are_set_listed_and_erased_when_asked(tmp_path):
    with Case.create(tmp_path / "case", day=date(2071, 10, 27)) as case:
        text = "Seven people were arrested in Shiraz."
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        case.add_reports([(Report(id=WHO, sha256=sha256, media_type="text/plain", source="tamrin-wire", text=text), text.encode())])
    assert "nothing is past its term" in call("retention", case=case.folder).stdout
    done = call("retention", "set", "reports", "--days", "30", "--reason", "policy of the desk", "--as-of", "2071-10-28", case=case.folder)
    assert (done.exit_code, "past its term now: 0" in done.stderr) == (0, True)
    assert call("retention", "set", "reports", case=case.folder).exit_code == 2
    assert call("retention", "erase", "--yes", "--as-of", "2071-11-20", case=case.folder).stderr == "nothing is past its term\n"
    listed = call("retention", "--json", "--as-of", "2071-11-26", case=case.folder).stdout
    assert json.loads(listed) == {"thing": WHO, "kind": "reports", "since": "2071-10-27", "due": "2071-11-26"}
    shown = call("retention", "--as-of", "2071-11-26", case=case.folder).stdout
    assert "days 30" in shown
    assert WHO in shown
    assert call("retention", "erase", WHO, "--yes", "--as-of", "2071-11-26", case=case.folder).exit_code == 0
    assert call("reports", "--json", case=case.folder).stdout == ""
    assert call("verify", case=case.folder).exit_code == 0
