"""The sealing page: one self-contained HTML file for contributors, opened from disk, that makes the same packets as `gavah seal`."""

from gavah.field.page.build import build_page

__all__ = ["build_page"]
