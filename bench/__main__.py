"""`python -m bench TASK --data DIR`: one task with its official definition, gavah beside its peers."""

import inspect
import json
import platform
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

TASKS: dict[str, str] = {
    "exercise": "exercise",
    "leak": "leak",
    "estimation": "estimation",
    "simulation": "simulation",
    "figures": "figures",
    "gold": "gold",
    "handcheck": "handcheck",
    "times-en": "times_en",
    "times-fa": "times_fa",
    "places": "places",
    "placement": "placement",
    "attribution": "attribution",
    "parser": "parser",
    "names": "names",
    "copies": "copies",
    "translations": "translations",
    "people": "people",
    "link-reports": "link_reports",
    "link-speed": "link_speed",
    "ask-speed": "ask_speed",
    "judging-speed": "judging_speed",
    "desk-speed": "desk_speed",
    "count": "count",
    "coref": "coref",
    "maverick": "maverick",
    "reports": "reports",
    "deaths": "deaths",
    "seal": "seal",
    "seizure": "seizure",
    "muc4": "muc4.run",
    "gtt": "gtt",
    "india": "india",
    "case": "case",
    "custody": "custody",
    "tamper": "tamper",
    "kills": "kills",
    "hostile": "hostile.run",
}
"""Task → module of this package, each with `run(data, out, …) -> scores`."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("task", type=click.Choice(list(TASKS)))
@click.option("--data", type=click.Path(path_type=Path), help="The task's folder or file. Tasks that generate their data need none.")
@click.option("--out", type=click.Path(path_type=Path), help="Write predictions here, one JSON object a line.")
@click.option("--json", "as_json", is_flag=True, help="The scores as one JSON object.")
@click.option("--peer", multiple=True, help="Only this peer (may be repeated).")
@click.option("--gold-toponyms", is_flag=True, help="places: resolve the given toponyms.")
@click.option("--sizes", default=None, help="Sizes to run, such as 1000,5000 (figures, link-speed, ask-speed, reports, custody, tamper, kills …).")
@click.option("--draw", type=click.Path(path_type=Path), help="link-speed: draw the growth here (SVG).")
@click.option("--family", default=None, help="figures: plain, mixed, days, gap or brute; simulation: one design.")
@click.option("--train", type=click.Path(path_type=Path, exists=True), help="muc4, gtt, india, case: fit a head on this folder first.")
@click.option("--folds", type=int, default=None, help="india, case, gtt, muc4: cross-validation in one folder, this many folds.")
@click.option("--seed", type=int, default=None, help="handcheck, hostile …: draw another sample.")
@click.option("--half", type=click.IntRange(0, 1), default=None, help="handcheck: only the texts of this half, by their hash.")
def main(task: str, data: Path | None, out: Path | None, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - each runner's own
    """Run TASK and print its scores."""
    name = f"bench.{TASKS[task]}"
    if find_spec(name) is None:
        raise click.ClickException(f"{task} is not in this version")
    if data is not None and not data.exists():
        raise click.ClickException(f"no data at {data}; see the docs for where each benchmark's data comes from")
    run = import_module(name).run
    known = inspect.signature(run).parameters
    takes_all = any(p.kind is p.VAR_KEYWORD for p in known.values())
    given = {key: value for key, value in options.items() if value not in (None, False, ())}
    for key in sorted(key for key in given if not takes_all and key not in known):
        click.echo(f"{task} has no --{key.replace('_', '-')}: ignored", err=True)  # one command may measure many tasks with the same options
        del given[key]
    if data is None and known["data"].default is inspect.Parameter.empty and "None" not in str(known["data"].annotation):
        raise click.ClickException(f"{task} needs --data")
    scores = run(data, out, **given)
    if as_json:
        click.echo(json.dumps({"task": task, "python": platform.python_version(), **scores}, default=str))
    else:
        _print(task, scores)


def _print(task: str, scores: dict[str, Any], indent: int = 0) -> None:
    click.echo(f"{'  ' * indent}{task}")
    for name, value in scores.items():
        if isinstance(value, dict):
            _print(str(name), value, indent + 1)
        elif isinstance(value, list):
            click.echo(f"{'  ' * (indent + 1)}{name}:")
            for item in value:
                click.echo(f"{'  ' * (indent + 2)}{_line(item)}")
        else:
            click.echo(f"{'  ' * (indent + 1)}{name}: {_number(value)}")


def _line(item: object) -> str:
    return "  ".join(f"{k} {_number(v)}" for k, v in item.items()) if isinstance(item, dict) else str(item)


def _number(value: object) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
