"""RSS, Atom and RDF feeds: each entry is a report.

A feed is cut into its entries by a linear scan over the bytes, and each entry is parsed alone, without its document type: a hostile entity or
a broken entry costs that entry only, and an entry's bytes stay those of the feed.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from gavah.ingest.decode import decode
from gavah.ingest.item import Given, Item, Problem
from gavah.ingest.place import Place
from gavah.ingest.streams import read_item

ENTRY: Final = "application/rss+xml;entry"
_TOKEN = re.compile(r"<(?:!\[CDATA\[|!--|(/?)(?:\w{1,40}:)?(item|entry)\b[^<>]{0,20000}>)")
_ENDS: Final = {"<![CDATA[": "]]>", "<!--": "-->"}
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding=["']([\w.:-]+)""")


def entries(place: Place, stream: BinaryIO) -> Iterator[Item | Problem]:
    """The entries of a feed, in its order."""
    data = read_item(stream, place.origin.options.limits)
    named = _ENCODING.match(data[:400].lstrip())
    feed = decode(data, named[1].decode("ascii") if named else "").text
    parts = list(_slices(feed))
    if not parts:
        yield place.problem("is a feed without entries", "fetch it again, or leave it out")
        return
    head = parse_entry(f"<head>{feed[feed.find('<', feed.find('?>') + 2) : parts[0][0]]}</head>")
    speaker, home, lang = first_text(head, "title"), _link(head), first_text(head, "language")
    for number, (start, end) in enumerate(parts, start=1):
        words = feed[start:end]
        given = _given(parse_entry(words), speaker, lang)
        found = given.url or f"{place.shown}#{number}"
        yield place.item(words.encode("utf-8", errors="replace"), ENTRY, given, found=found, home=home)


def _slices(feed: str) -> Iterator[tuple[int, int]]:
    """Where entries begin and end. Linear whatever the feed: a section that never ends is looked for once."""
    start = -1
    for token in _tokens(feed):
        if not token[1] and start < 0 and not token[0].endswith("/>"):
            start = token.start()
        elif token[1] and start >= 0:
            yield start, token.end()
            start = -1


def _tokens(feed: str) -> Iterator[re.Match[str]]:
    """The tags of entries, those within comments and character data left out."""
    at, endless = 0, set()
    while token := _TOKEN.search(feed, at):
        at = token.end()
        if token[2] is not None:
            yield token
        elif token[0] not in endless:
            end = feed.find(_ENDS[token[0]], at)
            at = end + 3 if end >= 0 else at
            endless |= {token[0]} if end < 0 else set()


def parse_entry(words: str) -> Any:  # noqa: ANN401 - an lxml element
    """The element of an entry's characters, as far as they can be parsed; namespaces are not needed to be declared."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, ns_clean=True)
    root = etree.fromstring(words.encode("utf-8", errors="replace"), parser=parser)
    return root if root is not None else etree.Element("entry")


def named(root: Any, *names: str) -> list[Any]:  # noqa: ANN401
    """The elements below `root` by these local names ("encoded"), with or without a prefix, in the order of the names."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    return [element for name in names for element in elements if re.split(r"[}:]", element.tag)[-1] == name]


def first_text(root: Any, *names: str) -> str:  # noqa: ANN401
    """The words of the first such element that has any."""
    return next((words for element in named(root, *names) if (words := " ".join("".join(element.itertext()).split()))), "")


def _link(root: Any) -> str:  # noqa: ANN401
    links = named(root, "link")
    for element in links:
        if element.get("href") and element.get("rel", "alternate") == "alternate":
            return str(element.get("href"))
    return next((words for element in links if (words := "".join(element.itertext()).strip())), "")


def _given(entry: Any, speaker: str, lang: str) -> Given:  # noqa: ANN401
    published = first_text(entry, "pubDate", "published", "date", "issued", "updated")
    return Given(
        id=first_text(entry, "guid", "id"),
        title=first_text(entry, "title"),
        url=_link(entry),
        lang=entry.get("{http://www.w3.org/XML/1998/namespace}lang") or lang,
        published=published,
        published_by="metadata" if published else "",
        speaker=speaker,
    )
