"""SVG → PNG by resvg, which shapes and orders Persian itself, with the font that ships here and no other."""

from importlib.resources import as_file, files


def png(svg: str, *, zoom: float = 2.0) -> bytes:
    """The picture as PNG bytes, `zoom` pixels to a unit. System fonts and outside files are not looked at: the same bytes on every machine."""
    import resvg_py

    with as_file(files(__package__).joinpath("fonts")) as folder:
        fonts = [str(folder / f"Vazirmatn-{weight}.ttf") for weight in ("Regular", "Bold")]
        drawn = resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, font_files=fonts, skip_system_fonts=True, sans_serif_family="Vazirmatn")
    return bytes(drawn)
