"""Review: the claims that move the figures most, one at a time. Every judgement is appended; nothing that another coder said is lost."""

from collections.abc import Container, Iterable
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.judgements import standing_of
from gavah.casefile.reviewed import last_of
from gavah.desk import claimform, trail
from gavah.desk.asking import candidates
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, append, reason_of, take_back, typed
from gavah.desk.ordering import NAME, order_of, progress_of, upcoming
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.reviewview import claim_values
from gavah.desk.roles import form_of, needs
from gavah.desk.rounds import round_waits
from gavah.desk.state import shared
from gavah.model import Claim, GavahError, QuestionError
from gavah.pipeline import judging

VERBS = ("accept", "reject", "cannot-tell")
ONLY = ("order", "contested")


def page(request: Request) -> Response:
    """The claim that comes next, or the one the address names."""
    return _page(request)


def _page(request: Request, given: FormData | None = None, complaint: GavahError | None = None) -> Response:
    case, lang, waiting = case_of(request), lang_of(request), shared(settings_of(request).state)
    user, asked = actor(request), request.query_params
    order, fresh = order_of(case, waiting)
    state = progress_of(case)
    only = asked.get("only", "order") if asked.get("only") in ONLY else "order"
    named = typed(given, "claim") if given is not None else asked.get("claim", "")
    others = trail.looked_at_by_others(waiting, user)
    passed = trail.passed(waiting, user)
    ahead = (one for one in state.contested if one not in passed)
    if only == "order":
        ahead = (one.claim for one in upcoming(case, order, passed=passed))
    claim = case.claim(named) if named else _next(case, ahead, others)
    if claim is not None and request.state.user.may("coder"):
        trail.looks_at(waiting, user, claim.id)
    at = int(asked["step"]) if asked.get("step", "").isdecimal() and len(asked["step"]) < 12 else None
    words = typed(given, "place_words") if given is not None else ""
    shown = claim_values(case, claim, order, lang) if claim else {"claim": None}
    return render(
        request,
        "review.html",
        only=only,
        progress=state,
        order=order,
        fresh=fresh,
        orders=not fresh and round_waits(waiting, NAME),
        skipped=trail.skipped_by(waiting, user),
        back=trail.before(waiting, user, at),
        looked_by=others.get(claim.id) if claim else None,
        after=_after(case, user, asked.get("after", "")),
        given=given,
        complaint=complaint,
        candidates=candidates(case, words, lang) if isinstance(complaint, QuestionError) else (),
        missing=bool(named) and claim is None,
        **claimform.offered(lang),
        **shown,
    )


def _next(case: Case, found: Iterable[str], others: Container[str]) -> Claim | None:
    """The first claim that nobody else has before them; one that somebody has where no other is left."""
    taken: list[str] = []
    for name in found:
        if name in others:
            taken.append(name)
        elif (claim := case.claim(name)) is not None:
            return claim
    return next((claim for name in taken if (claim := case.claim(name)) is not None), None)


def _after(case: Case, user: str, claim: str) -> dict[str, object] | None:
    """What became of the claim that was judged just now."""
    held = case.claim(claim) if claim else None
    if held is None:
        return None
    standing = [one for one in (standing_of(case.db, f"standing|{held.id}"),) if one.heads]
    others = [head.decision for one in standing for head in one.heads if head.decision.by != user]
    mine = last_of(case.db, user, [held.id])
    return {
        "claim": held,
        "mine": judging.decision_called(case, mine).decision if mine else None,
        "undo": mine,
        "others": others,
        "contested": any(one.contested for one in standing),
    }


def _on_to(request: Request, **more: str) -> Response:
    only = typed(form_of(request), "only")
    kept = {"only": only} if only in ONLY[1:] else {}
    return RedirectResponse(f"/review?{urlencode({**more, **kept})}" if more or kept else "/review", status_code=303)


@needs("coder")
def judge(request: Request) -> Response:
    """Accept, reject, cannot tell: on what the page showed, and on no more."""
    case, form = case_of(request), form_of(request)
    claim, verb = typed(form, "claim"), typed(form, "verb")
    if verb not in VERBS:
        raise GavahError(f"nobody can {verb!r} a claim here", remedy="choose one of the buttons")
    append(case, form, [judging.on_claim(case, verb, claim, by=actor(request), reason=reason_of(form))])
    trail.went_on(shared(settings_of(request).state), actor(request), claim, skipped=False)
    return _on_to(request, after=claim)


@needs("coder")
def correct(request: Request) -> Response:
    """What differs from the claim as it stands."""
    case, form = case_of(request), form_of(request)
    claim = case.claim(typed(form, "claim"))
    if claim is None:
        raise GavahError("the present reading no longer gives this claim", remedy="go on with the next")
    try:
        fields = claimform.differing(claim, claimform.filled(case, form))
        if not fields:
            raise GavahError("nothing differs from the claim as it stands", remedy="change what is otherwise, or accept the claim")
        made = [judging.correction(case, claim.id, name, value, by=actor(request), reason=reason_of(form)) for name, value in fields.items()]
        append(case, form, made)
    except GavahError as error:
        return _page(request, form, error)
    trail.went_on(shared(settings_of(request).state), actor(request), claim.id, skipped=False)
    return _on_to(request, after=claim.id)


@needs("coder")
def skip(request: Request) -> Response:
    """Later."""
    trail.went_on(shared(settings_of(request).state), actor(request), typed(form_of(request), "claim")[:80], skipped=True)
    return _on_to(request)


@needs("coder")
def again(request: Request) -> Response:
    """What was skipped comes again."""
    trail.comes_again(shared(settings_of(request).state), actor(request))
    return _on_to(request)


@needs("coder")
def undo(request: Request) -> Response:
    """Take back what was judged just now, and look at it again."""
    case, form = case_of(request), form_of(request)
    (made,) = take_back(request, case, [typed(form, "decision")])
    trail.comes_again(shared(settings_of(request).state), actor(request), made.on)
    return RedirectResponse(f"/review?{urlencode({'claim': made.on})}", status_code=303)


ROUTES = [
    Route("/review", page),
    Route("/review/judge", judge, methods=["POST"]),
    Route("/review/correct", correct, methods=["POST"]),
    Route("/review/skip", skip, methods=["POST"]),
    Route("/review/again", again, methods=["POST"]),
    Route("/review/undo", undo, methods=["POST"]),
]
NAVIGATION = [("/review", "review.nav")]
