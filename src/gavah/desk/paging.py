"""Long lists, a page at a time."""

from starlette.requests import Request


def page_of(request: Request, most: int = 100_000) -> int:
    """The number of the page that the address asks for; 1 for anything else."""
    number = request.query_params.get("page", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 and 0 < int(number) <= most else 1


def pages_of(count: int, at_once: int) -> int:
    """How many pages `count` lines fill; an empty list has one."""
    return max(1, -(-count // at_once))
