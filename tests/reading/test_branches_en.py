"""A regular expression branched by letters finds what the plain alternation finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gavah.reading.frames.english.branches import branched
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.tellings import _near, _rows

_STEMS = ["hunger\\ strike", "killed", "kill", "kidnap", "sit\\-in", "prison terms?", "(?:they|agents\\w*) took", "tak(?:en|ing) away", "put to"]
_PLAIN = re.compile(rf"\b(?:{'|'.join(_STEMS)})", re.IGNORECASE)
_BRANCHED = re.compile(rf"\b(?:{branched(_STEMS)})")
_TOLD = "Agents TOOK them; AGENTSX took her. Killed, \u212aILL, \u017fit-in, KIDNAP and skill; a Hunger Strike, taken away, prison term, they took"


@given(st.text(alphabet="killedsaprtonhug -\u212a\u017f\u0130TA", max_size=40) | st.permutations(_TOLD.split()).map(" ".join))
def test_branches_find_what_the_alternation_finds(text: str) -> None:
    assert [m.span() for m in _BRANCHED.finditer(text)] == [m.span() for m in _PLAIN.finditer(text)]


def test_the_told_words_are_found_in_either_case() -> None:
    assert len(_BRANCHED.findall(_TOLD)) == len(_PLAIN.findall(_TOLD)) > 8


def test_the_event_words_are_branched_by_their_letters() -> None:
    assert lexicon().stems.pattern.startswith(r"\b(?:["), "a stem that begins with no letter makes the search slow again"


@given(st.lists(st.sampled_from(sorted({w for _, row in _rows() for w in row.near})), max_size=4).map(" and ".join))
def test_the_rows_found_by_letters_are_those_whose_near_words_stand_there(text: str) -> None:
    plain = [i for i, (_, row) in enumerate(_rows()) if not row.near or any(word in text for word in row.near)]
    found = _near().rows_of(text)
    assert set(plain) <= set(found)
    assert [i for i in found if i not in _near().always] == [i for i in plain if i not in _near().always]
