"""add → read → link over a whole case, in limited worker processes, a batch at a time; a kill loses at most one batch."""

from gavah.pipeline.adding import Added, add
from gavah.pipeline.linking import link
from gavah.pipeline.places import gazetteer_of, keep_gazetteer
from gavah.pipeline.reading import ReadDone, read

__all__ = ["Added", "ReadDone", "add", "gazetteer_of", "keep_gazetteer", "link", "read"]
