"""A small sealed case with its desk, and packets sealed to it. Everything in it is constructed."""

import io
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from light_age import lighten

from gavah.casefile import Case
from gavah.field.box import FOLDER, Box, Recovery, lock, new_box, renewed
from gavah.field.hands import hand_key
from gavah.field.paper import new_identity, recipient_of
from gavah.field.sealing import Draft, seal_into, sealed

DAY = date(2071, 10, 27)
WORDS = "درخت بلند خاموش سنگ"


def sealed_case(folder: Path, day: date = DAY) -> Case:
    """A new sealed case with an intake key and one recovery key. All of one day have the same keys."""
    box, copy = _locked(day)
    keys = folder / FOLDER
    keys.mkdir(parents=True)
    (keys / "recovery-1.age").write_bytes(copy)
    lighten(folder, box, WORDS)
    return Case.create(folder, day=day, box=box)


@cache
def _locked(day: date) -> tuple[Box, bytes]:
    """A box that was locked once, and its recovery copy."""
    box = renewed(new_box([Recovery(recipient=recipient_of(new_identity()))]), day)
    with tempfile.TemporaryDirectory() as folder:
        made = lock(Path(folder), box, WORDS)
        return made, (Path(folder) / FOLDER / "recovery-1.age").read_bytes()


def send(folder: Path, box: Box, text: str = "", *bodies: tuple[str, bytes], hand: str = "", **fields: str) -> list[Path]:
    """A packet or set of `text` and attachments (media type, bytes), sealed to the desk of `box`."""
    card = box.card()
    attachments = [(kind, lambda body=body: io.BytesIO(body)) for kind, body in bodies]
    draft = Draft(text=text, attachments=attachments, **fields)
    key = hand_key(hand, bytes.fromhex(card.name_key)) if hand else None
    return seal_into(folder, sealed(draft, [card.newest.key], hand=key))
