"""Latent classes: the chains, whether they agree, and what is said when they do not."""

import numpy as np
import pytest
from estimation_world import drawn, expected, of_rows

from gavah.estimation import from_patterns
from gavah.estimation.latent.chains import Chain
from gavah.estimation.latent.lcmcr import latent_classes
from gavah.estimation.latent.mixing import effective_size, split_r_hat


def chains(count=4, length=4000, *, shift=0.0, memory=0.0, seed=1):
    noise = np.random.default_rng(seed).normal(size=(count, length))
    for at in range(1, length):
        noise[:, at] = memory * noise[:, at - 1] + np.sqrt(1 - memory**2) * noise[:, at]
    return noise + shift * np.arange(count)[:, None]


def test_chains_of_one_distribution_have_mixed_and_others_have_not():
    assert split_r_hat(chains()) < 1.01
    assert split_r_hat(chains(shift=1.0)) > 1.3
    drifting = chains() + np.linspace(0, 3, 4000)
    assert split_r_hat(drifting) > 1.2


def test_the_effective_size_is_that_of_independent_draws():
    assert effective_size(chains()) == pytest.approx(16_000, rel=0.15)
    # a chain that remembers ρ of its last step is worth (1 − ρ) / (1 + ρ) of its length
    assert effective_size(chains(memory=0.9, length=20_000)) == pytest.approx(80_000 * 0.1 / 1.9, rel=0.2)


def test_chains_that_do_not_move_are_told():
    stuck = np.repeat(np.arange(4.0)[:, None], 100, axis=1)
    assert split_r_hat(stuck) == np.inf
    assert split_r_hat(np.ones((4, 100))) == 1.0


def test_independent_lists_are_covered():
    estimate = latent_classes(drawn(2000), seed=1, sweeps=8000)
    assert estimate.low < 2000 < estimate.high
    assert estimate.n_hat == pytest.approx(2000, rel=0.06)
    assert len(estimate.diagnostics["medians of the chains"]) == 4


def test_two_classes_that_independence_misses_are_covered():
    chance = np.random.default_rng(11)
    easy = chance.random(5000) < 0.4
    table = of_rows(chance.random((5000, 4)) < np.where(easy[:, None], [0.45, 0.5, 0.55, 0.6], [0.1, 0.15, 0.2, 0.25]))
    estimate = latent_classes(table, seed=1, sweeps=20_000)
    assert table.observed < 3800
    assert estimate.low < 5000 < estimate.high


def test_the_same_seed_gives_the_same_numbers_and_another_others():
    table = drawn(600)
    once, again, other = (latent_classes(table, seed=seed, sweeps=2000) for seed in (5, 5, 6))
    assert once == again
    assert once.diagnostics["medians of the chains"] != other.diagnostics["medians of the chains"]


def test_a_chain_run_in_parts_is_the_chain():
    table = drawn(600)
    whole, parts = (Chain(table, 5, np.random.SeedSequence(2)) for _ in range(2))
    whole.lengthen(2000)
    for to in (400, 1000, 2000):
        parts.lengthen(to)
    assert (whole.draws == parts.draws).all()
    assert len(whole.draws) == 100


def test_chains_that_disagree_are_doubled_and_then_refused_with_their_medians():
    sparse = from_patterns(
        {(1, 0, 0, 0): 200, (0, 1, 0, 0): 300, (0, 0, 1, 0): 250, (0, 0, 0, 1): 180, (1, 1, 0, 0): 3, (0, 1, 1, 0): 2, (0, 0, 1, 1): 2}
    )
    estimate = latent_classes(sparse, seed=1, sweeps=400, most_sweeps=1600)
    assert estimate.n_hat is None
    assert "1,600 sweeps" in estimate.refused
    assert estimate.diagnostics["sweeps a chain"] == 1600
    assert len(estimate.diagnostics["medians of the chains"]) == 4


def test_one_class_alone_is_independence():
    """The sampler against a posterior that can be written down: with one class, N and λ follow from the margins alone."""
    table = expected(1500, (0.4, 0.5, 0.3))
    chain = Chain(table, 1, np.random.SeedSequence(3))
    chain.lengthen(60_000)
    unseen = np.arange(0, 1500)
    n = table.observed
    from scipy.special import betaln, gammaln

    fit = gammaln(n + unseen + 1) - gammaln(unseen + 1) - np.log(n + unseen)
    for at in range(3):
        held = table.in_list(at)
        fit += betaln(1 + held, 1 + n + unseen - held)
    odds = np.exp(fit - fit.max())
    odds /= odds.sum()
    mean, spread = (odds * unseen).sum(), np.sqrt((odds * unseen**2).sum() - (odds * unseen).sum() ** 2)
    assert chain.draws[300:].mean() == pytest.approx(mean, abs=0.15 * spread)
    assert chain.draws[300:].std() == pytest.approx(spread, rel=0.1)
