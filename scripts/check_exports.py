"""Exports read by libraries that others wrote: what `gavah export` made is what it says it is.

    gavah export geojson -o x.geojson; gavah export hxl -o x.hxl.csv; gavah export jsonld -o x.jsonld; gavah export ftm -o x.ftm.json
    pip install geojson libhxl six rdflib followthemoney      (none is a dependency of gavah; best in an environment of their own)
    python scripts/check_exports.py x.geojson x.hxl.csv x.jsonld x.ftm.json

One line a file; exit 1 if one of them is refused.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


def geojson(path: Path) -> Iterator[str]:
    """RFC 7946, by `geojson`."""
    import geojson as library

    read = library.loads(path.read_text("utf-8"))
    if not read.is_valid:
        yield str(read.errors())


def hxl(path: Path) -> Iterator[str]:
    """HXL 1.1 with its core schema, by `libhxl`; what the schema only finds unusual is no error."""
    import hxl as library

    found: list[str] = []
    schema = library.schema(callback=lambda error: found.append(error.message))
    schema.validate(library.data(str(path), library.InputOptions(allow_local=True)))
    yield from (words for words in found if not words.startswith("Possible"))


def jsonld(path: Path) -> Iterator[str]:
    """Linked data, by `rdflib`: every claim is derived from a report that is in the graph."""
    import rdflib

    graph = rdflib.Graph().parse(path, format="json-ld")
    derived = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    if not list(graph.subject_objects(derived)):
        yield "no claim is derived from anything"
    yield from (
        f"{claim} is derived from {report}, which is not there"
        for claim, report in graph.subject_objects(derived)
        if (report, None, None) not in graph
    )


def ftm(path: Path) -> Iterator[str]:
    """Entities, by `followthemoney`: schemata, properties and values are its own, and nothing is lost on the way through it."""
    from followthemoney import model

    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        given = json.loads(line)
        read = model.get_proxy(given, cleaned=False)
        for name, values in given["properties"].items():
            held = read.schema.get(name)
            if held is None or not all(held.type.validate(value) for value in values):
                yield f"line {number}: {read.schema.name}.{name} {values}"
        if {name: set(values) for name, values in read.to_dict()["properties"].items()} != {n: set(v) for n, v in given["properties"].items()}:
            yield f"line {number}: read back it is another"


CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {".geojson": geojson, ".csv": hxl, ".jsonld": jsonld, ".json": ftm}


def main(paths: list[str]) -> int:
    """Check each file by its ending."""
    refused = 0
    for path in map(Path, paths):
        check = CHECKS[path.suffix]
        found = list(check(path))
        refused += bool(found)
        print(f"{path.name}: {check.__name__}: " + ("; ".join(found[:5]) if found else "as it should be"))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
