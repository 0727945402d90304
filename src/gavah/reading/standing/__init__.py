"""Whether what a frame tells is told as so: told only to be denied, taken back, rehearsed, supposed, planned or meant as a figure of speech."""

from gavah.reading.standing.judge import judged

__all__ = ["judged"]
