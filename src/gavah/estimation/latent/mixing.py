"""Have several chains seen the same distribution? Split R-hat and the effective sample size.

Gelman et al. 2013, Bayesian Data Analysis, 3rd edition, section 11.4-11.5; Vehtari et al. 2021, Bayesian Analysis 16:667-718 (autocorrelations of all
chains together, Geyer's initial monotone sequence).
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def halves(chains: Floats) -> Floats:
    """(2 · chains, draws // 2): each chain cut in two, so that a drift within one counts as a difference."""
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])


def split_r_hat(chains: Floats) -> float:
    """The factor by which the spread might still shrink; 1 is mixed. `chains` (chains, draws), at least four draws each."""
    parts = halves(chains)
    within, whole = _variances(parts)
    if within == 0:
        return 1.0 if whole == 0 else float("inf")
    return float(np.sqrt(whole / within))


def effective_size(chains: Floats) -> float:
    """How many independent draws tell as much about the mean as these do."""
    parts = halves(chains)
    count, length = parts.shape
    within, whole = _variances(parts)
    if whole == 0 or within == 0:
        return float(count * length) if whole == 0 else float(count)
    covariance = _autocovariance(parts).mean(axis=0) * length / (length - 1)
    rho = 1 - (within - covariance) / whole
    rho[0] = 1.0
    pairs = rho[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs < 0)
    steady = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    time = max(2 * steady.sum() - 1, 1 / np.log10(max(count * length, 11)))
    return float(count * length / time)


def _variances(parts: Floats) -> tuple[float, float]:
    """(mean variance within the parts, variance of all as if from one distribution)."""
    length = parts.shape[1]
    within = float(parts.var(axis=1, ddof=1).mean())
    return within, within * (length - 1) / length + float(parts.mean(axis=1).var(ddof=1))


def _autocovariance(parts: Floats) -> Floats:
    length = parts.shape[1]
    size = 1 << (2 * length - 1).bit_length()
    wave = np.fft.rfft(parts - parts.mean(axis=1, keepdims=True), size, axis=1)
    return np.asarray(np.fft.irfft(np.abs(wave) ** 2, size, axis=1)[:, :length] / length)
