"""Builds the whole language engine anew: one command from treebanks and packages to the folder that ships.

PYTHONPATH=src:.:engine/src:scripts python scripts/build_engine.py --data ../shared/data/language --packages PACKAGES
`PACKAGES` is filled as build_word_table.py says. About 40 minutes for the grammar and 5 for the names on one idle core. What comes out bit for bit
stands in docs/reading.md, "The engine".
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parent
HOME = SCRIPTS.parent / "engine" / "src" / "gavah_engine" / "english"
# The grammar that ships was stopped at step 5,000 of a plan of 6,000.
STEPS, STOP = "6000", "5000"


def main(args: argparse.Namespace) -> None:
    """Runs each script with the settings of what ships."""
    banks = [str(args.data / name) for name in ("ewt_train.conllu", "gum_open_train.conllu")]
    grammar = str(args.work / "grammar")
    _run("build_word_table.py", "--packages", str(args.packages), "--to", str(HOME))
    _run("train_engine.py", "--train", *banks, "--dev", str(args.data / "ewt_dev.conllu"), "--out", grammar, "--steps", STEPS, "--stop", STOP)
    _run("pack_engine.py", "--parser", grammar, "--lemmas", *banks, "--to", str(HOME))
    names = [str(args.data / f"uner_ewt_{part}.iob2") for part in ("train", "dev")]
    _run("train_names.py", "--train", names[0], "--gum", banks[1], "--dev", names[1], "--to", str(HOME))


def _run(script: str, *words: str) -> None:
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    subprocess.run([sys.executable, str(SCRIPTS / script), *words], check=True, env={**os.environ, **one_thread})


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--packages", type=Path, required=True)
    p.add_argument("--work", type=Path, default=Path("build/engine"))
    main(p.parse_args())
