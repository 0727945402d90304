"""Linking: reports → copies and witnesses, claims → events. Functions of their arguments; see DESIGN, "Linking".

    linkage = link(reports, claims, sources=…, decisions=…)
    for part in linkages(reports, claims, sources=…, decisions=…): ...  # the same in parts, for cases larger than memory

Copies (`copies`, `translations`, `requotes`) lead every claim to its root (`roots`, `witnesses`); claims are blocked, compared, scored and
clustered (`blocking`, `features`, `score`, `cluster`, `events`). All parameters and word lists are files in `data/`.
"""

from gavah.linking.linker import Progress, link, linkages
from gavah.linking.parameters import Parameters, parameters

__all__ = ["Parameters", "Progress", "link", "linkages", "parameters"]
