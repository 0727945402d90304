"""Random small cases in the benchmark's format: possible links, proven-distinct pairs and names, several places, uncertain and straddling claims,
limits."""

import random

PLACES = [["N"], ["N", "A"], ["N", "B"], ["N", "C"], ["N", "A", "x"]]


def random_case(seed, *, rules=False):
    record = _unnamed(seed, rules)
    dice = random.Random(f"names {seed}")
    share = 0.9 if dice.random() < 0.45 else 0
    rolls = dice.choice([["r"], ["r"], ["r", "s"]])
    events = [one["id"] for one in record["claims"] if one["kind"] == "event"]
    record["names"] = [[name, dice.choice(rolls), dice.choice("abc")] for name in events if dice.random() < share]
    return record


def _unnamed(seed, rules):
    dice = random.Random(seed)
    family = dice.random()
    if family < 0.64:
        made = _ring if family < 0.32 else _town if family < 0.52 else _limited
        return made(dice, seed)
    size = dice.randint(1, 7)
    claims = [_claim(dice, f"c{number}") for number in range(size)]
    events = [one["id"] for one in claims if one["kind"] == "event"]
    pairs = [(a, b) for i, a in enumerate(events) for b in events[i + 1 :]]
    links = [[a, b, dice.choice(["same", "possible", "possible"]), dice.choice([0.2, 0.5, 0.7, 0.9])] for a, b in pairs if dice.random() < 0.45]
    distinct = [[a, b] for a, b in pairs if dice.random() < 0.2]
    question = {"place": None, "from": None, "to": None, "type": None}
    if dice.random() < 0.4:
        question["place"] = dice.choice([["N"], ["N"], ["N", "A"], ["N", "B"]])
    if dice.random() < 0.4:
        question["from"], question["to"] = dice.choice([(1, 3), (2, 4), (None, 3), (2, None), (1, 4)])
    if dice.random() < 0.15:
        question["type"] = "s"
    if rules:
        question["min_witnesses"] = dice.choice([1, 2, 2, 3])
        question["rule"] = dice.choice(["conservative", "modal", "highest"])
    return {"case": seed, "claims": claims, "links": links, "distinct": distinct, "question": question}


def _town(dice, seed):
    """Events of one town on days that overlap, most of one person each, beside a total and an event of several."""
    claims = [_claim(dice, f"c{number}") for number in range(dice.randint(3, 6))]
    for one in claims[1:]:
        first = dice.randint(1, 3)
        one.update(kind="event", places=[dice.choice([["N", "A"], ["N", "A"], ["N", "A", "x"], ["N", "B"]])], type=dice.choice([None, None, "s"]))
        one.update({"from": first, "to": min(4, first + dice.choice([0, 1, 1, 2])), "low": dice.choice([1, 1, 1, 2]), "complete": False})
        one["high"] = dice.choice([None, one["low"]])
    claims[-1]["kind"] = dice.choice(["event", "total"])
    names = [one["id"] for one in claims if one["kind"] == "event"]
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    links = [[a, b, dice.choice(["same", "possible", "possible"]), dice.choice([0.2, 0.5, 0.7])] for a, b in pairs if dice.random() < 0.2]
    distinct = [[a, b] for a, b in pairs if dice.random() < dice.choice([0, 0.2, 0.3])]
    question = {"place": dice.choice([None, ["N"], ["N", "A"]]), "from": dice.choice([None, 1, 2]), "to": dice.choice([None, 3]), "type": None}
    return {"case": seed, "claims": claims, "links": links, "distinct": distinct, "question": question}


def _ring(dice, seed):
    """Claims on two of three places each, as most gaps between evidence and floor arise from, with a few claims beside them."""
    low = dice.randint(2, 5)
    ring = [["N", "A"], ["N", "B"], ["N", "C"]]
    claims = []
    for number in range(3):
        one = _claim(dice, f"c{number}")
        kind, low_here = ("event", low) if dice.random() < 0.3 else ("total", max(1, low - dice.randint(0, 1)))
        one.update(
            kind=kind, places=[ring[number], ring[(number + 1) % 3]], type=None, low=low_here, high=dice.choice([None, low_here]), complete=False
        )
        one.update({"from": dice.randint(1, 2), "to": 3, "witness": f"w{number}"})
        claims.append(one)
    claims += [_claim(dice, f"c{number}") for number in range(3, 3 + dice.randint(0, 2))]
    question = {"place": dice.choice([None, ["N"]]), "from": None, "to": None, "type": None}
    return {"case": seed, "claims": claims, "links": [], "distinct": [], "question": question}


def _limited(dice, seed):
    """Complete claims over wide windows beside what they may not hold: contradictions and limits."""
    claims = [_claim(dice, f"c{number}") for number in range(dice.randint(2, 5))]
    for one in claims:
        one.update({"from": one["from"] or 1, "to": one["to"] or 4})
        if dice.random() < 0.6:
            high = dice.randint(1, 4)
            one.update(kind="total", places=[dice.choice([["N"], ["N"], ["N", "A"]])], type=None, low=dice.randint(0, high), high=high, complete=True)
            one.update({"from": 1, "to": dice.choice([3, 4])})
    question = {"place": dice.choice([["N"], ["N", "A"]]), "from": dice.choice([1, 2]), "to": 3, "type": None}
    return {"case": seed, "claims": claims, "links": [], "distinct": [], "question": question}


def _claim(dice, name):
    kind = dice.choice(["event", "event", "total"])
    places = dice.sample(PLACES[1:4], 2) if dice.random() < 0.35 else [dice.choice(PLACES)]
    first = dice.randint(1, 4)
    last = min(4, first + dice.choice([0, 0, 0, 1, 2, 3]))
    if dice.random() < 0.12:
        first = None
    if dice.random() < 0.05:
        last = None
    low = dice.choice([0, 1, 1, 2, 2, 3, 4])
    high = dice.choice([None, low, low, low + 1, low + 2])
    return {
        "id": name,
        "kind": kind,
        "places": places,
        "from": first,
        "to": last,
        "type": dice.choice([None, None, None, "s", "t"]),
        "low": low,
        "high": high,
        "complete": high is not None and dice.random() < 0.35,
        "witness": f"w{dice.randint(1, 4)}",
        "said": dice.choice([None, 4, 4]) if last is not None else None,
    }
