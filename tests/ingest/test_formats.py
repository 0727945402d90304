"""Every format of the plan becomes a report with its words, its day and its source."""

import email.message
import gzip
import io
import json
import zipfile
from datetime import date

import docx
import fpdf
import openpyxl
import pytest

STORY = "Two workers of the steel works were taken from their homes in Rasht on Saturday, people there say."
DASTAN = "دو کارگر کارخانه فولاد تمرین روز شنبه در رشت بازداشت شدند، به گفته اهالی."


@pytest.mark.parametrize(
    ("encoding", "note"), [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "utf-16-le"), ("utf-16-le", "utf-16-le"), ("cp1256", "cp1256")]
)
def test_plain_text_keeps_every_character_in_any_encoding(write, reading, encoding, note):
    text = "ايران: دو نفر كشته شدند\r\n\r\nپس از آن، شهر آرام بود.\r\n"
    report = reading(write("note.txt", text.encode(encoding))).one
    assert report.text == text
    assert report.language == "fa"
    assert not note or any(note in said for said in report.notes)


def test_western_text_is_not_taken_for_arabic(write, reading):
    assert reading(write("note.txt", "The café was closed — “for good”.".encode("cp1252"))).one.text == "The café was closed — “for good”."


def test_broken_bytes_are_replaced_and_said(write, reading):
    report = reading(write("note.txt", STORY.encode() + b" \xff\xfe " + DASTAN.encode())).one
    assert "\ufffd" in report.text
    assert any("broken bytes replaced" in note for note in report.notes)


def test_markdown_is_kept_as_it_stands(write, reading):
    text = f"---\ntitle: Strike\ndate: 2071-10-12\nlang: en\n---\n\n# Strike in Sari\n\n{STORY}\n\n![Sari, 2 May 2069](gate.jpg)\n"
    report = reading(write("note.md", text)).one
    assert report.text == text
    assert (report.title, report.published, report.language) == ("Strike", date(2071, 10, 12), "en")


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta property="article:published_time" content="2071-10-03T10:00:00+03:30">', ""),
        ('<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2071-10-03"}]}</script>', ""),
        ("", '<time datetime="2071-10-03T10:00:00+03:30">Saturday</time>'),
        ("", "<p>Rasht – October 3, 2071</p>"),
        ("", "<p>شنبه ۱۱ مهر ۱۴۵۰</p>"),
    ],
)
def test_a_page_is_dated_by_what_it_states(write, reading, head, top):
    page = f"<html><head>{head}<title>Strike | Tamrin</title></head><body><article><h1>Strike</h1>{top}<p>{STORY}</p></article></body></html>"
    report = reading(write("2069-05-01.html", page)).one
    assert (report.published, report.basis, report.title) == (date(2071, 10, 3), "stated", "Strike")


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:modified_time" content="2071-10-03">{}',
        '{}<aside><time datetime="2071-10-03">other story</time></aside>',
        '{}<figure><figcaption>Sari, October 3, 2071</figcaption></figure><img alt="October 3, 2071" src="2071-10-03.jpg">',
        "{}<footer>Copyright October 3, 2071</footer>",
    ],
)
def test_a_page_is_not_dated_by_what_stands_beside_it(write, reading, page):
    report = reading(write("2071-10-03.html", f"<html><body><article>{page.format(f'<p>{STORY}</p>' * 3)}</article></body></html>")).one
    assert report.published is None


def test_a_page_that_marks_no_article_is_read_without_its_menu(write, reading):
    menu = "".join(f'<li><a href="/{n}">Menu {n}11</a></li>' for n in range(9))
    body = "".join(f"<p>{STORY} Paragraph number {n}, and it goes on for some time.</p>" for n in range(8))
    page = f"<body><div id='top'><ul>{menu}</ul></div><div class='entry'><h2>Strike</h2>{body}</div><div class='footer'>Tel 555</div></body>"
    report = reading(write("old.html", page)).one
    assert report.text.count(STORY) == 8
    assert "Menu" not in report.text
    assert "555" not in report.text


def test_line_breaks_lists_and_tables_keep_their_lines(write, reading):
    page = (
        f"<article><p>one<br>two</p><ul><li>Sari: 40</li><li>Amol: 12</li></ul>"
        f"<table><tr><th>City</th><th>Dead</th></tr><tr><td>Sari</td><td>3</td></tr>"
        f"</table><p>{STORY}</p></article>"
    )
    report = reading(write("a.html", f"<html><body>{page}</body></html>")).one
    assert report.text == f"one\ntwo\n\nSari: 40\nAmol: 12\n\nCity | Dead\nSari | 3\n\n{STORY}"


def test_a_page_in_windows_1256_says_so_itself(write, reading):
    page = f'<html><head><meta charset="windows-1256"></head><body><article><p>{DASTAN}</p></article></body></html>'
    assert reading(write("a.html", page.replace("ی", "ي").encode("cp1256"))).one.text == DASTAN.replace("ی", "ي")


def test_a_saved_page_is_read_from_mhtml(write, reading):
    letter = email.message.EmailMessage()
    letter["From"], letter["Subject"], letter["Date"] = "<Saved by Tamrin>", "Strike", "Thu, 5 Nov 2071 10:00:00 +0330"
    letter["Snapshot-Content-Location"] = "https://tamrin.example/strike"
    letter.set_content(f"<html><body><article><p>October 3, 2071</p><p>{STORY}</p></article></body></html>", subtype="html")
    letter.make_related()
    report = reading(write("strike.mhtml", letter.as_bytes())).one
    assert STORY in report.text
    assert report.published == date(2071, 10, 3)  # not the day it was saved


def pdf_of(*pages: list[tuple[int, str]]) -> bytes:
    out = fpdf.FPDF()
    out.set_creation_date(__import__("datetime").datetime(2071, 10, 25, tzinfo=__import__("datetime").UTC))
    for number, page in enumerate(pages, 1):
        out.add_page()
        out.set_font("helvetica", size=8)
        out.text(10, 10, f"Tamrin Rights Record   Page {number} of {len(pages)}")
        out.set_y(20)
        for size, words in page:
            out.set_font("helvetica", size=size)
            out.multi_cell(0, size * 0.5, words, new_x="LMARGIN", new_y="NEXT")
            out.ln(5)
    return bytes(out.output())


def test_a_pdf_has_its_paragraphs_back_and_no_running_heads(write, reading):
    long = " ".join([STORY] * 4)
    report = reading(write("month.pdf", pdf_of([(18, "The month"), (11, long)], [(14, "Arrests"), (11, long)], [(14, "Method"), (11, STORY)]))).one
    assert report.text == f"The month\n\n{long}\n\nArrests\n\n{long}\n\nMethod\n\n{STORY}"
    assert report.title == "The month"
    assert [p.heading for p in report.passages] == ["The month", "Arrests", "Method"]
    assert any(note.startswith("pages begin at 0,") for note in report.notes)


def test_the_making_of_a_pdf_dates_it_only_as_inferred(write, reading):
    report = reading(write("a.pdf", pdf_of([(11, STORY + " It was closed on 24 October 2071.")]))).one
    assert (report.published, report.basis) == (date(2071, 10, 25), "inferred")
    scan = reading(write("b.pdf", pdf_of([(11, STORY + " Tehran, May 2, 2066.")]))).one
    assert scan.published is None


def test_a_persian_pdf_has_its_letters_in_order(write, reading, tmp_path):
    font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    if not __import__("pathlib").Path(font).exists():
        pytest.skip("no font with Persian letters on this machine")
    out = fpdf.FPDF()
    out.add_page()
    out.add_font("dejavu", fname=font)
    out.set_font("dejavu", size=12)
    out.multi_cell(0, 8, "دو نفر در رشت بازداشت شدند"[::-1])  # letters from left to right, as a page shows them
    report = reading(write("fa.pdf", bytes(out.output()))).one
    assert report.text == "دو نفر در رشت بازداشت شدند"
    assert report.language == "fa"


def test_a_word_file_has_its_headings_lists_and_tables(write, reading):
    file = docx.Document()
    file.add_heading("Court watch", 0)
    file.add_heading("October 3, 2071: Rasht", 2)
    file.add_paragraph(STORY)
    file.add_heading("October 5, 2071: Sari", 2)
    file.add_paragraph("Forty shops", style="List Bullet")
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Sari", "3"
    out = io.BytesIO()
    file.save(out)
    report = reading(write("courts.docx", out.getvalue())).one
    assert report.text == f"Court watch\n\nOctober 3, 2071: Rasht\n\n{STORY}\n\nOctober 5, 2071: Sari\n\nForty shops\n\nSari | 3"
    assert report.title == "Court watch"
    assert [p.published for p in report.passages if p.basis == "stated"] == [date(2071, 10, 3), date(2071, 10, 5)]


def test_a_workbook_is_rows_of_text(write, reading):
    book = openpyxl.Workbook()
    book.active.append(["day", "place", "what"])
    book.active.append([date(2071, 10, 3), "Rasht", STORY])
    book.active.append([date(2071, 10, 5), "ساری", 40])
    out = io.BytesIO()
    book.save(out)
    assert reading(write("list.xlsx", out.getvalue())).one.text == f"day | place | what\n2071-10-03 | Rasht | {STORY}\n2071-10-05 | ساری | 40"


def record(kind: str, address: str, body: bytes, *, status: str = "200 OK", media: str = "text/html; charset=utf-8", head: str = "") -> bytes:
    reply = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{head}\r\n".encode() + body
    lines = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2071-10-20T08:00:00Z\r\n"
    return f"{lines}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(reply)}\r\n\r\n".encode() + reply + b"\r\n\r\n"


PAGE = f"<html><body><article><h1>Strike</h1><p>Rasht – October 3, 2071</p><p>{STORY}</p></article></body></html>".encode()
CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress])
@pytest.mark.parametrize(
    ("body", "head"),
    [
        (PAGE, ""),
        (CHUNKED, "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
    ],
)
def test_a_crawl_gives_address_and_day_of_collection(write, reading, pack, body, head):
    crawl = (
        record("warcinfo", "", b"")
        + record("request", "https://tamrin.example/a", b"")
        + record("response", "https://tamrin.example/a", body, head=head)
    )
    report = reading(write("crawl.warc", pack(crawl))).one
    assert (report.found, report.source) == ("https://tamrin.example/a", "tamrin.example")
    assert (report.published, report.retrieved) == (date(2071, 10, 3), date(2071, 10, 20))
    assert STORY in report.text


def test_redirects_and_pictures_of_a_crawl_are_counted_not_read(write, reading):
    crawl = record("response", "https://t.example/r", b"", status="301 Moved") + record(
        "response", "https://t.example/p", b"\x89PNG", media="image/png"
    )
    found = reading(write("crawl.warc", crawl + record("response", "https://t.example/a", PAGE)))
    assert len(found.reports) == 1
    assert [p.reason for p in found.problems] == ["2 records are no pages with words: image/png 1, status 301 1"]


def test_a_wacz_is_read_by_its_crawls_alone(write, reading, tmp_path):
    path = tmp_path / "site.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"id":"1","text":"furniture"}\n')
        archive.writestr("archive/data.warc.gz", gzip.compress(record("response", "https://t.example/a", PAGE)))
    assert reading(path).one.found == "https://t.example/a"


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tamrin Wire</title>
<link>https://tamrin-wire.example/</link><language>en</language>
<item><title>Strike in Sari</title><link>https://tamrin-wire.example/1</link><guid>w1</guid>
<pubDate>Sat, 03 Oct 2071 10:00:00 +0330</pubDate>
<description>short</description>
<content:encoded><![CDATA[<p>{STORY}</p><p>It goes on. &lt;item&gt;not one&lt;/item&gt;</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Forty shops &amp;amp; more.&lt;/p&gt;</description></item></channel></rss>"""


def test_every_entry_of_a_feed_is_a_report(write, reading):
    one, two = reading(write("feed.xml", RSS)).reports
    assert one.text == f"Strike in Sari\n\n{STORY}\n\nIt goes on. <item>not one</item>"
    assert (one.source, one.external_id, one.published, one.language) == ("tamrin-wire.example", "w1", date(2071, 10, 3), "en")
    assert two.text == "Second\n\nForty shops & more."
    assert two.source == "tamrin-wire.example"


def test_an_atom_feed_too(write, reading):
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>تمرین</title><entry xml:lang="fa"><title>بازداشت</title><id>a1</id>'
        f'<link href="https://t.example/1"/><updated>2071-10-03T10:00:00+03:30</updated>'
        f'<content type="html">&lt;p&gt;{DASTAN}&lt;/p&gt;</content></entry></feed>'
    )
    report = reading(write("atom.xml", feed)).one
    assert (report.text, report.published, report.language) == (f"بازداشت\n\n{DASTAN}", date(2071, 10, 3), "fa")


def letter(subject: str, body: str) -> email.message.EmailMessage:
    out = email.message.EmailMessage()
    out["From"], out["To"], out["Subject"] = "A person <hand@tamrin.example>", "desk@tamrin.example", subject
    out["Date"], out["Message-ID"] = "Tue, 13 Oct 2071 09:00:00 +0330", "<m1@tamrin.example>"
    out.set_content(body)
    return out


def test_a_letter_is_dated_by_its_head_and_named_after_no_person(write, reading):
    report = reading(write("a.eml", letter("بازداشت در رشت", DASTAN).as_bytes())).one
    assert (report.title, report.published, report.source) == ("بازداشت در رشت", date(2071, 10, 13), "tamrin.example")
    assert report.text.strip() == DASTAN
    assert report.external_id == "m1@tamrin.example"


def test_a_letter_brings_its_attachments(write, reading):
    out = letter("two files", STORY)
    out.add_attachment(PAGE, maintype="text", subtype="html", filename="story.html")
    out.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    found = reading(write("a.eml", out.as_bytes()))
    assert [r.found for r in found.reports] == ["a.eml", "a.eml/story.html"]
    assert found.problems == []


def test_a_mailbox_is_its_letters(write, reading):
    box = b"".join(b"From hand@tamrin.example Tue Oct 13 09:00:00 2071\n" + letter(f"n{n}", f"{STORY} {n}").as_bytes() + b"\n" for n in range(3))
    assert [r.title for r in reading(write("in.mbox", box)).reports] == ["n0", "n1", "n2"]


def telegram(**more) -> dict:
    return {"id": 7, "type": "message", "date": "2071-10-03T10:00:00", "from": "Tamrin Network", "text": DASTAN, **more}


def test_a_telegram_export_tells_messages_and_forwards(write, reading):
    messages = [
        telegram(id=1, text=["EXERCISE ", {"type": "bold", "text": "bold "}, STORY]),
        {"id": 2, "type": "service", "date": "2071-10-03T10:00:00", "action": "pin_message", "text": ""},
        telegram(id=3, forwarded_from="Radio Tamrin"),
        telegram(id=4, text="", photo="p.jpg"),
    ]
    export = json.dumps({"name": "Tamrin Network", "type": "public_channel", "id": 1450, "messages": messages}, ensure_ascii=False, indent=1)
    found = reading(write("result.json", export))
    one, three = found.reports
    assert one.text == f"EXERCISE bold {STORY}"
    assert (one.source, one.external_id, one.published) == ("Tamrin-Network", "1450/1", date(2071, 10, 3))
    assert three.forward_of == "Radio Tamrin"
    assert [p.reason for p in found.problems] == ["1 messages have no words: pictures, films and the like 1"]


def test_a_private_chat_is_not_named_after_its_persons(write, reading):
    export = json.dumps({"name": "Laleh Tamrini", "type": "personal_chat", "id": 5, "messages": [telegram(**{"from": "Laleh Tamrini"})]})
    report = reading(write("result.json", export)).one
    assert "Laleh" not in report.source


@pytest.mark.parametrize(("told", "source"), [('"name": "Tamrin \\q", "id": 7', "Tamrin-\\q"), ('"name": "Tamrin", "id": 007', "Tamrin")])
def test_a_chat_told_in_broken_words_keeps_its_messages(write, reading, told, source):
    export = f'{{{told}, "type": "public_channel", "messages": {json.dumps([telegram(id=1)])}}}'
    assert [(r.text, r.source) for r in reading(write("result.json", export)).reports] == [(DASTAN, source)]


def test_an_export_of_all_chats_tells_each_chat(write, reading):
    chats = [{"name": f"Channel {n}", "type": "public_channel", "id": n, "messages": [telegram(id=n)]} for n in (1, 2)]
    export = json.dumps({"personal_information": {"user_id": 1}, "chats": {"about": 'the "messages": [ here', "list": chats}})
    assert [r.source for r in reading(write("result.json", export)).reports] == ["Channel-1", "Channel-2"]


def test_a_telegram_page_tells_the_same(write, reading):
    def message(number: int, more: str) -> str:
        date_title = '<div class="pull_right date details" title="03.10.2071 10:15:00 UTC+03:30">10:15</div>'
        return f'<div class="message default clearfix" id="message{number}"><div class="body">{date_title}{more}</div></div>'

    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header">'
        '<div class="content"><div class="text bold">Tamrin Network</div></div></div><div class="page_body chat_page"><div class="history">'
        + message(1, f'<div class="from_name">Tamrin Network</div><div class="text">{DASTAN}<br>{STORY}</div>')
        + message(
            2,
            '<div class="forwarded body"><div class="from_name">Radio Tamrin <span class="date details" title="02.10.2071 10:00:00 UTC+03:30">'
            " 02.10.2071 10:00:00"
            f'</span></div><div class="text">{STORY}</div></div>',
        )
        + "</div></div></div></body></html>"
    )
    one, two = reading(write("messages.html", page)).reports
    assert one.text == f"{DASTAN}\n{STORY}"
    assert (one.source, one.published, one.external_id) == ("Tamrin-Network", date(2071, 10, 3), "1")
    assert (two.text, two.forward_of) == (STORY, "Radio Tamrin")


def test_jsonl_keeps_the_text_code_point_for_code_point(write, reading):
    text = "  دو نفر\u200c در رشت\r\n\tكشته شدند \u0000 \U0001f54a "
    rows = [{"id": 1, "text": text, "lang": "fa", "date": "2071-01-01", "outlet": "a,b"}, {"id": 1, "text": text, "url": "https://t.example/1"}]
    one, two = reading(write("rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows))).reports
    assert one.text == two.text == text
    assert (one.published, one.source, one.external_id) == (None, "unknown-source", "1")  # `date` and `outlet` are not mapped unasked
    assert (two.found, two.source) == ("https://t.example/1", "t.example")


def test_columns_are_mapped_as_asked(write, reading):
    row = {"story": STORY, "date": "2071-10-03", "outlet": "Tamrin Wire"}
    found = reading(write("rows.jsonl", json.dumps(row)), map={"text": "story", "published": "date", "source": "outlet"})
    assert (found.one.text, found.one.published, found.one.source) == (STORY, date(2071, 10, 3), "Tamrin-Wire")


def test_a_json_list_is_rows_too(write, reading):
    rows = json.dumps([{"text": STORY, "title": "One"}, {"text": DASTAN, "title": "Two"}], indent=2)
    assert [(r.title, r.text) for r in reading(write("rows.json", rows)).reports] == [("One", STORY), ("Two", DASTAN)]


@pytest.mark.parametrize(("sign", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv")])
def test_csv_rows_keep_their_text(write, reading, sign, name):
    text = f'{STORY}\n"quoted"{sign} ۳ نفر'
    table = sign.join(["id", "Text", "published"]) + "\n" + sign.join(["7", '"' + text.replace('"', '""') + '"', "2071/10/03"]) + "\n"
    report = reading(write(name, table)).one
    assert (report.text, report.external_id, report.published) == (text, "7", date(2071, 10, 3))


def test_csv_without_a_text_column_says_which_there_are(write, reading):
    (problem,) = reading(write("a.csv", "id,story\n1,words\n")).problems
    assert "story" in problem.reason
    assert "--map" in problem.remedy
