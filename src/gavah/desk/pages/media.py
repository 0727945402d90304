"""Photos and films: how many distinct ones by day and place; each with its copies, what says when and where, and whether it may be published."""

from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.decided import Consent, consent_of, decisions_on
from gavah.casefile.judgements import Judged
from gavah.casefile.media import REVIEWERS, MediaItem, approvers, day_of, may_be_published, media, media_item, place_of, thumbnail
from gavah.casefile.shelves import marks
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, append, reason_of, seen_field, typed
from gavah.desk.films import Listing, listing_of
from gavah.desk.naming import gazetteer_of, place_name, source_names
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.paging import page_of, pages_of
from gavah.desk.roles import form_of, needs
from gavah.desk.state import shared
from gavah.model import Decision, GavahError
from gavah.model.standing import SCOPES
from gavah.pipeline import judging, questions
from gavah.pipeline.showing import Shown, approve, state

AT_ONCE = 18
GROUPS_SHOWN = 20
KINDS = ("video", "photo")
ONLY = ("waits", "approved")
"""One approval more is needed; two persons approve."""


def page(request: Request) -> Response:
    """Counts, and the distinct ones a page at a time."""
    case, lang = case_of(request), lang_of(request)
    found, fresh = listing_of(case, shared(settings_of(request).state))
    chosen, like = _chosen(request, found) if found else ([], None)
    pages = pages_of(len(chosen), AT_ONCE)
    number = min(page_of(request), pages)
    return render(
        request,
        "media.html",
        listing=found,
        fresh=fresh,
        groups=found.groups[:GROUPS_SHOWN] if found else (),
        chosen=len(chosen),
        like=like,
        cards=_cards(case, chosen[(number - 1) * AT_ONCE : number * AT_ONCE]),
        kind=request.query_params.get("kind", ""),
        only=request.query_params.get("only", ""),
        kinds=KINDS,
        onlys=ONLY,
        names=source_names(case, lang),
        place=_place_words(case, lang),
        reviewers=REVIEWERS,
        page=number,
        pages=pages,
    )


def _chosen(request: Request, found: Listing) -> tuple[list[Shown], Shown | None]:
    """The rows that the address asks for, and the one whose day and place they share."""
    kind, only, named = (request.query_params.get(name, "") for name in ("kind", "only", "like"))
    like = next((row for row in found.rows if row.id == named), None) if named else None
    rows = [row for row in found.rows if row.kind == kind] if kind in KINDS else list(found.rows)
    if like is not None:
        rows = [row for row in rows if (row.day, row.place) == (like.day, like.place)]
    if only in ONLY:
        rows = [row for row in rows if _approval(row) == only]
    return rows, like


def _approval(row: Shown) -> str:
    return "" if not row.approved_by else "approved" if len(row.approved_by) >= REVIEWERS else "waits"


def _cards(case: Case, rows: Sequence[Shown]) -> list[dict[str, Any]]:
    """What cards show beside their rows. Where nothing was ever decided, nothing is looked up."""
    names = tuple(row.id for row in rows)
    items = {item.id: item for item in media(case, f"id IN ({marks(names)})", names)}
    judged = {now for (now,) in case.db.execute(f"SELECT DISTINCT now FROM decision_on WHERE now IN ({marks(names)})", names)}
    return [_card(case, row, items[row.id], judged=row.id in judged) for row in rows if row.id in items]


def _card(case: Case, row: Shown, item: MediaItem, *, judged: bool) -> dict[str, Any]:
    consent = consent_of(case, row.id) if judged else Consent()
    return {"row": row, "item": item, "consent": consent, "publishable": judged and may_be_published(case, item, case.day)}


def _place_words(case: Case, lang: str) -> Any:  # noqa: ANN401 - a function of words
    """Names of places by id; coordinates and words of a person as they are."""
    return lambda value: place_name(case.folder, value, lang, value)


def item_page(request: Request) -> Response:
    """All that is known of one."""
    return _item_page(request, None)


def _item_page(request: Request, complaint: GavahError | None) -> Response:
    case, lang = case_of(request), lang_of(request)
    item = media_item(case, str(request.path_params["item"]))
    found, _ = listing_of(case, shared(settings_of(request).state))
    row = next((row for row in found.rows if item.id in row.items), None) if found else None
    decisions = decisions_on(case.db, item.id)
    return render(
        request,
        "media_item.html",
        status=400 if complaint else 200,
        complaint=complaint,
        item=item,
        row=row,
        copies=_copies(case, row, item),
        day_seen=day_of(case, item),
        place_seen=place_of(case, item),
        place=_place_words(case, lang),
        names=source_names(case, lang),
        consent=consent_of(case, item.id),
        report_consent=consent_of(case, item.report) if item.report else None,
        approved=approvers(case, item.id),
        publishable=may_be_published(case, item, case.day),
        reviewers=REVIEWERS,
        scopes=SCOPES[1:],
        decisions=[_told(one, case, lang) for one in decisions],
        seen=seen_field(decisions),
        coder=request.state.user.may("coder") and not case.read_only,
        editor=request.state.user.may("editor") and not case.read_only,
    )


def _told(one: Judged, case: Case, lang: str) -> Judged:
    """A decision with the name of the place it gives."""
    if one.decision.field != "place":
        return one
    return one._replace(decision=msgspec.structs.replace(one.decision, value=place_name(case.folder, one.decision.value, lang)))


def _copies(case: Case, row: Shown | None, item: MediaItem) -> list[MediaItem]:
    """The other items that are this one."""
    others = [name for name in (row.items if row else ()) if name != item.id][:AT_ONCE]
    return list(media(case, f"id IN ({marks(others)})", tuple(others))) if others else []


def small_copy(request: Request) -> Response:
    """The thumbnail: without metadata, made when the photo came."""
    data = thumbnail(case_of(request), str(request.path_params["item"]))
    if not data:
        raise GavahError("there is no small copy of this", remedy="a film has none")
    return Response(data, media_type="image/jpeg")


@needs("coder")
def say(request: Request) -> Response:
    """A person says which day or place it shows."""
    case, form, name = case_of(request), form_of(request), str(request.path_params["item"])
    day, place = typed(form, "day"), typed(form, "place")
    try:
        told = {"day": questions.day_of(day).isoformat()} if day else {}
        told |= {"place": questions.place_of(place, gazetteer_of(case.folder)).id} if place else {}
        if not told:
            raise GavahError("neither a day nor a place is said", remedy="say one of them")
        append(case, form, [state(case, name, field, value, by=actor(request), reason=reason_of(form)) for field, value in told.items()])
    except GavahError as error:
        return _item_page(request, error)
    return _back(name)


@needs("editor")
def approve_publishing(request: Request) -> Response:
    """One of the two approvals; each person's own stands for itself."""
    case, name = case_of(request), str(request.path_params["item"])
    append(case, form_of(request), [approve(case, name, by=actor(request), reason=reason_of(form_of(request)))])
    return _back(name)


@needs("editor")
def record_consent(request: Request) -> Response:
    """How far whoever gave it lets it go, or that they took it back."""
    case, form, name = case_of(request), form_of(request), str(request.path_params["item"])
    try:
        append(case, form, [_consent(request, case, name)])
    except GavahError as error:
        return _item_page(request, error)
    return _back(name)


def _consent(request: Request, case: Case, name: str) -> Decision:
    form, by = form_of(request), actor(request)
    scope, expires = typed(form, "scope"), typed(form, "expires")
    if scope == SCOPES[0]:
        return judging.withdrawn_consent(case, name, by=by, reason=reason_of(form))
    until = questions.day_of(expires) if expires else None
    return judging.consent(case, name, scope, by=by, how=typed(form, "how"), expires=until, reason=reason_of(form))


def _back(name: str) -> Response:
    return RedirectResponse(f"/media/{name}#decided", status_code=303)


ROUTES = [
    Route("/media", page),
    Route("/media/{item}", item_page),
    Route("/media/{item}/thumbnail", small_copy),
    Route("/media/{item}/shows", say, methods=["POST"]),
    Route("/media/{item}/approve", approve_publishing, methods=["POST"]),
    Route("/media/{item}/consent", record_consent, methods=["POST"]),
]
NAVIGATION = [("/media", "media.nav")]
