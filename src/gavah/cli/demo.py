"""`make demo`: the exercise (constructed; nothing in it happened) read anew, linked and asked."""

import shutil
import sys
from pathlib import Path

EXERCISE = Path("examples/exercise")
CASE = Path("build/demo")
DAY = "2071-10-27"


def main() -> None:
    """Run the exercise into a fresh case under build/ and print the summary. Call it from the root of the repository."""
    if not (EXERCISE / "reports").is_dir():
        sys.exit(f"gavah: {EXERCISE / 'reports'} is not here\n       → run `make demo` from the root of the repository")
    from gavah.cli.main import main as gavah

    shutil.rmtree(CASE, ignore_errors=True)
    words = ["run", EXERCISE / "reports", "--case", CASE, "--gazetteer", EXERCISE / "gazetteer.csv", "--as-of", DAY]
    sys.argv = ["gavah", *map(str, words)]
    gavah()


if __name__ == "__main__":
    main()
