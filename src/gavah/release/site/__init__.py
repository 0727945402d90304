"""The static site of an edition: plain pages in both languages that open from a folder, with no request to anywhere."""

from gavah.release.site.pages import shipped, write_site

__all__ = ["shipped", "write_site"]
