"""Constructed rows: every person is called Tamrini or تمرینی, and died in a month that has not come."""

from gavah.linking.people import ListLinkage, PersonLink, RowKey, link_lists, records

CROWD = tuple("Ali Reza Sara Mina Omid Nima Parisa Kaveh Arash Laleh Behrouz Shirin Farhad Golnar Siavash Yasaman".split())

CROWDS = {
    "A": ("Tamrinipour", "10", 40, ("Marand", "Bafq", "Sarab", "Kashmar")),
    "B": ("Tamrinikhah", "11", 60, ("Dezful", "Yazd", "Jolfa", "Qom")),
    "C": ("Tamrinidoust", "12", 80, ("Abadan", "Kish", "Ahar", "Taft")),
}


def rows(*given, **fields):
    """Rows with ids 1, 2, …; a string is a name, a mapping a row."""
    return [{"id": str(i), **fields, **({"name": one} if isinstance(one, str) else one)} for i, one in enumerate(given, 1)]


def crowd(list_, first=100):
    """Rows of sixteen persons that are in no other list: each list has its own names, month, ages and towns."""
    surname, month, oldest, towns = CROWDS[list_]
    return [
        {"id": str(first + i), "name": f"{name} {surname}", "age": str(oldest - i), "date": f"2071-{month}-{i + 1:02}", "place": towns[i % 4]}
        for i, name in enumerate(CROWD)
    ]


def linked(left, right) -> ListLinkage:
    """The linkage of two lists of rows, each amid a crowd of its own."""
    sides = (records([*rows(*side), *crowd(name)], list=name) for name, side in (("A", left), ("B", right)))
    return link_lists(list(sides))


def link_of(linkage: ListLinkage, left="1", right="1") -> PersonLink | None:
    """The link of two rows, by their ids."""
    return next((link for link in linkage.links if (link.left, link.right) == (RowKey("A", left), RowKey("B", right))), None)


def one(left, right) -> PersonLink | None:
    """The link of two rows that stand alone amid the crowds."""
    return link_of(linked([left], [right]))
