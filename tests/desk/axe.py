"""axe-core in a page: what it finds serious or critical. Injected by `evaluate`; the desk's policy would refuse a script tag, rightly."""

from functools import cache
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"
RUN = """async () => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
    return found.violations.filter((one) => ["serious", "critical"].includes(one.impact))
        .flatMap((one) => one.nodes.map((node) => `${one.id} (${one.impact}): ${node.target} ${node.failureSummary}`));
}"""


@cache
def _source() -> str:
    return (VENDOR / "axe.min.js").read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """Each serious or critical violation of the page as it stands, with its element."""
    page.evaluate(_source())
    return page.evaluate(RUN)
