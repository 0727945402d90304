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


__all__ = ["attributions"]
