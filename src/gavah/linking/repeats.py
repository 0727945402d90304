"""The repeats found, by the report that repeats."""

from collections import defaultdict
from collections.abc import Iterable

from gavah.linking.copies import Repeat


class Repeats:
    """Which report repeats which, for look-ups."""

    def __init__(self, found: Iterable[Repeat]) -> None:
        by_copy: dict[str, list[Repeat]] = defaultdict(list)
        for repeat in found:
            by_copy[repeat.copy].append(repeat)
        self._by_copy = {copy: tuple(repeats) for copy, repeats in by_copy.items()}

    def of(self, report: str) -> tuple[Repeat, ...]:
        """What `report` repeats."""
        return self._by_copy.get(report, ())

    def between(self, left: str, right: str) -> bool:
        """Does one of the two repeat the other?"""
        here, there = self.of(left), self.of(right)
        return bool(here or there) and (any(r.original == left for r in there) or any(r.original == right for r in here))

    def root(self, report: str) -> str:
        """The report at the end of the whole copies that lead from `report`; itself if it copies none."""
        seen = {report}
        while (up := self._whole(report)) and up not in seen:
            report = up
            seen.add(up)
        return report

    def _whole(self, report: str) -> str:
        return next((r.original for r in reversed(self.of(report)) if r.is_whole), "")
