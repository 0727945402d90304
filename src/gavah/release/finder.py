"""Ranges of a text that may name a person. It only proposes: who approves a sentence sees it as it will stand."""

import re
from collections.abc import Sequence

Range = tuple[int, int]
_PERSIAN_TITLE = re.compile(
    "(?:آقای|خانم|دکتر|مهندس|حجت‌?الاسلام|آیت‌?الله|سردار|سرهنگ|سروان|شهید|زنده‌?یاد|به نام|بنام)[ \u200c]+((?:[آ-ی]+[ \u200c]?){1,2}[آ-ی]+)"
)
"""A title or "by the name of", and the two or three words behind it: Persian has no capitals to go by."""


def names_of_persons(text: str, language: str) -> Sequence[Range]:
    """Where persons may be named. Opens the engine for English."""
    if language == "fa":
        return [hit.span(1) for hit in _PERSIAN_TITLE.finditer(text)]
    from gavah.reading.engine import parse

    return [(one.start, one.end) for one in parse([text])[0].names if one.type == "PER"]
