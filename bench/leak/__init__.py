"""Canaries over every format and a release searched for them: `python -m bench leak [--sizes 5000]`."""

from bench.leak.run import run

__all__ = ["run"]
