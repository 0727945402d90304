"""Web pages: the article without its furniture, with its headings, and when and under what title it came out.

A page that marks its article (`<article>`, `<main>`, schema.org) is walked as it stands: trafilatura, made for pages that mark nothing, drops
datelines ("byline") there and gives back the menus of short pages. Everywhere else trafilatura decides, and a plain walk is the last resort.
"""

import re
from typing import Any, Final

from gavah.ingest.blocks import Composer, Draft
from gavah.ingest.decode import decode
from gavah.ingest.formats.htmlflat import flattened
from gavah.ingest.formats.htmlmeta import Meta, read_meta
from gavah.ingest.formats.htmlwalk import add_blocks, prune, words_of
from gavah.ingest.item import Given

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
# Characters that no XML tree can be given, and single references to them.
_CONTROL = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));?(?![0-9a-fA-F])"
)
# A tag this long holds pictures as text, or hundreds of thousands of attributes, on which the parser spends minutes.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]{0,40})[^<>]{20000,}>")
_CONTAINERS: Final = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//main",
    ".//*[@role='main']",
)
_ENOUGH: Final = 200  # characters of trafilatura's text below which a plain walk is taken when that gives more
_LONGEST_TITLE: Final = 300


def read_html(data: bytes, given: Given) -> Draft:
    """A web page."""
    named = _CHARSET.search(data[:4096])
    decoded = decode(data, given.charset or (named[1].decode("ascii") if named else ""))
    draft = read_markup(decoded.text)
    return Draft(**{name: getattr(draft, name) for name in Draft.__struct_fields__} | {"notes": decoded.notes + draft.notes})


def read_markup(markup: str) -> Draft:
    """A page or fragment already decoded."""
    root, note = parse(markup)
    if root is None:
        return Draft(text="", blocks=())
    meta = read_meta(root)
    captions = prune(root)
    body, how = _article(root)
    text = Composer()
    if meta.headline and not _begins_with(body, meta.headline):
        text.add("heading", meta.headline, 1)
    for kind, words, level in body:
        text.add(kind, words, level)
    notes = [said for said in (note, how) if said]
    notes += [f"{captions} picture captions left out of the text"] if captions else []
    return Draft(
        text=text.text,
        blocks=text.blocks,
        title=_title(meta, text),
        language=meta.language,
        published=meta.published,
        published_from=meta.published_from,
        source_name=meta.site,
        notes=tuple(notes),
    )


def parse(markup: str) -> tuple[Any, str]:
    """The tree of a page and a note; None where nothing is left of it. A page nested too deeply for the parser is made flat first."""
    clean = _LONG_TAG.sub(r"<\1>", _XML_DECLARATION.sub("", _CONTROL.sub(" ", markup.replace("\x00", ""))))
    root, too_deep = _tree(clean)
    if not too_deep:
        return root, ""
    return _tree(flattened(clean))[0], "nested too deeply for a page: its elements were taken apart"


def _tree(markup: str) -> tuple[Any, bool]:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    return root, any("depth" in entry.message for entry in parser.error_log.filter_from_errors())


Blocks = list[tuple[Any, str, int]]


def _article(root: Any) -> tuple[Blocks, str]:  # noqa: ANN401
    container = _container(root)
    if container is not None:
        return add_blocks(container), ""
    found = _by_trafilatura(root)
    plain = add_blocks(root.find("body") if root.find("body") is not None else root)
    if _length(found) >= _ENOUGH or _length(found) * 2 > _length(plain) > 0:
        return found, ""
    return plain, "the whole page was read, its article is not marked"


def _container(root: Any) -> Any:  # noqa: ANN401
    """The one element that the page itself calls its article. Several articles: what holds them all."""
    for path in _CONTAINERS:
        found = [element for element in root.iterfind(path) if len(words_of(element)) > 40]
        outer = [element for element in found if not any(above in found for above in element.iterancestors())]
        if len(outer) == 1:
            return outer[0]
    return None


def _by_trafilatura(root: Any) -> Blocks:  # noqa: ANN401
    """The article as trafilatura sees it; nothing where it fails, as it may on hostile pages."""
    import copy

    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            copy.deepcopy(root),
            fast=True,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:
        return []
    body = getattr(document, "body", None)
    return add_blocks(body) if body is not None else []


def _length(blocks: Blocks) -> int:
    return sum(len(words) for _, words, _ in blocks)


def _begins_with(body: Blocks, headline: str) -> bool:
    wanted = " ".join(headline.split())
    return any(wanted == " ".join(words.split()) for _, words, _ in body[:4])


def _title(meta: Meta, text: Composer) -> str:
    first = next((text.text[b.start : b.end] for b in text.blocks if b.kind == "heading" and b.level <= 2), "")
    return (meta.headline or meta.title or first)[:_LONGEST_TITLE]
