"""Which reader reads, where it answers, and what it cost: the options of `read` and `run`, and what is said about them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gavah.casefile import Case
from gavah.cli.options import Command
from gavah.cli.output import note, notes, plain, progress
from gavah.cli.words import plural
from gavah.model import InputError

if TYPE_CHECKING:
    from gavah.pipeline.asking import Cost, Model
    from gavah.readers.spacy.package import Package

RULES, LLM, SPACY = "rules", "llm", "spacy:"
_SHOWN = 5


class ReaderName(click.ParamType[str]):
    """`rules`, `llm`, or `spacy:` with the name of an installed package."""

    name = "rules|llm|spacy:PACKAGE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's signature
        """The words as they are, if they name a reader."""
        words = str(value)
        if words in (RULES, LLM) or (words.startswith(SPACY) and words != SPACY):
            return words
        return self.fail(f"{words!r} is not one of rules, llm, spacy:PACKAGE", param, ctx)


def reader_options(command: Command) -> Command:
    """Options of the reader. None of them has a variable of the environment: where words go is said each time."""
    options = [
        click.option(
            "--reader",
            type=ReaderName(),
            metavar="[rules|llm|spacy:PACKAGE]",
            default=RULES,
            show_default=True,
            help="Who reads: the rules, a language model, or the rules with an installed spaCy package of English as their parser.",
        ),
        click.option("--address", metavar="URL", default=None, help="Where the model answers. Default: http://127.0.0.1:8080/v1, this machine."),
        click.option("--model", default="", help="The model's name at that address."),
        click.option("--key-file", type=click.Path(path_type=Path), default=None, help="A file with the key that the address wants."),
        click.option("--concurrency", type=click.IntRange(1, 64), default=None, help="Requests to the model at a time. Default: 4."),
        click.option("--timeout", type=click.FloatRange(1), default=None, help="Seconds the model has for one answer. Default: 300."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def model_of(
    *, reader: str, address: str | None, model: str, key_file: Path | None, concurrency: int | None, timeout: float | None
) -> "Model | None":
    """The model that is to read; None for the rules. Raises a usage error where the options do not fit together."""
    if reader != LLM:
        if address or model or key_file or concurrency or timeout:
            raise click.UsageError("--address, --model, --key-file, --concurrency and --timeout go with --reader llm")
        return None
    if not model:
        raise click.UsageError("--reader llm needs --model NAME")
    from gavah.pipeline.asking import Model
    from gavah.readers.llm.address import DEFAULT
    from gavah.readers.llm.address import address as address_in

    return Model(to=address_in(address or DEFAULT), name=model, key=_key(key_file), concurrency=concurrency or 4, timeout=timeout or 300.0)


def package_of(reader: str) -> "Package | None":
    """The spaCy package that is to parse; None where none is named. Raises `InputError` where it cannot do the work."""
    if not reader.startswith(SPACY):
        return None
    from gavah.readers.spacy.package import package

    return package(reader.removeprefix(SPACY))


def _key(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        key = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the key cannot be read", where=str(file), remedy="check the file's name and who may read it") from error
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise InputError("there is no key in it", where=str(file), remedy="put the key alone on one line")
    return key


def read_with(case: Case, model: "Model") -> None:
    """Read with `model`: first what leaves the machine, then a progress bar, then what it cost."""
    from gavah.pipeline.asking import read_with_model, waiting

    sent, held_back = waiting(case, model)
    _warn(model, len(sent), len(held_back))
    with progress() as bar:
        task = bar.add_task("asking", total=None)
        done, cost = read_with_model(case, model, progress=lambda count, whole: bar.update(task, completed=count, total=whole))
    note(f"{plural(done.claims, 'claim')} in {plural(done.reports, 'report')} read")
    for line in cost_lines(cost):
        note(line)
    if done.problems or cost.refused:
        note(f"{plural(done.problems + cost.refused, 'report')} could not be read whole: gavah problems", style="yellow")


def _warn(model: "Model", sent: int, held_back: int) -> None:
    """Said also where --quiet asks for silence: words leave the machine."""
    from gavah.readers.llm.address import stays_here

    if stays_here(model.to, model.name):
        return
    lines = [f"WARNING: the words of {plural(sent, 'report')} leave this machine, for {model.to} ({model.name}). Whoever runs it can keep them."]
    if not model.to.secure and not model.to.is_loopback:
        lines.append("WARNING: the address is not encrypted (http): everyone on the way can read along.")
    if held_back:
        lines.append(
            f"{plural(held_back, 'private or sealed report is', 'private or sealed reports are')} not sent; the rules read what they tell here."
        )
    for line in lines:
        notes.print(plain(line), style="bold yellow", soft_wrap=True)


def cost_lines(cost: "Cost") -> list[str]:
    """What it cost and what the answers were worth, in three lines."""
    tokens = f"{cost.prompt_tokens:,} + {cost.completion_tokens:,} tokens (asked + answered)"
    again = f" ({cost.retries:,} of them again)" if cost.retries else ""
    kept = f", {plural(cost.kept, 'answer')} held from before" if cost.kept else ""
    lines = [f"cost: {plural(cost.requests, 'request')}{again}, {tokens}, {cost.seconds:,} seconds{kept}"]
    rejected = ", ".join(f"{reason} {count:,}" for reason, count in cost.rejected.most_common(_SHOWN))
    more = " …" if len(cost.rejected) > _SHOWN else ""
    lines.append(f"{cost.entries:,} entries in the answers, {cost.rejected.total():,} rejected{': ' if rejected else ''}{rejected}{more}")
    if cost.unread:
        lines.append("left open, since the scanners read no value there: " + ", ".join(f"{field} {n:,}" for field, n in cost.unread.most_common()))
    return lines
