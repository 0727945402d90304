"""Figures: questions → evidence, floor, best, named, ceiling, with proofs and contradictions. See docs/figures.md."""

from gavah.figures.accounts import Account, FigureCase, Tie
from gavah.figures.ask import ask
from gavah.figures.regions import Box
from gavah.figures.solution import Numbers, Solution, solve

__all__ = ["Account", "Box", "FigureCase", "Numbers", "Solution", "Tie", "ask", "solve"]
