"""Event types as data: what they count, and what PLOVER and ACLED call them; and the groups of persons that exclude each other."""

from gavah.ontology.groups import axes, groups_of
from gavah.ontology.labels import label, labels
from gavah.ontology.types import Crosswalk, crosswalk, family_of, is_type, measure_of, own_types, types

__all__ = ["Crosswalk", "axes", "crosswalk", "family_of", "groups_of", "is_type", "label", "labels", "measure_of", "own_types", "types"]
