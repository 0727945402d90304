"""What a story tells of violence, for the models of incidents: its violent sentences, and what the claims and rules say of it."""

import re
from collections import Counter

from bench.claim_kinds import kind_of, types_told
from bench.incidents import Story, sentences_of

_TRIGGER = re.compile(
    r"kill|murder|assassin|attack|bomb|explo|dynamit|kidnap|abduct|hostage|wound|injur|burn|fire|destroy|damage|blew|blown|machinegun|ambush|shot|"
    r"shoot|massacre|death|dead|die|claim|respons|accus|blam|steal|stole|rob|detonat|plant|thr[eo]w|hurl|captur|execut|sabotag|harass|threat|raid|blast"
)

_HELD = re.compile(rf"\b(?:{_TRIGGER.pattern})")


def telling(story: Story) -> str:
    """The sentences that hold a word of violence."""
    pieces = (story.text[a:b] for a, b in sentences_of(story.text))
    return " ".join(p for p in pieces if _HELD.search(p)) or story.text[:200]


def claimed(story: Story) -> dict[str, float]:
    """Which incidents the claims of the story and the rules speak of, and how often it has each word of violence."""
    counts = Counter(match.group() for match in _HELD.finditer(story.text))
    found = {"any": 1.0} | {f"word:{word}": min(n, 4) / 2 for word, n in counts.items()}
    found |= {f"rule:{kind}": 1.5 for kind in types_told(story)}
    for claim in story.claims:
        kind = kind_of(claim)
        if kind:
            found[f"{kind}:{claim.kind}:{claim.modality}"] = 1.0
            found[f"{kind}:hit" if claim.recipient else f"{kind}:bare"] = 1.0
    return found
