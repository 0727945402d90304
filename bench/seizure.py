"""What a seizure exposes and what it loses: contributors and desks, a random share of both seized on one day, every carrier recorded.

`python -m bench seizure [--sizes 40,150]`: contributors and days. Nothing is modelled that the program can do itself: packets are sealed by
`field`, desks renew and destroy intake keys as `gavah keys` does, and the adversary tries what is on the seized machines against every packet.

Each contributor sends a packet about every ten days, sealed to so many of the desks, drawn anew for each packet. It reaches each of them after
a delay (six days on average, one in fifty after ten weeks, when the intake key is gone). On the last day devices and desks are seized. A desk is
taken *open* (running, or its passphrase given: the worst; locked it exposes nothing, which tests of the sealed case hold). What a contributor's
device gives away is looked for once: `gavah seal` is run in an empty home, the text deleted, and everything left there searched and tried.

- exposed: packets whose words the adversary reads, through opened cases or through intake keys not yet destroyed (`by_keys_only`: not opened anywhere
  seized, but recorded and sealed to a key still there);
- lost: packets that no desk left has opened or can open; `warned`: those of them whose sender the program told so beforehand (one desk only).
"""

import io
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from gavah.field.box import Box, Intake, new_box, renewed
from gavah.field.desks import Card, written
from gavah.field.packet import PacketRefused
from gavah.field.sealing import Draft, sealed, unsealed

START = date(2071, 1, 1)
SHARES = (0.1, 0.25, 0.5)
SETTINGS = ((2, 1), (2, 2), (4, 2), (8, 2), (8, 3))
"""Desks, and to how many of them a packet is sealed."""
EVERY, DELAY, LATE, VERY_LATE = 10, 6, 0.02, 70
DRAWS = 200


@dataclass
class Desk:
    """A desk: its box as the days go by, what waits for it, and what it has opened."""

    box: Box = field(default_factory=new_box)
    arriving: dict[int, list[int]] = field(default_factory=dict)
    opened: set[int] = field(default_factory=set)

    def card(self) -> Card:
        """What contributors seal to."""
        card = self.box.card()
        assert card is not None
        return card


@dataclass(frozen=True)
class Sent:
    """A recorded packet, and the desks it was sealed to."""

    sealed: bytes
    desks: frozenset[int]


def run(data: Path | None = None, out: Path | None = None, sizes: str = "40,150", seed: int = 0) -> dict[str, Any]:
    """A row for each setting and share; means over random seizures."""
    contributors, days = (int(size) for size in sizes.split(","))
    rows = []
    for desks, to in SETTINGS:
        chance = random.Random(f"{seed} {desks} {to}")
        sent, held = history(chance, contributors, days, desks, to)
        rows += [_row(chance, sent, held, START + timedelta(days=days), share, to) for share in SHARES]
    return {"contributors": contributors, "days": days, "seizures_each": DRAWS, "a_device": device(), "rows": rows}


def device() -> dict[str, int]:
    """What is left in the home of somebody who sealed a text with a hand and deleted it: files, words of it, secret keys, packets these open."""
    words, hand = "constructed pelicans over the bridge", "six words of a hand that is asked"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        desk = Desk(box=renewed(new_box(), date.today()))
        (home / "card").write_bytes(written(desk.card()))
        (home / "text").write_text(words, encoding="utf-8")
        (home / "hand").write_text(hand, encoding="utf-8")
        command = [sys.executable, "-m", "gavah.cli.main", "seal", "--quiet", "--to", "card", "--text-file", "text", "--hand-file", "hand"]
        env = {**os.environ, "HOME": folder, "XDG_CACHE_HOME": folder, "TMPDIR": folder}
        subprocess.run(command, cwd=home, check=True, stdout=subprocess.DEVNULL, env=env)
        (home / "text").unlink()
        (home / "hand").unlink()
        files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
        packets = [data for path, data in files.items() if path.suffix == ".age"]
        assert packets
        found = [key for data in files.values() for key in re.findall(rb"AGE-SECRET-KEY-1[A-Z0-9]{58}", data)]
        box = msgspec.structs.replace(desk.box, intake=tuple(Intake(identity=key.decode(), offered=desk.card().newest) for key in found))
        return {
            "files": len(files),
            "words": sum(word.encode() in data for data in files.values() for word in (words, "pelicans", hand)),
            "secret_keys": len(found),
            "packets_opened": sum(opens(Sent(data, frozenset()), box) for data in packets),
        }


def history(chance: random.Random, contributors: int, days: int, desks: int, to: int) -> tuple[list[Sent], list[Desk]]:
    """Packets as they were sent, and the desks as they are on the last day."""
    held, sent = [Desk() for _ in range(desks)], list[Sent]()
    for day in range(days + 1):
        for number, desk in enumerate(held):
            desk.box = renewed(desk.box, START + timedelta(days=day))
            for packet in desk.arriving.pop(day, []):
                if number in sent[packet].desks and opens(sent[packet], desk.box):
                    desk.opened.add(packet)
        for _ in range(sum(chance.random() < 1 / EVERY for _ in range(contributors))):
            named = chance.sample(range(desks), to)
            draft = Draft(text=f"constructed {len(sent)}")
            (made,) = sealed(draft, [held[number].card().newest.key for number in named])
            for number in named:
                delay = VERY_LATE if chance.random() < LATE else 1 + int(chance.expovariate(1 / DELAY))
                held[number].arriving.setdefault(day + delay, []).append(len(sent))
            sent.append(Sent(made, frozenset(named)))
    return sent, held


def opens(packet: Sent, box: Box) -> bool:
    """Do the keys in `box` open it? Tried, not reckoned."""
    try:
        return bool(unsealed(io.BytesIO(packet.sealed), box.identities).manifest.text)
    except PacketRefused:
        return False


def _row(chance: random.Random, sent: Sequence[Sent], held: Sequence[Desk], last: date, share: float, to: int) -> dict[str, Any]:
    openable = [{at for at, packet in enumerate(sent) if opens(packet, desk.box)} for desk in held]
    periods = max((last - key.offered.first).days / 30 for desk in held for key in desk.box.intake)
    sums = dict.fromkeys(("exposed", "by_keys_only", "lost", "lost_though_one_survives", "warned"), 0)
    for _ in range(DRAWS):
        seized = {number for number in range(len(held)) if chance.random() < share}
        lost = _lost(sent, held, openable, seized)
        by_cases = set().union(*(held[number].opened for number in seized)) if seized else set()
        by_keys = set().union(*(openable[number] for number in seized)) if seized else set()
        sums["exposed"] += len(by_cases | by_keys)
        sums["by_keys_only"] += len(by_keys - by_cases)
        sums["lost"] += len(lost)
        sums["lost_though_one_survives"] += sum(bool(sent[at].desks - seized) and not _too_late(at, sent, held, openable) for at in lost)
        sums["warned"] += len(lost) if to == 1 else 0
    whole = {name: count / DRAWS / len(sent) for name, count in sums.items()}
    return {"desks": len(held), "sealed_to": to, "seized": share, "packets": len(sent), **whole, "oldest_key_periods": periods}


def _lost(sent: Sequence[Sent], held: Sequence[Desk], openable: Sequence[set[int]], seized: set[int]) -> set[int]:
    """Packets that no desk left has opened or still can."""
    left = [number for number in range(len(held)) if number not in seized]
    kept = set().union(*(held[number].opened | openable[number] for number in left)) if left else set()
    return set(range(len(sent))) - kept


def _too_late(at: int, sent: Sequence[Sent], held: Sequence[Desk], openable: Sequence[set[int]]) -> bool:
    """Did the packet reach one of its desks only when the key was gone? Then a desk may survive and not have it, seizure or none."""
    return any(at not in held[number].opened and at not in openable[number] for number in sent[at].desks)
