"""Counts that stand behind labels: "Arrested: 12. Wounded: 3. Place: Sanandaj.", «بازداشتی‌ها: ۱۲ نفر»."""

from gavah.reading.forms.fields import form_hits

__all__ = ["form_hits"]
