"""Latent classes: the sampler, its chains, whether they agree, and the estimate."""
