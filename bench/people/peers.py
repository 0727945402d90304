"""Splink and recordlinkage on the same two files, as their own guides would set them up, one to one. Both are optional.

They read the columns both lists have: name (first and last word), age, date, city, state, gender. Neither is shown the gold.
"""

import logging
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Found = tuple[set[tuple[str, str]], None]
_COLUMNS = ("name", "first", "last", "age", "gender", "date", "city", "state")


def installed(name: str) -> bool:
    """Whether the package can be imported. Imports it, so that the import is not timed."""
    if find_spec(name) is None:
        return False
    __import__(name)
    return True


def splink(left: Path, right: Path, columns: tuple[str, str]) -> Found:
    """Splink on DuckDB: u by random pairs, m by expectation maximisation in two blockings, the single best links of p ≥ .5."""
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    frames = [_frame(path, column, side) for path, column, side in zip((left, right), columns, ("a", "b"), strict=True)]
    age = [
        {"sql_condition": "age_l IS NULL OR age_r IS NULL", "label_for_charts": "missing", "is_null_level": True},
        {"sql_condition": "age_l = age_r", "label_for_charts": "same"},
        {"sql_condition": "abs(age_l - age_r) <= 2", "label_for_charts": "near"},
        {"sql_condition": "ELSE", "label_for_charts": "other"},
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("first", [0.9, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("last", [0.9, 0.8]).configure(term_frequency_adjustments=True),
            cl.AbsoluteDateDifferenceAtThresholds("date", input_is_string=True, metrics=["day", "day"], thresholds=[1, 7]),
            cl.LevenshteinAtThresholds("city", [2]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("state"),
            cl.ExactMatch("gender"),
            cl.CustomComparison(output_column_name="age", comparison_levels=age),
        ],
        blocking_rules_to_generate_predictions=[block_on("date"), block_on("last", "state"), block_on("first", "last"), block_on("age", "city")],
    )
    api = DuckDBAPI()
    linker = Linker([api.register(frame) for frame in frames], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("first", "last", "date")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("date"), block_on("first", "last")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_probability=0.01)
    clusters = linker.clustering.cluster_using_single_best_links(scored, duplicate_free_datasets=["a", "b"], threshold_match_probability=0.5)
    by_cluster: dict[str, dict[str, str]] = {}
    for row in clusters.as_pandas_dataframe().to_dict("records"):
        by_cluster.setdefault(row["cluster_id"], {})[row["source_dataset"]] = row["unique_id"]
    return {(one["a"], one["b"]) for one in by_cluster.values() if len(one) == 2}, None


def recordlinkage(left: Path, right: Path, columns: tuple[str, str]) -> Found:
    """recordlinkage: neighbours in date, or the same last name and state; an ECM classifier; one to one by the sum of likenesses."""
    import recordlinkage as rl
    from recordlinkage.index import Block, SortedNeighbourhood

    a, b = (_frame(path, column, side).set_index("unique_id") for path, column, side in zip((left, right), columns, ("a", "b"), strict=True))
    indexer = rl.Index()
    indexer.add([SortedNeighbourhood("date", window=5), Block(["last", "state"])])
    compare = rl.Compare()
    for column in ("first", "last", "city"):
        compare.string(column, column, method="jarowinkler", threshold=0.85)
    for column in ("date", "state", "gender", "age"):
        compare.exact(column, column)
    features = compare.compute(indexer.index(a, b), a, b)
    links = rl.ECMClassifier(binarize=None).fit_predict(features)
    best = features.loc[links].sum(axis=1).sort_values(ascending=False, kind="stable").index
    taken_a: set[str] = set()
    taken_b: set[str] = set()
    found: set[tuple[str, str]] = set()
    for one, other in best:
        if one not in taken_a and other not in taken_b:
            taken_a.add(one)
            taken_b.add(other)
            found.add((one, other))
    return found, None


def _frame(path: Path, column: str, side: str) -> Any:  # noqa: ANN401 - a pandas frame; pandas is not a dependency
    import pandas as pd

    frame = pd.read_csv(path, dtype=str).rename(columns={column: "unique_id"})
    frame["name"] = frame["name"].str.lower().str.replace("[^a-z ]", "", regex=True)
    frame.loc[frame["name"].str.contains("withheld", na=False), "name"] = None
    frame["first"], frame["last"] = frame["name"].str.split().str[0], frame["name"].str.split().str[-1]
    frame["gender"], frame["city"] = frame["gender"].str.lower(), frame["city"].str.lower()
    frame["age"] = pd.to_numeric(frame["age"], errors="coerce")
    frame["source_dataset"] = side
    return frame[["unique_id", *_COLUMNS, "source_dataset"]]


PEERS: dict[str, Callable[[Path, Path, tuple[str, str]], Found]] = {"splink": splink, "recordlinkage": recordlinkage}
