"""Filled reports as files: pages, PDF, archives, feeds, text, rows, mail, documents, chats.

Every writer gives the same bytes for the same reports: no clock, no random id, and
nothing compressed (archives are stored), so that another zlib gives no other bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from exercise_maker.furniture import FURNITURE, Furniture
from exercise_maker.markup import Report
from exercise_maker.pdf import pdf
from exercise_maker.world import World

MARKER = "EXERCISE · CONSTRUCTED · تمرین · ساختگی"
TEHRAN = timezone(timedelta(hours=3, minutes=30))
HOST = "https://{source}.example"

Writer = Callable[[Sequence[Report], World], bytes]


def moment(report: Report) -> datetime:
    """Return when a report came out."""
    hour, minute = report.head.get("time", "10:00").split(":")
    return datetime.combine(report.published, time(int(hour), int(minute)), TEHRAN)


def address(report: Report) -> str:
    """Return the invented address of a report."""
    return f"{HOST.format(source=report.source)}/{report.head.get('slug', report.id)}"


def outlet(report: Report, world: World) -> str:
    """Return the name of a report's outlet in the report's language."""
    row = next(row for row in world.sources if row["id"] == report.source)
    return str(row["name"] if report.lang == "en" else row["name_fa"])


def plain(report: Report, *, title: bool = True) -> str:
    """Return a report as plain text with the marker above it, over passages, and below it."""
    lines = [MARKER, ""]
    if title and report.title:
        lines += [report.title, ""]
    for block in report.blocks:
        if block.kind == "passage":
            lines += [block.words, MARKER, ""]
        elif block.kind == "item":
            lines += [f"- {block.words}"]
        elif block.kind == "fig":
            lines += [f"[{block.extra}] {block.words}", ""]
        else:
            lines += [block.words, ""]
    return "\n".join([*lines, MARKER, ""])


def text(reports: Sequence[Report], world: World) -> bytes:
    """Return one report as plain text."""
    return plain(reports[0]).encode()


def markdown(reports: Sequence[Report], world: World) -> bytes:
    """Return one report as Markdown with a small front matter."""
    report = reports[0]
    front = ["---", f"outlet: {outlet(report, world)}"]
    if report.head.get("meta", "yes") == "yes":
        front.append(f"date: {report.published.isoformat()}")
    lines = [*front, f"lang: {report.lang}", "---", "", f"> {MARKER}", "", f"# {report.title}", ""]
    for block in report.blocks:
        if block.kind == "passage":
            lines += [f"## {block.words}", "", f"> {MARKER}", ""]
        elif block.kind == "item":
            lines += [f"- {block.words}"]
        elif block.kind == "fig":
            lines += [f"![{block.words}]({block.extra})", ""]
        else:
            lines += [block.words, ""]
    return "\n".join([*lines, f"> {MARKER}", ""]).encode()


def page(report: Report, world: World) -> str:
    """Return a report as a web page with the furniture of its outlet."""
    look = FURNITURE[report.source]
    fa = report.lang == "fa"
    root = '<html lang="fa" dir="rtl">' if fa else '<html lang="en">'
    name = escape(outlet(report, world))
    head = [
        "<!DOCTYPE html>", root, "<head>", '<meta charset="utf-8">',
        f"<title>{escape(report.title)} | {name}</title>",
        f'<meta name="description" content="{MARKER}">',
        f'<meta property="og:site_name" content="{name}">',
    ]  # fmt: skip
    dated = report.head.get("meta", "yes") == "yes"
    stamp = moment(report).isoformat() if dated else ""
    if stamp and look.date == "meta":
        head.append(f'<meta property="article:published_time" content="{stamp}">')
    if stamp and look.date == "json":
        story = {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": stamp}
        head.append(f'<script type="application/ld+json">{json.dumps(story)}</script>')
    shown = [f'<time datetime="{stamp}">{stamp[11:16]}</time>'] if look.date == "time" else []
    links = "".join(f'<li><a href="/{i}">{escape(w)}</a></li>' for i, w in enumerate(look.nav(fa)))
    body = [
        "</head>", "<body>", f'<p class="exercise">{MARKER}</p>',
        f'<header><a href="/">{name}</a><nav><ul>{links}</ul></nav></header>',
        f'<div class="notice">{escape(look.notice(fa))}</div>',
        "<main>", "<article>", f"<h1>{escape(report.title)}</h1>", *(shown if stamp else []),
        *_article(report),
        f'<div class="share">{escape(look.share(fa))}</div>',
        "</article>", "</main>", *_aside(report, look, fa),
        f"<footer><p>{escape(look.footer(fa))}</p><p>{MARKER}</p></footer>",
        "</body>", "</html>", "",
    ]  # fmt: skip
    return "\n".join([*head, *body])


def _article(report: Report) -> list[str]:
    lines: list[str] = []
    inside = False
    for block in report.blocks:
        if inside and block.kind != "item":
            lines.append("</ul>")
        if block.kind == "item" and not inside:
            lines.append("<ul>")
        inside = block.kind == "item"
        words = escape(block.words, quote=False)
        if block.kind == "passage":
            lines += [f"<h2>{words}</h2>", f'<p class="exercise">{MARKER}</p>']
        elif block.kind == "item":
            lines.append(f"<li>{words}</li>")
        elif block.kind == "fig":
            lines.append(f'<figure><img src="/img/{block.extra}" alt="{MARKER}" width="696" height="390"><figcaption>{words}</figcaption></figure>')
        elif block.kind == "line":
            lines.append(f'<p class="day">{words}</p>')
        elif block.kind == "p":
            lines.append(f"<p>{words}</p>")
    return [*lines, "</ul>"] if inside else lines


def _aside(report: Report, look: Furniture, fa: bool) -> list[str]:
    related = [block.words for block in report.blocks if block.kind == "related"]
    if not related:
        return []
    items = "".join(f'<li><a href="/r{i}">{escape(w)}</a></li>' for i, w in enumerate(related))
    return [f"<aside><h3>{look.related(fa)}</h3><ul>{items}</ul></aside>"]


def html(reports: Sequence[Report], world: World) -> bytes:
    """Return one report as a web page."""
    return page(reports[0], world).encode()


def warc(reports: Sequence[Report], world: World) -> bytes:
    """Return reports as a WARC/1.1 file: a warcinfo record, then one response each."""
    info = f"software: exercise\r\ndescription: {MARKER}\r\n".encode()
    first = min(moment(report) for report in reports)
    records = [_record("warcinfo", "application/warc-fields", info, first)]
    for report in reports:
        content = page(report, world).encode()
        reply = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Exercise: CONSTRUCTED\r\nContent-Length: {len(content)}\r\n\r\n"
        ).encode() + content
        kind = "application/http; msgtype=response"
        when = moment(report) + timedelta(hours=2)
        records.append(_record("response", kind, reply, when, address(report)))
    return b"".join(gzip.compress(record, compresslevel=0, mtime=0) for record in records)


def _record(kind: str, media: str, block: bytes, when: datetime, uri: str = "") -> bytes:
    hexes = hashlib.sha256(block).hexdigest()
    uuid = f"{hexes[:8]}-{hexes[8:12]}-4{hexes[13:16]}-8{hexes[17:20]}-{hexes[20:32]}"
    stamp = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{uuid}>"]
    lines += [f"WARC-Date: {stamp}"] + ([f"WARC-Target-URI: {uri}"] if uri else [])
    lines += [f"Content-Type: {media}", f"Content-Length: {len(block)}", "", ""]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def _paragraphs(report: Report) -> str:
    body = "".join(f"<p>{escape(b.words, quote=False)}</p>" for b in report.blocks)
    return f"<p>{MARKER}</p>{body}"


def rss(reports: Sequence[Report], world: World) -> bytes:
    """Return reports as an RSS 2.0 feed."""
    first = reports[0]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>', '<rss version="2.0">', "<channel>",
        f"<title>{escape(outlet(first, world))}</title>",
        f"<link>{HOST.format(source=first.source)}/</link>",
        f"<description>{MARKER}</description>", f"<language>{first.lang}</language>",
    ]  # fmt: skip
    for report in reports:
        lines += [
            "<item>", f"<title>{escape(report.title)}</title>",
            f"<link>{address(report)}</link>", f'<guid isPermaLink="false">{report.id}</guid>',
            f"<pubDate>{format_datetime(moment(report))}</pubDate>",
            f"<description><![CDATA[{_paragraphs(report)}]]></description>", "</item>",
        ]  # fmt: skip
    return "\n".join([*lines, "</channel>", "</rss>", ""]).encode()


def atom(reports: Sequence[Report], world: World) -> bytes:
    """Return reports as an Atom feed."""
    first = reports[0]
    latest = max(moment(report) for report in reports).isoformat()
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(outlet(first, world))}</title>", f"<subtitle>{MARKER}</subtitle>",
        f"<id>{HOST.format(source=first.source)}/feed</id>", f"<updated>{latest}</updated>",
    ]  # fmt: skip
    for report in reports:
        stamp = moment(report).isoformat()
        lines += [
            f'<entry xml:lang="{report.lang}">', f"<title>{escape(report.title)}</title>",
            f"<id>{report.id}</id>", f'<link href="{address(report)}"/>',
            f"<published>{stamp}</published>", f"<updated>{stamp}</updated>",
            f'<content type="html">{escape(_paragraphs(report))}</content>', "</entry>",
        ]  # fmt: skip
    return "\n".join([*lines, "</feed>", ""]).encode()


def jsonl(reports: Sequence[Report], world: World) -> bytes:
    """Return reports as JSON Lines."""
    rows = [
        {
            "id": report.id,
            "lang": report.lang,
            "published": moment(report).isoformat(),
            "source": report.source,
            "url": address(report),
            "title": report.title,
            "text": plain(report, title=False),
        }
        for report in reports
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def mail(reports: Sequence[Report], world: World) -> bytes:
    """Return one report as an e-mail."""
    report = reports[0]
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Tamrin contributor <{report.head.get('from', 'hand')}@tamrin.example>"
    message["To"] = "desk@tamrin.example"
    message["Subject"] = report.title
    message["Date"] = format_datetime(moment(report))
    message["Message-ID"] = f"<{report.id}@tamrin.example>"
    message.set_content(plain(report, title=False), cte="base64")
    return message.as_bytes()


def telegram(reports: Sequence[Report], world: World) -> bytes:
    """Return reports as the result.json of a Telegram Desktop export."""
    messages = []
    for report in reports:
        when = moment(report)
        body = "\n\n".join(block.words for block in report.blocks)
        message = {
            "id": int(report.head["item"]),
            "type": "message",
            "date": when.replace(tzinfo=None).isoformat(),
            "date_unixtime": str(int(when.timestamp())),
            "from": outlet(report, world),
            "from_id": "channel1450",
        }
        if "forwarded" in report.head:
            message["forwarded_from"] = report.head["forwarded"]
        if "photo" in report.head:
            message |= {"photo": report.head["photo"], "width": 1280, "height": 720}
        message["text"] = [{"type": "bold", "text": MARKER}, f"\n\n{body}"]
        message["text_entities"] = [
            {"type": "bold", "text": MARKER},
            {"type": "plain", "text": f"\n\n{body}"},
        ]
        messages.append(message)
    name = outlet(reports[0], world)
    export = {"name": name, "type": "public_channel", "id": 1450, "messages": messages}
    return (json.dumps(export, ensure_ascii=False, indent=1) + "\n").encode()


def docx(reports: Sequence[Report], world: World) -> bytes:
    """Return one report as a Word document."""
    report = reports[0]
    kinds = "http://schemas.openxmlformats.org"
    words = [MARKER, report.title]
    for block in report.blocks:
        words += [block.words, MARKER] if block.kind == "passage" else [block.words]
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in [*words, MARKER])
    stamp = moment(report).isoformat()
    office = f"{kinds}/officeDocument/2006/relationships"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/'
        'core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{kinds}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{kinds}/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{kinds}/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://'
        'purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(report.title)}</dc:title><dc:subject>{MARKER}</dc:subject>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        "</cp:coreProperties>",
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
    return out.getvalue()


def pdf_report(reports: Sequence[Report], world: World) -> bytes:
    """Return one report as a PDF with a text layer."""
    report = reports[0]
    lines: list[tuple[str, str]] = [("title", report.title)]
    for block in report.blocks:
        if block.kind == "passage":
            lines += [("heading", block.words), ("marker", "")]
        elif block.kind == "item":
            lines.append(("p", f"- {block.words}"))
        else:
            lines.append(("p", block.words))
    day: date = report.published
    return pdf(lines, outlet(report, world), day, MARKER)


WRITERS: dict[str, Writer] = {
    "html": html,
    "pdf": pdf_report,
    "warc": warc,
    "rss": rss,
    "atom": atom,
    "text": text,
    "markdown": markdown,
    "jsonl": jsonl,
    "mail": mail,
    "telegram": telegram,
    "docx": docx,
}
