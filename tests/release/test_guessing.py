"""A million names tried against everything a release publishes find nobody (SAFETY.md: ids that hash content gave a name back in five seconds).

The attacker is given more than any reader has: the withheld report and the claim read in it, all but the name.
"""

import hashlib
import re

import msgspec
from release_world import NAME

from gavah.casefile import Case
from gavah.model import canonical

_HEX = re.compile(rb"[0-9a-f]{16,64}")
_HOLE = b"\x00name\x00"


def _published(folder):
    """Every run of hexadecimal digits in files and file names, cut to the 16 that the shortest digest of the case has at least."""
    found = {run[:16] for path in folder.rglob("*") if path.is_file() for run in _HEX.findall(path.read_bytes() + path.name.encode())}
    assert len(found) > 20  # ids and digests are there to be tried
    return found


def _templates(case: Case):
    """What might have been hashed, with a hole for the name: the name, the withheld report and its words, its claim as ids are made of it."""
    report = case.report("r-2")
    (claim,) = case.claims_where("report = ?", ("r-2",))
    content = msgspec.to_builtins(claim)
    for gone in ("id", "reader", "corrected"):
        del content[gone]
    texts = [NAME.encode(), report.text.encode(), report.text.split(",")[1].encode(), canonical(content), canonical(report)]
    return [text.replace(NAME.encode(), _HOLE) for text in texts]


def _names():
    """A million, the true one last."""
    yield from (f"{first}{second} Tamrini".encode() for first in range(1000) for second in range(1000) if (first, second) != (999, 999))
    yield NAME.encode()


def _guessed(templates, published, names=None):
    parts = [template.split(_HOLE) for template in templates]
    for name in names or _names():
        for pieces in parts:
            if hashlib.sha256(name.join(pieces)).hexdigest()[:16].encode() in published:
                yield name.decode()


def test_a_million_names_hashed_into_ids_and_digests_find_nobody(two_releases):
    case, first, second = two_releases
    templates = _templates(case)
    assert all(_HOLE in template for template in templates)
    assert list(_guessed(templates, _published(first) | _published(second))) == []


def test_a_digest_of_what_is_withheld_would_have_given_the_name_back(two_releases):
    """The attack works: one digest of the withheld words among those published, and the name is found."""
    case, first, _ = two_releases
    published = _published(first)
    for template in _templates(case):
        digest = hashlib.sha256(template.replace(_HOLE, NAME.encode())).hexdigest()[:16].encode()
        assert digest not in published
        assert list(_guessed([template], published | {digest}, names=[b"Nima Tamrini", NAME.encode()])) == [NAME]
