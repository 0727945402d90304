"""The nouns: frozen, typed, without I/O. Everything else in gavah passes them from room to room."""

from gavah.model.claim import Claim, Correction, Party, Quantity, ReaderVersion, When, Where, make_claim
from gavah.model.errors import CaseError, GavahError, InputError, QuestionError, Refused, SpanError
from gavah.model.event import Copy, Event, Link, Linkage, Witness
from gavah.model.figure import ClaimedTotal, Figure, Question, WitnessTotal
from gavah.model.ids import canonical, content_id
from gavah.model.ledger import Decision, Entry
from gavah.model.mention import Attribution, Candidate, NumberMention, PlaceMention, TimeMention
from gavah.model.place import places_meet
from gavah.model.report import Passage, Report, Source, Span
from gavah.model.view import View, fold, folded
from gavah.model.vocabulary import BEFALLEN, COUNTABLE, LEVELS, MEASURES, MODALITIES, NOT_SUMMED

__all__ = [
    "BEFALLEN",
    "COUNTABLE",
    "LEVELS",
    "MEASURES",
    "MODALITIES",
    "NOT_SUMMED",
    "Attribution",
    "Candidate",
    "CaseError",
    "Claim",
    "ClaimedTotal",
    "Copy",
    "Correction",
    "Decision",
    "Entry",
    "Event",
    "Figure",
    "GavahError",
    "InputError",
    "Link",
    "Linkage",
    "NumberMention",
    "Party",
    "Passage",
    "PlaceMention",
    "Quantity",
    "Question",
    "QuestionError",
    "ReaderVersion",
    "Refused",
    "Report",
    "Source",
    "Span",
    "SpanError",
    "TimeMention",
    "View",
    "When",
    "Where",
    "Witness",
    "WitnessTotal",
    "canonical",
    "content_id",
    "fold",
    "folded",
    "make_claim",
    "places_meet",
]
