"""The static site of an edition: plain pages in both languages that open from a folder, with no request to anywhere."""

from gavah.release.site.pages import write_site

__all__ = ["write_site"]
