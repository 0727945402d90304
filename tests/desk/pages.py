"""Every page of the desk that can be looked at: each is opened in both languages and themes, judged by axe, and watched.

Whoever adds a page adds its address here. An address may ask for an id of the exercise's case: {claim}, {event}, {report}, {source}.
"""

PAGES = (
    "/",
    "/keyboard",
)
