"""No release holds a photo or film, not even one that two persons approved with a consent of level public."""

import hashlib
import io
from datetime import date

from PIL import Image

from gavah.casefile.media import MediaItem, may_be_published, media_id, put_media
from gavah.ingest import Item
from gavah.media import examine
from gavah.model import Decision
from gavah.pipeline.showing import approve
from gavah.release.make import make_release


def test_media_are_never_published_by_default(case, tmp_path):
    out = io.BytesIO()
    picture = Image.effect_mandelbrot((200, 150), (-2.0, -1.2, 0.8, 1.2), 40).convert("RGB")
    exif = picture.getexif()
    exif[0x010F] = "Tamrin Camera"
    picture.save(out, "JPEG", exif=exif)
    data = out.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    found = examine(Item(sha256=sha256, size=len(data), media_type="image/jpeg", file="a.jpg", found="a.jpg", source="tamrin-paper", data=data))
    held = MediaItem(
        id=media_id(sha256, "tamrin-paper"),
        sha256=sha256,
        size=len(data),
        source="tamrin-paper",
        found="secret-a.jpg",
        constructed=True,
        record=found.record,
    )
    put_media(case, [(held, data, found.thumbnail)])
    for by in ("sara", "omid"):
        case.decide(approve(case, held.id, by=by))
    case.decide(Decision(verb="consent", on=held.id, by="sara", at="2071-11-01", value='{"scope":"public"}'))
    assert may_be_published(case, held, date(2071, 11, 20))
    make_release(case, tmp_path / "out", as_of=date(2071, 11, 20))
    traces = (data[-300:-200], found.thumbnail[-300:-200], b"\xff\xd8\xff\xe0", held.id.encode(), sha256.encode(), b"secret-a", b"Tamrin Camera")
    traces += (found.record.dhash.encode(), found.record.phash.encode())
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert written
    assert [(path.name, trace) for path in written for trace in traces if trace in path.read_bytes()] == []
