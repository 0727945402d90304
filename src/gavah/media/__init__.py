"""Photos and films as items of a case: what they are, which are copies of one another, and a copy without metadata.

Never any feature of a face or a voice. What is read here stays inside: nothing of it goes into a release.
"""

from gavah.media.copies import Distinct, distinct
from gavah.media.examine import Examined, examine, is_media
from gavah.media.record import MediaRecord

__all__ = ["Distinct", "Examined", "MediaRecord", "distinct", "examine", "is_media"]
