"""What a page says about itself: title, language, site, and when it came out. Never from its address, a picture, or its last change."""

import json
import re
from functools import cache
from typing import Any, Final, NamedTuple

from gavah.ingest.dates import parse_day
from gavah.ingest.wordlists import words

_ARTICLE: Final = re.compile(
    r"(?:News|Blog|Report|Scholarly|Social|Tech)?(?:Article|Posting|BlogPosting|Report)|Report|WebPage|VideoObject|Statement"
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|published|pubdate|posted|time|timestamp|byline|entry-date|post-date|publish)(?:$|[\s_-])", re.I
)
_BESIDE: Final = ("aside", "footer", "nav", "figure", "form")
_LARGEST_SCRIPT: Final = 500_000


class Meta(NamedTuple):
    """What the head and the top of a page say. `published` as written, `published_from` where."""

    title: str = ""
    headline: str = ""
    language: str = ""
    site: str = ""
    published: str = ""
    published_from: str = ""


def read_meta(root: Any) -> Meta:  # noqa: ANN401 - an lxml tree, not yet pruned
    """Title, headline (h1), language, site and date of a page."""
    tags = _meta_tags(root)
    table = words("html_furniture")["meta"]
    headlines = [line for element in root.iter("h1") if not _beside(element) and (line := " ".join(element.text_content().split()))]
    title = next((tags[name] for name in table["title"] if tags.get(name)), "") or " ".join((root.findtext(".//title") or "").split())
    published, origin = _published(root, tags, table["published"])
    return Meta(
        title=title,
        headline=headlines[0] if len(set(headlines)) == 1 else "",
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        site=next((tags[name] for name in table["site"] if tags.get(name)), ""),
        published=published,
        published_from=origin,
    )


def _meta_tags(root: Any) -> dict[str, str]:  # noqa: ANN401
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and element.get("content"):
            found.setdefault(name.strip().lower(), " ".join(element.get("content").split())[:2000])
    return found


def _published(root: Any, tags: dict[str, str], names: list[str]) -> tuple[str, str]:  # noqa: ANN401
    """(date as written, where it stood): the first that is a date."""
    for name in names:
        if parse_day(tags.get(name, "")):
            return tags[name], f"its meta element {name!r}"
    linked = _linked_data(root)
    if parse_day(linked):
        return linked, "its JSON-LD"
    for element in root.iter("time"):
        written = element.get("datetime") or element.text_content()
        if not _beside(element) and _states_publication(element) and parse_day(written):
            return written, "its time element"
    return _by_class(root)


def _by_class(root: Any) -> tuple[str, str]:  # noqa: ANN401
    """A short element whose class calls it a date or byline, above the second paragraph."""
    seen = 0
    for element in root.iter("p", "div", "span", "time", "li"):
        seen += element.tag == "p" and len(element.text_content()) > 200
        if seen > 1:
            break
        if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}") and not _beside(element):
            line = " ".join(element.text_content().split())
            if len(line) <= 120 and (found := parse_day(line)) and found[0] == found[1]:
                return line, "its byline"
    return "", ""


def _states_publication(element: Any) -> bool:  # noqa: ANN401
    """A time element stands for the page if it says so, or if it is the first and stands above the text."""
    said = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
    if "modified" in said or "updated" in said:
        return False
    return (
        "publish" in said
        or element.get("pubdate") is not None
        or (all(len(p.text_content()) < 200 for p in element.iterancestors("p")) and _is_above(element))
    )


def _is_above(element: Any) -> bool:  # noqa: ANN401
    before = element.getroottree().getroot().iter("p", "time")
    long = 0
    for other in before:
        if other is element:
            return long < 1
        long += other.tag == "p" and len(other.text_content()) > 200
    return False


def _beside(element: Any) -> bool:  # noqa: ANN401
    return any(above.tag in _BESIDE for above in element.iterancestors())


def _linked_data(root: Any) -> str:  # noqa: ANN401
    """`datePublished` of the first article in the page's JSON-LD."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        source = script.text or ""
        if len(source) > _LARGEST_SCRIPT:
            continue
        try:
            thing = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        found = _date_in(thing)
        if found:
            return found
    return ""


def _date_in(thing: Any, depth: int = 0) -> str:  # noqa: ANN401
    if depth > 4:
        return ""
    if isinstance(thing, list):
        return next((found for part in thing[:50] if (found := _date_in(part, depth + 1))), "")
    if not isinstance(thing, dict):
        return ""
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds) and isinstance(thing.get("datePublished"), str):
        return str(thing["datePublished"])
    return _date_in(thing.get("@graph") or thing.get("mainEntity") or [], depth + 1)


@cache
def furniture() -> dict[str, Any]:
    """The table of what is not the article."""
    return words("html_furniture")
