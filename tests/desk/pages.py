"""Every page of the desk that can be looked at: each is opened in both languages and themes, judged by axe, and watched.

Whoever adds a page adds its address here. An address may ask for an id of the exercise's case: {claim}, {event}, {report}, {source}.
"""

PAGES = (
    "/",
    "/map",
    "/map?measure=arrested&place=IR-06&from=2071-09-23&to=2071-10-22&axis=window",
    "/map/events",
    "/keyboard",
    "/ask?measure=executed",
    "/ask?measure=dead&from=2071-09-23&to=2071-10-22&place=IR-09",
    "/ask?measure=released&witnesses=3",
    "/ask/claims?measure=executed&of=all",
    "/events",
    "/events?type=arrest",
    "/event/{event}",
    "/claims?id={claim}",
    "/claim/{claim}",
    "/report/{report}",
    "/report/{report}?beside=original&sentence=3",
    "/report/{report}/differs?copy=0",
    "/report/{report}/claim?start=0&end=12",
    "/note",
    "/work-in",
)
