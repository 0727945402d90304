"""Counts that stand behind labels: "Arrested: 12. Wounded: 3. Place: Sanandaj.", «بازداشتی‌ها: ۱۲ نفر»; and the records of single persons."""

from gavah.reading.forms.fields import form_hits
from gavah.reading.forms.records import record_hits

__all__ = ["form_hits", "record_hits"]
