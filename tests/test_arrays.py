"""Distinct values are those of numpy's own function."""

import numpy as np
import pytest

from gavah.arrays import distinct


@pytest.mark.parametrize("kind", [np.int64, np.uint32, np.uint64])
@pytest.mark.parametrize("values", [[], [3], [3, 3], [5, 1, 4, 1, 5, 0], list(range(1000, 0, -3)) * 2])
def test_each_value_comes_once_and_in_order(kind, values):
    given = np.array(values, kind)
    found = distinct(given)
    assert found.dtype == kind
    assert found.tolist() == np.unique(given).tolist() == sorted(set(values))
    assert given.tolist() == values
