"""What holds for every test: what was left out is said at the end, with the reason, so that a green run cannot hide it."""

from collections import Counter


def pytest_terminal_summary(terminalreporter) -> None:
    """How many tests were left out, and why."""
    reasons = Counter(str(one.longrepr[2]).removeprefix("Skipped: ") for one in terminalreporter.stats.get("skipped", ()) if one.longrepr)
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"left out: {count} test(s): {reason}")
