"""Run the benchmarks and write docs/benchmarks.md: every figure with its command, data, date and versions.

    python scripts/write_benchmarks.py --data DIR [TASK …]
    python scripts/write_benchmarks.py --data DIR --take TASK=FILE      (what `python -m bench … --json` of that task printed elsewhere)

Tasks not named keep the result that docs/benchmarks.json holds of them. `DIR` is the shared data folder; nothing of it is written down but scores.
"""

import json
import os
import platform
import shlex
import subprocess
import sys
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "docs" / "benchmarks.json"
PAGE = ROOT / "docs" / "benchmarks.md"

RUNS: dict[str, tuple[str, str]] = {
    "exercise": ("exercise --data examples/exercise", "The exercise against its key (constructed; looked at while building, so a DEV score)"),
    "exercise-key": ("exercise --data examples/exercise --family key", "Linking and figures on the key's own claims"),
    "times-timebank": ("times-en --data {data}/times/en/timebank", "English times, TimeBank (DEV)"),
    "times-aquaint": ("times-en --data {data}/times/en/aquaint", "English times, AQUAINT (DEV)"),
    "times-fa": ("times-fa --data {data}/times/fa", "Persian times, the part given (DEV)"),
    "places-lgl": ("places --data {data}/places/LGL.jsonl", "Places, LGL (DEV)"),
    "places-gwn": ("places --data {data}/places/GeoWebNews.jsonl", "Places, GeoWebNews (DEV)"),
    "attribution": ("attribution --data {data}/attribution/polnear_dev.jsonl", "Attribution, PolNeAR dev (DEV)"),
    "muc4": ("muc4 --data {data}/claims/muc4 --train {data}/claims/muc4/dev", "MUC-4, all slots, tst1 and tst2; head fitted on dev"),
    "gtt": (
        "gtt --data {data}/claims/muc4/gtt/dev.json --train {data}/claims/muc4/gtt/train.json",
        "MUC-4, five roles (GTT), dev; head fitted on train",
    ),
    "india": (
        "india --data {data}/claims/india_police --folds 5",
        "IndiaPoliceEvents, five folds of the part given (DEV: cues written with sight of it)",
    ),
    "case": (
        "case --data {data}/claims/case2021_task2 --folds 5",
        "CASE 2021 task 2, five folds of the part given (DEV: cues written with sight of it)",
    ),
    "gold": ("gold --data tests/gold", "Own gold (constructed); see reading.md for what seen, unseen and the batches mean"),
    "placement": ("placement --data tests/gold", "Iranian placement set (constructed), seen and unseen rows"),
    "parser": ("parser --data {data}/language/ewt_dev.conllu", "Parser, EWT dev"),
    "names": ("names --data {data}/language/uner_ewt_dev.iob2", "Names, UNER-EWT dev"),
    "copies": ("copies", "Copies, constructed edits"),
    "translations": ("translations", "Translations English and Persian, constructed (half a looked at while the rules were written, half b not)"),
    "people": ("people --data {data}/people", "Lists of the dead: two with gold (weights fitted on them), four of Iran without"),
    "link-reports": ("link-reports --data {data}/linking/gva", "Reports to incidents, gva (weights fitted on the earlier half)"),
    "count": ("count --data {data}/linking/gva", "Counting questions, gva (fitted on the earlier half)"),
    "coref": ("coref --data {data}/linking/ecbplus", "Events across documents, ECB+ topics 1 to 35 (DEV)"),
    "maverick": ("maverick --data {data}/reports/maverick_event_report.csv", "Structured reports, MAVERICK (DEV)"),
    "link-speed": ("link-speed --sizes 1000,3000,10000,30000,100000,1000000", "Linking speed, generated claims"),
    "figures-plain": ("figures --family plain --sizes 1000,5000,20000,100000", "Figures, plain family, beside plain milp (a minute a case)"),
    "figures-mixed": ("figures --family mixed --sizes 1000,5000,20000", "Figures, mixed family, beside plain milp (a minute a case)"),
    "figures-days": ("figures --family days --sizes 1000,5000,20000", "Figures, 365 days, beside plain milp (a minute a case)"),
    "figures-gap": ("figures --family gap --sizes 1000,20000", "Figures, gap family, beside plain milp (a minute a case)"),
    "figures-brute": ("figures --family brute --sizes 2000", "Figures beside enumeration of worlds, random small cases"),
    "ask-speed": ("ask-speed --sizes 20000,100000", "`gavah ask` on constructed cases, from the disk to the answer"),
    "desk-speed": ("desk-speed --sizes 100000", "Pages of the desk: fifty readers, a page a second each, 100,000 claims"),
    "estimation": ("estimation --data {data}/estimation", "Estimation: all methods on published tables, reference results beside"),
    "simulation": ("simulation --sizes 500", "Estimation: how often 95 % intervals hold the truth, 500 simulated tables a design (hours)"),
    "custody": ("custody", "The log: appends a second, seconds to verify a million leaves"),
    "tamper": ("tamper --sizes 10000", "Single bytes changed: found, in bytes that no query returns, missed"),
    "kills": ("kills --sizes 1000", "Kills at random moments: what was acknowledged and is gone"),
    "hostile": ("hostile --sizes 2000", "Hostile files: each within its limits, the run goes on"),
    "leak": ("leak --sizes 5000", "Planted names in every format of a release"),
    "seal": ("seal --sizes 1024,128", "Sealing, MB a second: the command (1,024 MB) and the page (128 MB)"),
    "deaths": (
        "deaths --data {data}/reports/reports_open.jsonl",
        "Short texts about one dead person: the day of death (texts seen; some rows' days are wrong)",
    ),
    "reports": ("reports --data {data}/reports/reports_open.jsonl --sizes 1000,4610", "The main job: `gavah run` on the real reports"),
}
"""Name → (bench command, title)."""


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--take", "taken", multiple=True, metavar="TASK=FILE", help="A result printed elsewhere by --json; nothing is run for it.")
@click.argument("tasks", nargs=-1)
def main(data: Path, taken: tuple[str, ...], tasks: tuple[str, ...]) -> None:
    """Run TASKS (all, if none is named) and write the page."""
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    found = dict(one.split("=", 1) for one in taken)
    for name in (*found, *(tasks or (() if found else RUNS))):
        click.echo(f"{name} …", err=True)
        scores = _scores(Path(found[name]).read_text(encoding="utf-8")) if name in found else _run(RUNS[name][0], data)
        kept[name] = {"date": date.today().isoformat(), "load": round(os.getloadavg()[0], 1), "scores": scores}
        KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(_page(kept), encoding="utf-8")


def _run(command: str, data: Path) -> dict[str, Any]:
    words = [word.format(data=data) for word in shlex.split(command)]
    done = subprocess.run([sys.executable, "-m", "bench", *words, "--json"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    return _scores(done.stdout)


def _scores(printed: str) -> dict[str, Any]:
    scores: dict[str, Any] = json.loads(printed.strip().splitlines()[-1])
    return {key: value for key, value in scores.items() if key not in ("task", "python")}


def _page(kept: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("gavah", "highspy", "trafilatura", "rensa", "numpy"))
    parts = [
        "# Benchmarks",
        "",
        "Made by `python scripts/write_benchmarks.py --data DATA`; `DATA` is the folder with the public data.",
        f"Python {platform.python_version()}, {versions}.",
        "Two cores, shared with other work: *load* is the one-minute load when a run ended; above 2, seconds are too high.",
        "DEV: measured on the part that was at hand while the rules were written; unseen parts will score lower.",
    ]
    for name, (command, title) in RUNS.items():
        if name in kept:
            parts += [
                "",
                f"## {title}",
                "",
                f"`python -m bench {command.format(data='DATA')}` · {kept[name]['date']} · load {kept[name]['load']}",
                "",
            ]
            parts += _lines(kept[name]["scores"])
    return "\n".join(parts) + "\n"


def _lines(scores: dict[str, Any], depth: int = 0) -> list[str]:
    out = []
    for key, value in scores.items():
        if isinstance(value, dict):
            out += [f"{'  ' * depth}- {key}", *_lines(value, depth + 1)]
        elif isinstance(value, list):
            out += [f"{'  ' * depth}- {key}", *(f"{'  ' * (depth + 1)}- {_row(item)}" for item in value)]
        else:
            out.append(f"{'  ' * depth}- {key}: {_number(value)}")
    return out


def _row(item: object) -> str:
    return ", ".join(f"{key} {_number(value)}" for key, value in item.items()) if isinstance(item, dict) else str(item)


def _number(value: object) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
