"""A sentence that ends in a number ends there."""

from gavah.reading.attribution import attributions


def test_a_day_before_a_full_stop_is_no_initial():
    text = "The network says that many have died since October 1. The agency quotes the office as saying that nobody has."
    sources = [text[a:b] for one in attributions(text, lang="en") for a, b in one.source]
    assert "The agency" in sources
    assert not any("October" in source for source in sources)
