"""The errors of gavah, all under one roof.

GavahError            anything a person can mend: the message says what, where and what to do
├── InputError        a file, row or address could not be read
├── SpanError         words that are not at their offsets
├── QuestionError     a question that cannot be asked as it stands (ambiguous place, bad date)
├── CaseError         the case on disk is missing, locked, full or of a newer version
└── Refused           the program could, but must not (exit code 4)
"""


class GavahError(Exception):
    """What went wrong, where, and what to do about it.

    Arguments: `what` (one sentence), `where` (file, line, offset; may be empty), `remedy` (may be empty).
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(" · ".join(part for part in (where, what, remedy) if part))


class InputError(GavahError):
    """A file, row or address could not be read."""


class SpanError(GavahError):
    """Words that are not at their offsets."""


class QuestionError(GavahError):
    """A question that cannot be asked as it stands."""


class CaseError(GavahError):
    """The case on disk is missing, locked, full or of another version."""


class Refused(GavahError):
    """The program could, but must not."""

    exit_code = 4
