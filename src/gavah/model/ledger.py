"""A person's judgement, and one line of the custody ledger."""

import msgspec


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A person's judgement; only ever appended. Names report, span and field beside the claim's id, so that it finds the claim again.

    `verb`: accept, reject, cannot-tell, correct, claim, merge, split, vouch, grade, withdraw, restore, class, approve, consent, code,
    adjudicate, undo … `value` is a word (a grade, a class) or JSON (a corrected field, a claim, a consent, a coding).
    `after`: hashes of the decisions on the same target its author had seen; exactly these are overridden (`gavah.model.standing`).
    """

    verb: str
    on: str
    by: str
    at: str
    report: str = ""
    start: int = -1
    end: int = -1
    field: str = ""
    value: str = ""
    other: str = ""
    reason: str = ""
    after: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the ledger (SAFETY.md): what is hashed into the leaf. `body` is SHA-256(salt ‖ body bytes), in hex.

    `day` is ISO; entries carry no clock time. An entry holds words and a number, never what could lead back to it: there is nothing for the
    collector of cycles to follow in the tens of thousands of a batch.
    """

    kind: str
    log: str
    seq: int
    day: str
    on: str
    actor: str
    body: str
    after: tuple[str, ...] = ()
