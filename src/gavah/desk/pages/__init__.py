"""The pages of the desk, one module a page, in the order of the navigation.

A module has `ROUTES` (Starlette routes to plain functions; one that writes says `@needs(role)`) and, where the page stands in the navigation,
`NAVIGATION`: pairs of a path and the key of its word.
"""

PAGES = (
    "home",
    "ask",
    "map",
    "behind",
    "events",
    "event",
    "report",
    "words",
    "claim",
    "note",
    "work",
    "search",
    "saved",
    "imports",
    "media",
    "release",
    "retention",
    "log",
    "review",
    "coding",
    "sources",
    "changes",
    "keyboard",
)
