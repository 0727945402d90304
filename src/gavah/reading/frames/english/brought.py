"""What brings about what: "her death sparked protests in A" tells of a death elsewhere before, and of protests in A."""

from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.frame import Range

_ALONE = frozenset("spark trigger prompt provoke ignite unleash inspire kindle cause draw precede".split())
_WITH = {
    "lead": ("to",), "set": ("off",), "touch": ("off",), "give": ("rise",), "result": ("in",), "culminate": ("in",), "bring": ("about", "out"),
    "follow": ("by",), "meet": ("with", "by"),
}  # fmt: skip
"""Verbs that bring something about, alone or with the word behind them."""
_ABOUT = frozenset("over about against at after following".split())
_OUTCRY = frozenset("anger outrage fury uproar outcry grief unrest".split())
_WAVES = frozenset("wave waves series spate string round rounds days weeks".split())
_REACH = 8  # chunks between a cause and its verb


def before_effect(p: Parsed, n: int) -> int | None:
    """Where the words of a deed told by noun phrase `n` end, and those of what it brought about begin; None where it brings about nothing.

    "The death of A in B | sparked protests in C"; "protests over her death | spread to C".
    """
    over = p.word(n - 1) in _ABOUT and p.kind(n - 2) == "NP" and _is_outcry(p, n - 2)
    for at in range(n + 1, min(n + _REACH, len(p.chunks))):
        if p.kind(at) == "VG" and p.chunks[at].main >= 0:
            return p.tokens[p.chunks[at].i].start if over or _brings(p, at) else None
        if p.kind(at) not in ("I", "NP", "T", "R", "C", ","):
            return None
    return None


def cause_of(p: Parsed, n: int) -> int | None:
    """The verb that tells noun phrase `n` as what something brought about: "… led to a strike in A", "… set off a wave of protests"; else None."""
    if p.word(n - 1) == "of" and p.kind(n - 2) == "NP" and p.words(n - 2)[-1].low in _WAVES:
        n -= 2
    verb = n - 1
    while verb > 0 and p.kind(verb) in ("I", "R") and verb > n - 3:
        verb -= 1
    return verb if p.kind(verb) == "VG" and p.finite(verb) and _brings(p, verb) else None


def effect_within(p: Parsed, n: int) -> Range | None:
    """The offsets in which the day and place of an effect stand: behind the verb that tells it; None for no effect."""
    verb = cause_of(p, n)
    return None if verb is None else (p.tokens[p.chunks[verb].i].start, p.sentence.end)


def _brings(p: Parsed, at: int) -> bool:
    if p.chunks[at].main < 0:
        return False
    verb = lemma(p.tokens[p.chunks[at].main])
    behind = {t.low for t in p.tokens[p.chunks[at].main + 1 : p.chunks[at].main + 3]}
    return verb in _ALONE or bool(behind & set(_WITH.get(verb, ())))


def _is_outcry(p: Parsed, n: int) -> bool:
    last = p.words(n)[-1].low
    word, _ = lexicon().event_nouns.get(last, (None, False))
    return last in _OUTCRY or (word is not None and word.type.startswith("protest"))
