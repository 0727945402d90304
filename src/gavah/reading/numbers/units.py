"""The counted words beside a number, as they stand."""

from gavah.reading.grammar import Tokens


def unit_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Tokens (first, end) of the counted words that begin at token `at`, or None.

    English: after "of the" and the like, up to three words, to the first plural or person noun. Persian: a classifier («تن», «نفر») with or without
    «از», and the noun and adjectives to the next function word or verb, at most four tokens.
    """
    at = _past_skipped(tokens, at)
    if at >= len(tokens) or _is(tokens, at, "halt"):
        return None
    return _persian(tokens, at) if tokens.language.name == "fa" else _english(tokens, at)


def _is(tokens: Tokens, at: int, name: str) -> bool:
    return at < len(tokens) and tokens.codes[at] in tokens.language.members.get(name, "")


def _past_skipped(tokens: Tokens, at: int) -> int:
    while _is(tokens, at, "unit-skip"):
        at += 1
    return at


def _wordlike(tokens: Tokens, at: int) -> bool:
    return (
        at < len(tokens)
        and tokens.texts[at][0].isalpha()
        and tokens.values[at] is None
        and not _is(tokens, at, "halt")
        and not _is(tokens, at, "now")
    )


def _english(tokens: Tokens, at: int) -> tuple[int, int] | None:
    end = at
    while end < min(at + 4, len(tokens)):
        if tokens.texts[end] == "-" and end > at and _wordlike(tokens, end + 1):
            end += 1
            continue
        if not _wordlike(tokens, end) or _is(tokens, end, "unit-skip") or (end > at and _is(tokens, end, "w-ed") and _noun_seen(tokens, at, end)):
            break
        end += 1
        if _is(tokens, end - 1, "person") or _is(tokens, end - 1, "personone") or _is(tokens, end - 1, "w-s") or _is(tokens, end - 1, "unit"):
            break
    return (at, end) if end > at and (end > at + 1 or not _is(tokens, at, "w-ed")) else None


def _noun_seen(tokens: Tokens, at: int, end: int) -> bool:
    return any(not _is(tokens, one, "w-ed") for one in range(at, end))


def _persian(tokens: Tokens, at: int) -> tuple[int, int] | None:
    end = at
    if _is(tokens, at, "percent") or _is(tokens, at, "currency"):
        return at, at + 1
    if _is(tokens, at, "classifier"):
        end = at + 1
        if _is(tokens, end, "of") and _wordlike(tokens, end + 1):
            end += 1
        elif not _is(tokens, end, "person"):
            return at, end
    while end < min(at + 4, len(tokens)) and _wordlike(tokens, end) and not (end > at and _is(tokens, end, "deed")):
        end += 1
    return (at, end) if end > at else None
