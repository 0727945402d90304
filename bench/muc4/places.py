"""Locations in the task's own form: its documentation lists each place with its country and kind (`TASKDOC`, given to all who took part)."""

import re
from pathlib import Path

_LINE = re.compile(r"^([A-Z][A-Z .]+): ([^*?(]+) ?\(([A-Z /]+)\??\)")
NINE = ("EL SALVADOR", "GUATEMALA", "HONDURAS", "ARGENTINA", "BOLIVIA", "CHILE", "COLOMBIA", "ECUADOR", "PERU")


class Places:
    """Names → (country, name, kind); empty where the documentation is not beside the data."""

    def __init__(self, folder: Path) -> None:
        self.known: dict[str, list[tuple[str, str, str]]] = {}
        path = folder / "TASKDOC" / "templ-doc-more" / "containing-areas-part1.v5"
        for line in path.read_text("latin-1").splitlines() if path.exists() else []:
            match = _LINE.match(line)
            if match and len(match[2].strip()) > 3 and ":" not in match[2]:
                name = match[2].strip()
                self.known.setdefault(name.lower(), []).append((match[1].strip(), name, match[3].strip()))
