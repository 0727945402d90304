"""A claim: its words, what was read in them and what people say, the events and roots it leads to. Accept, reject, correct, take back."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.decided import claim_as_read, decisions_on
from gavah.casefile.judgements import standing_of
from gavah.desk import claimform, naming
from gavah.desk.asking import candidates
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, append, reason_of, seen_field, take_back, typed
from gavah.desk.page import lang_of, render
from gavah.desk.roles import form_of, needs
from gavah.desk.telling import told
from gavah.desk.text import look_of
from gavah.desk.witnessing import steps
from gavah.model import Claim, GavahError, QuestionError
from gavah.pipeline import judging

VERBS = ("accept", "reject", "cannot-tell", "vouch")
SAFE_BACK = ("/report/", "/claim/", "/event/")


def _claim(request: Request, case: Case) -> Claim:
    found = case.claim(str(request.path_params["claim"]))
    if found is None:
        raise GavahError("the present reading no longer gives this claim", remedy="look at its report, and decide again on what it now gives")
    return found


def page(request: Request) -> Response:
    """The claim's page."""
    return _page(request)


def _page(request: Request, given: FormData | None = None, complaint: GavahError | None = None) -> Response:
    case, lang = case_of(request), lang_of(request)
    claim = _claim(request, case)
    decisions = decisions_on(case.db, claim.id)
    witness = case.witness_of(claim.id)
    words = typed(given, "place_words") if given is not None else ""
    return render(
        request,
        "claim.html",
        claim=claim,
        one=told(case, [claim.id])[0],
        read=claim_as_read(case, claim.id) or claim,
        look_of=look_of,
        names=naming.source_names(case, lang),
        standing_now=standing_of(case.db, f"standing|{claim.id}"),
        decisions=decisions,
        seen=seen_field(decisions),
        witness=witness,
        root=naming.witness_roots(case, [witness.id], naming.source_names(case, lang))[witness.id] if witness else "",
        path=steps(dict(witness.path).get(claim.id, "")) if witness else [],
        sources=_sources_of(case, witness.path if witness else (), claim.id),
        verbs=VERBS,
        given=given,
        complaint=complaint,
        candidates=candidates(case, words, lang) if isinstance(complaint, QuestionError) else (),
        **claimform.offered(lang),
    )


def _sources_of(case: Case, paths: tuple[tuple[str, str], ...], claim: str) -> dict[str, str]:
    """Report → source, for the reports on the way to the root."""
    ids = {one for step in steps(dict(paths).get(claim, "")) for one in (step.by, step.whom) if one}
    return {one: source for one in ids for (source,) in case.db.execute("SELECT source FROM report WHERE id = ?", (one,))}


@needs("coder")
def decide(request: Request) -> Response:
    """Accept, reject, cannot tell, vouch."""
    case, form = case_of(request), form_of(request)
    claim = _claim(request, case)
    verb = typed(form, "verb")
    if verb not in VERBS:
        raise GavahError(f"nobody can {verb!r} a claim", remedy="choose one of the buttons")
    append(case, form, [judging.on_claim(case, verb, claim.id, by=actor(request), reason=reason_of(form))])
    return RedirectResponse(f"/claim/{claim.id}", status_code=303)


@needs("coder")
def correct(request: Request) -> Response:
    """What differs from the claim as it stands becomes a correction of its own for each field."""
    case, form = case_of(request), form_of(request)
    claim = _claim(request, case)
    try:
        fields = claimform.differing(claim, claimform.filled(case, form))
        if not fields:
            raise GavahError("nothing differs from the claim as it stands", remedy="change what is otherwise, or accept the claim")
        made = [judging.correction(case, claim.id, name, value, by=actor(request), reason=reason_of(form)) for name, value in fields.items()]
        append(case, form, made)
    except GavahError as error:
        return _page(request, form, error)
    return RedirectResponse(f"/claim/{claim.id}", status_code=303)


@needs("coder")
def undo(request: Request) -> Response:
    """Take back decisions by their names, all or none."""
    case, form = case_of(request), form_of(request)
    take_back(request, case, [str(one) for one in form.getlist("decision")], reason_of(form))
    return RedirectResponse(_back(typed(form, "back")), status_code=303)


def _back(path: str) -> str:
    """Where the person came from: one of these pages, and nothing else."""
    fits = path.startswith(SAFE_BACK) and all(letter.isalnum() or letter in "/-#" for letter in path) and path.isascii()
    return path if fits else "/"


ROUTES = [
    Route("/claim/{claim}", page),
    Route("/claim/{claim}/decide", decide, methods=["POST"]),
    Route("/claim/{claim}/correct", correct, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
]
