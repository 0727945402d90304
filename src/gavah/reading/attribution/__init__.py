"""Who is said to have said what: source, cue and content, in English and Persian."""

from gavah.model import Attribution


def attributions(text: str, *, lang: str) -> list[Attribution]:
    """Every attribution of `text` (`lang` "en" or "fa"; others give none), in the order of the cues.

    Ranges are code points of `text`. Contents may hold one another: the chain of «state media quoted the prosecutor as saying». Cost linear.
    """
    if lang == "fa":
        from gavah.reading.attribution.persian import persian_attributions

        return persian_attributions(text)
    if lang == "en":
        from gavah.reading.attribution.english import english_attributions

        return english_attributions(text)
    return []


def has_cue(words: str, *, lang: str) -> bool:
    """Whether `words` hold a verb or phrase of saying, whoever speaks; False for languages without cues."""
    if lang == "fa":
        from gavah.reading.attribution.persian import persian_cue

        return persian_cue(words)
    if lang == "en":
        from gavah.reading.attribution.english import english_cue

        return english_cue(words)
    return False


__all__ = ["attributions", "has_cue"]
