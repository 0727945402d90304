"""Constructed reports in every format, with a person wherever a format can hold one: words, titles, authors, file names, pictures' EXIF."""

import email.message
import html
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.leak.persons import Person

MARK = "EXERCISE · CONSTRUCTED · تمرین · ساختگی"
TOWNS = (("Ahvaz", "اهواز"), ("Rasht", "رشت"), ("Shiraz", "شیراز"), ("Tabriz", "تبریز"), ("Kerman", "کرمان"), ("Yazd", "یزد"))
A_REPORT = 5
"""Persons a report."""
_TEXTS = {
    "en": (
        "{mark}\n\nOn {day} October 2071 twelve people, among them {0}, were arrested in {town}, {1} said.\n\n"
        "{2}, 24, was killed in {town} on {day} October 2071. The dead were {2} and {3}.\n\n"
        'At least nine prisoners were executed in {town} on {day} October 2071. "{4} was a friend of ours", {1} said.\n'
    ),
    "fa": (
        "{mark}\n\nروز {day} مهر ۱۴۵۰ دوازده نفر، از جمله {0}، در {town} بازداشت شدند. {1} این را گفت.\n\n"
        "{2}، ۲۴ ساله، روز {day} مهر ۱۴۵۰ در {town} کشته شد. کشته‌شدگان {2} و {3} بودند.\n\n"
        "دست‌کم ۹ زندانی روز {day} مهر ۱۴۵۰ در {town} اعدام شدند. {1} گفت: «{4} دوست ما بود.»\n"
    ),
}


def plant(folder: Path, people: Sequence[Person], seed: int) -> int:
    """Write reports about `people` under `folder`; returns how many. One report in each format in turn, in both languages."""
    chance = random.Random(seed)
    made = 0
    for at in range(0, len(people) - A_REPORT + 1, A_REPORT):
        lang = ("en", "fa")[made % 2]
        suffix = tuple(FORMATS)[(made // 2) % len(FORMATS)]
        names = [getattr(one, lang) for one in people[at : at + A_REPORT]]
        town = chance.choice(TOWNS)[lang == "fa"]
        text = _TEXTS[lang].format(*names, mark=MARK, day=chance.randint(1, 20), town=town)
        name = f"{made:05} {names[0]}.{suffix}" if made % 7 == 0 else f"{made:05}.{suffix}"
        path = folder / ("tamrin-paper" if made % 5 else "tamrin-voices") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FORMATS[suffix](text, names, lang))
        made += 1
    return made


def _text(text: str, names: Sequence[str], lang: str) -> bytes:
    return text.encode()


def _html(text: str, names: Sequence[str], lang: str) -> bytes:
    body = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    head = f'<title>{names[3]}</title><meta name="author" content="{names[4]}"><meta name="date" content="2071-10-25">'
    split = f"<p>{names[0][:4]}<b>{names[0][4:]}</b></p>"
    picture = f'<img alt="{names[1]}" src="data:image/jpeg;base64,{_picture(names[2])}">'
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body><article>{body}{split}{picture}</article></body></html>'.encode()


def _picture(name: str) -> str:
    import base64

    from PIL import Image

    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = name.encode("ascii", "xmlcharrefreplace").decode()  # Artist
    Image.new("RGB", (8, 8), "white").save(out, "JPEG", exif=exif)
    return base64.b64encode(out.getvalue()).decode()


def _docx(text: str, names: Sequence[str], lang: str) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author, document.core_properties.title = names[1], names[2]
    for part in text.split("\n\n"):
        document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf(text: str, names: Sequence[str], lang: str) -> bytes:
    from fpdf import FPDF

    font = Path(__file__).resolve().parents[2] / "src" / "gavah" / "pictures" / "fonts" / "Vazirmatn-Regular.ttf"
    page = FPDF()
    page.set_title(names[1])
    page.set_author(names[2])
    page.add_page()
    page.add_font("v", fname=font)
    page.set_font("v", size=11)
    page.multi_cell(0, 8, text)
    return bytes(page.output())


def _mail(text: str, names: Sequence[str], lang: str) -> bytes:
    message = email.message.EmailMessage()
    message["From"] = f"{names[0]} <someone@tamrin.example>"
    message["Subject"] = names[1]
    message["Date"] = "Sun, 25 Oct 2071 10:00:00 +0330"
    message.set_content(text)
    message.add_attachment(text.encode(), maintype="text", subtype="plain", filename=f"{names[2]}.txt")
    return bytes(message)


def _feed(text: str, names: Sequence[str], lang: str) -> bytes:
    item = (
        f"<item><title>{html.escape(names[3])}</title><author>{html.escape(names[4])}</author><guid>{html.escape(names[0])}</guid>"
        f"<pubDate>Sun, 25 Oct 2071 10:00:00 +0330</pubDate><description>{html.escape(text)}</description></item>"
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{MARK}</title>{item}</channel></rss>'.encode()


def _lines(text: str, names: Sequence[str], lang: str) -> bytes:
    row = {"id": names[0], "title": names[1], "author": names[2], "published": "2071-10-25", "lang": lang, "text": text}
    return (json.dumps(row) + "\n").encode()


def _archive(text: str, names: Sequence[str], lang: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"{names[3]}.txt", text)
        archive.comment = names[4].encode()
    return out.getvalue()


FORMATS: dict[str, Callable[[str, Sequence[str], str], bytes]] = {
    "txt": _text, "md": _text, "html": _html, "docx": _docx, "pdf": _pdf, "eml": _mail, "xml": _feed, "jsonl": _lines, "zip": _archive,
}  # fmt: skip
"""Ending of a file → what writes one report in it."""

SOURCES = f"""constructed = true # {MARK}
[[source]]
id = "tamrin-paper"
name = "Tamrin Local Paper"
kind = "newspaper"
constructed = true
files = ["tamrin-paper/**"]
[[source]]
id = "tamrin-voices"
name = "Tamrin Contributors"
kind = "contributor"
constructed = true
files = ["tamrin-voices/**"]
"""
