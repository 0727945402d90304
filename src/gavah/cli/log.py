"""`gavah log`: the entries of the ledger, and the proofs that others can check."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.ids import whole_id
from gavah.cli.options import as_of_option, case_option, json_option, open_case
from gavah.cli.output import isolate, note, plain, print_json, print_lines, results
from gavah.cli.words import plural
from gavah.custody.note import Key
from gavah.custody.tree import leaf_hash
from gavah.model import InputError

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(invoke_without_command=True, subcommand_metavar="[COMMAND] …")
@case_option
@json_option
@click.option("--kind", default=None, help="Only entries of this kind, such as decision or add.")
@click.pass_context
def log(ctx: click.Context, folder: Path, as_json: bool, kind: str | None) -> None:
    """Every add, run and decision, in order. Entries are only ever appended; the commands below let others check that."""
    if ctx.invoked_subcommand:
        return
    with open_case(folder) as case:
        entries = (entry for entry in case.entries() if kind is None or entry.kind == kind)
        if as_json:
            print_lines(entries)
            return
        for entry in entries:
            results.print(f"{entry.seq:>6}  {entry.day}  {plain(entry.kind):<10} {isolate(entry.on)}  by {isolate(entry.actor)}", soft_wrap=True)


@log.command()
@case_option
@as_of_option
@click.option("-o", "--out", type=_FILE, help="Write it to this file.")
@click.option("--add", "back", type=_FILE, help="Keep the signatures that others put under one of this log's checkpoints.")
@click.option("--by", "signer", default=None, help="With --add: the key of who must have signed it.")
def checkpoint(folder: Path, as_of: date | None, out: Path | None, back: Path | None, signer: str | None) -> None:
    """The signed checkpoint of the log as it is now. Give it away: whoever has it sees later whether anything was rewritten."""
    from gavah.casefile import checkpoints

    with open_case(folder, as_of) as case:
        if back is not None:
            new = checkpoints.take_back(case, _words(back), Key.decoded(signer) if signer else None)
            note(f"{plural(new, 'signature')} kept")
            return
        _give(checkpoints.checkpoint(case), folder, out)


@log.command()
@case_option
def key(folder: Path) -> None:
    """The key that signs this log, as others need it to check."""
    from gavah.casefile import checkpoints

    with open_case(folder) as case:
        click.echo(checkpoints.key_of(case).encoded())


@log.command()
@click.argument("to", metavar="DIR", type=_FOLDER)
@case_option
def export(to: Path, folder: Path) -> None:
    """The log as plain files in a new folder DIR: entries, leaves, checkpoints, key. No body, text or original leaves the case.

    `gavah verify DIR` checks them, and so do sha256sum and openssl by hand.
    """
    from gavah.casefile import exported

    with open_case(folder) as case:
        size = exported.export(case, to)
    note(f"{size:,} entries in {to}")


@log.command()
@click.argument("entry", required=False)
@case_option
@click.option("--from", "old", type=click.IntRange(min=0), help="Prove instead that the log grew out of its first entries, this many.")
@click.option("-o", "--out", type=_FILE, help="Write it to this file.")
def prove(entry: str | None, folder: Path, old: int | None, out: Path | None) -> None:
    """A proof that ENTRY stands in the log, by its number or by the id it is about (the first such). Anyone can check it without the case."""
    from gavah.casefile import checkpoints

    if (entry is None) == (old is None):
        raise click.UsageError("name an entry, or --from a number of entries")
    with open_case(folder) as case:
        if old is not None:
            _give(checkpoints.prove_growth(case, old).encoded(), folder, out)
            return
        seq = _number(case, entry or "")
        _give(checkpoints.prove_leaf(case, seq).encoded(), folder, out)
        note(f"entry {seq}; whoever checks needs its line as well: `gavah log export`")


def _number(case: Case, words: str) -> int:
    if words.isdecimal():
        return int(words)
    row = case.db.execute("SELECT min(seq) FROM entry WHERE subject IN (?, ?)", (words, _whole(case, words))).fetchone()
    if row[0] is None:
        raise InputError(f"no entry is about {words!r}", remedy="`gavah log` lists them")
    return int(row[0])


def _whole(case: Case, words: str) -> str:
    return whole_id(case, words) if case.ids(words) else words


@log.command()
@case_option
@click.argument("proof", type=_FILE)
@click.option("--key", "known", required=True, help="The key of the log, as its desk gave it (`gavah log key`).")
@click.option("--entry", "line", type=_FILE, help="The entry's line, for a proof that it stands in the log.")
@click.option("--old", type=_FILE, help="The earlier checkpoint, for a proof that the log grew out of it.")
def check(folder: Path, proof: Path, known: str, line: Path | None, old: Path | None) -> None:
    """Does PROOF hold? Needs no case. Exit 3 if it does not."""
    from gavah.custody.note import opened
    from gavah.custody.proofs import read_growth_proof, read_leaf_proof

    if (line is None) == (old is None):
        raise click.UsageError("give --entry or --old")
    key = Key.decoded(known)
    if line is not None:
        leaf = read_leaf_proof(_words(proof))
        leaf.check(leaf_hash(line.read_bytes().removesuffix(b"\n")), [key])
        note(f"it stands in the log at {leaf.index}")
    elif old is not None:
        growth, first = read_growth_proof(_words(proof)), opened(_words(old), [key])
        if growth.old != first.size:
            raise InputError(f"the proof begins at {growth.old} entries, the checkpoint at {first.size}", where=str(proof))
        growth.check(first.root, [key])
        note("the log only grew")


@log.command()
@click.argument("other", metavar="FILE", type=_FILE)
@case_option
@as_of_option
@click.option("--key", "known", required=True, help="The key of that log, as its desk gave it.")
@click.option("--proof", type=_FILE, help="That it grew out of the checkpoint countersigned last (`gavah log prove --from N`).")
@click.option("-o", "--out", type=_FILE, help="Write the countersigned checkpoint to this file.")
def countersign(other: Path, folder: Path, as_of: date | None, known: str, proof: Path | None, out: Path | None) -> None:
    """Sign another desk's checkpoint: it showed you this log, and it only grew since. Give the file back to it."""
    from gavah.casefile import checkpoints
    from gavah.custody.proofs import read_growth_proof

    with open_case(folder, as_of) as case:
        growth = read_growth_proof(_words(proof)) if proof else None
        _give(checkpoints.countersign(case, _words(other), Key.decoded(known), growth), folder, out)


@log.command()
@click.argument("answer", metavar="[ANSWER]", required=False, type=_FILE)
@case_option
@as_of_option
@click.option("--out", type=_FOLDER, help="Write the checkpoint and a request for a time authority into this folder.")
@click.option("--of", "stamped", type=_FILE, help="With ANSWER: the checkpoint file that was stamped.")
@json_option
def stamp(answer: Path | None, folder: Path, as_of: date | None, out: Path | None, stamped: Path | None, as_json: bool) -> None:
    """Timestamps by others, as files: --out writes what is to be stamped, ANSWER brings back a .tsr or .ots. Nothing is sent."""
    from gavah.casefile import checkpoints

    if (answer is None) == (out is None) or (answer is None) != (stamped is None):
        raise click.UsageError("give --out DIR, or ANSWER with --of FILE")
    with open_case(folder, as_of) as case:
        if out is not None:
            file, request = checkpoints.request_stamp(case, out)
            note(f"carry {request} to a time authority (RFC 3161), or let OpenTimestamps stamp {file}; then `gavah log stamp ANSWER --of {file}`")
        elif answer is not None and stamped is not None:
            said = checkpoints.keep_stamp(case, stamped.read_bytes(), answer.read_bytes())
            if as_json:
                print_json(said)
                return
            for words in said.says:
                results.print(plain(words), soft_wrap=True)


def _words(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError("this is no text", where=str(path), remedy="name the file that the other desk gave you") from error


def _give(words: str, case: Path, out: Path | None) -> None:
    from gavah.casefile.outside import check_outside

    if out is None:
        click.echo(words, nl=False)
    else:
        check_outside(case, out)
        out.write_bytes(words.encode())
