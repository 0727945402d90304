"""What a token is: the shapes of words, numbers, dates and marks in a folded text."""

import re
from typing import Final

TOKEN: Final = re.compile(
    r"(?P<break>\n[ \n\r]*\n)"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2}(?![\d-]))"
    r"|(?P<slashed>(?:\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4})(?![\d/.]*\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<ord>(?:\d{1,4}(?:st|nd|rd|th)|\d{0,3}[23]d)(?!\w))"
    r"|(?P<decade>(?:\d{2})?\d0'?s(?!\w))"
    r"|(?P<num>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?)"
    r"|(?P<dotted>(?:[a-z]\.){2,})"
    r"|(?P<own>'s(?!\w))"
    r"|(?P<oclock>o'clock)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<punct>[^\s\w]|_)"
)


def pieces(folded: str) -> list[str]:
    """The tokens of a folded text or of an entry of a data file."""
    return [match.group() for match in TOKEN.finditer(folded)]
