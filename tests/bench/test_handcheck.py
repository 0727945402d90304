"""The sheet for reading by hand: two halves of the texts, and no text more than once before all had their turn. Texts are constructed."""

from bench.handcheck import draw, half_of

TEXTS = [
    f"{city}, 3 May 2071 (TAMRIN) -- Two men were executed in {city} on Monday. Three women were arrested."
    for city in ("Yazd", "Qom", "Bam", "Sari", "Arak")
]


def test_each_text_is_of_one_half_for_good() -> None:
    halves = [half_of(text) for text in TEXTS]
    assert set(halves) == {0, 1}
    assert halves == [half_of(text) for text in TEXTS]


def test_every_text_is_drawn_from_before_one_is_drawn_from_again() -> None:
    rows = list(draw(TEXTS, 7, seed=1))
    assert len(rows) == 7
    assert len({report.text for report, _ in rows[:5]}) == 5
    assert len({(report.text, claim.id) for report, claim in rows}) == 7
