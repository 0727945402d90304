"""Event types as data: what they count, and what PLOVER and ACLED call them."""

from gavah.ontology.types import Crosswalk, crosswalk, family_of, is_type, measure_of, own_types, types

__all__ = ["Crosswalk", "crosswalk", "family_of", "is_type", "measure_of", "own_types", "types"]
