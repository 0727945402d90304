"""Figures as pictures: SVG written here, PNG drawn from it. Plain numbers and labels in; nothing is computed and nothing is fetched.

Readable in print and by the colour-blind: what differs in meaning differs in form and lightness too, not in colour alone. Labels in English
and Persian; a viewer shapes Persian letters, and `png` does with a font of its own.
"""

from gavah.pictures.bars import Bar, interval_bars
from gavah.pictures.canvas import Caption
from gavah.pictures.curve import Posterior, posterior, posterior_of, posteriors
from gavah.pictures.overlap import overlap
from gavah.pictures.raster import png
from gavah.pictures.steps import Line, step_lines
from gavah.pictures.timeline import Stretch, timeline
from gavah.pictures.waterfall import Step, waterfall

__all__ = [
    "Bar",
    "Caption",
    "Line",
    "Posterior",
    "Step",
    "Stretch",
    "interval_bars",
    "overlap",
    "png",
    "posterior",
    "posterior_of",
    "posteriors",
    "step_lines",
    "timeline",
    "waterfall",
]
