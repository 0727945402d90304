"""The definitions of DESIGN.md by enumeration, on explicit sets of cells. Shares no code with `gavah.figures`; small cases only.

A cell is (place, day, kind). Every place has a rest of its own, days run from "before" (0) to "after" (`LAST`), kinds have a rest "".
"""

from collections import Counter
from functools import cache
from itertools import combinations

PLACES = [("N",), ("N", "A"), ("N", "B"), ("N", "C"), ("N", "A", "x")]
LAST = 5  # days 1 to 4 are named
KINDS = ["", "s", "t"]
EVERYTHING = frozenset((place, day, kind) for place in PLACES for day in range(LAST + 1) for kind in KINDS)


def cells(places, first, last, kind):
    first, last = 0 if first is None else first, LAST if last is None else last
    return frozenset(
        (place, day, k)
        for place, day, k in EVERYTHING
        if first <= day <= last and (kind is None or k == kind) and any(place[: len(p)] == tuple(p) for p in places)
    )


class Claim:
    def __init__(self, record):
        self.id, self.kind, self.low, self.high = record["id"], record["kind"], record["low"], record["high"]
        self.said = -1 if record["said"] is None else record["said"]
        self.witness, self.first, self.last = record["witness"], record["from"], record["to"]
        self.places, self.type = record["places"], record["type"]
        self.region = cells(record["places"], record["from"], record["to"], record["type"])
        self.zero = self.high == 0
        self.complete = self.high is not None and (record["complete"] or self.zero)
        sure = self.first is not None if self.kind == "total" else self.first == self.last and self.first is not None and len(self.places) == 1
        self.inner = self.region if sure else frozenset()


def partition(ids, links, distinct):
    groups = [{one} for one in ids]
    for a, b in links:
        one, other = (next((g for g in groups if x in g), None) for x in (a, b))
        if one is None or other is None or one is other or any((p, q) in distinct or (q, p) in distinct for p in one for q in other):
            continue
        groups = [g for g in groups if g is not one and g is not other] + [one | other]
    return groups


class Oracle:
    def __init__(self, record, names=None):
        question = record["question"]
        self.k, self.rule = question.get("min_witnesses", 1), question.get("rule", "conservative")
        self.Q = cells([question["place"] or ("N",)], question["from"], question["to"], question["type"])
        claims = [Claim(one) for one in record["claims"] if names is None or one["id"] in names]
        self.by_id = {one.id: one for one in claims}
        self.distinct = {tuple(pair) for pair in record["distinct"]}
        named = record.get("names", ())
        self.distinct |= {(a, b) for a, roll, name in named for b, other_roll, other in named if a < b and roll == other_roll and name != other}
        events = [one for one in claims if one.kind == "event"]
        ordered = sorted(record["links"], key=lambda one: (one[2] != "same", -one[3], min(one[:2]), max(one[:2])))
        steps = [[(a, b) for a, b, verdict, score in ordered if verdict == "same" or (step and (step == 2 or score >= 0.5))] for step in (0, 1, 2)]
        strict, scored, loose = (partition([one.id for one in events], links, self.distinct) for links in steps)
        standing = set()
        for group in strict:
            for witness in {self.by_id[name].witness for name in group}:
                told = [self.by_id[name] for name in group if self.by_id[name].witness == witness and not self.by_id[name].zero]
                if told:
                    standing.add(self.last_word(told).id)
        self.strict, self.scored, self.loose = ([g & standing for g in part if g & standing] for part in (strict, scored, loose))
        self.totals = [one for one in self.standing_totals(claims) if not one.zero]
        self.limits = [one for one in claims if one.complete and (one.zero or one.id in standing or one in self.totals)]
        self.standing = standing | {one.id for one in self.totals} | {one.id for one in claims if one.zero}
        self.low_of_total = {one.id: one.low for one in self.totals}
        self.loose = [frozenset(g) for g in self.loose]
        self.l = {g: self.loose_low(g) for g in self.loose}
        if self.k > 1:
            self.apply_witnesses()

    @staticmethod
    def last_word(told):
        """Said last; on one day the greatest low if all can be true, else the least."""
        told = [one for one in told if one.said == max(other.said for other in told)]
        agree = all(one.low <= (other.high if other.high is not None else one.low) for one in told for other in told)
        return sorted(told, key=lambda one: (one.low, one.id))[-1 if agree else 0]

    def standing_totals(self, claims):
        totals = [one for one in claims if one.kind == "total"]
        gone = set()
        for one in totals:
            for other in totals:
                if one is other or one.zero or other.zero or one.first is None or self.scope_of(one) != self.scope_of(other):
                    continue
                if one.last == other.last and (other.said, other.id) > (one.said, one.id):
                    gone.add(one.id)
        rest = [one for one in totals if one.id not in gone and not one.zero and one.first is not None]
        end = lambda one: LAST if one.last is None else one.last  # noqa: E731
        gone |= {
            one.id for one in rest for other in rest if self.scope_of(one) == self.scope_of(other) and end(other) > end(one) and other.low < one.low
        }
        return [one for one in totals if one.id not in gone]

    def scope_of(self, one):
        return one.witness, one.first, frozenset(map(tuple, one.places)), one.type

    def read(self, group):
        lows = [self.by_id[name].low for name in group]
        highs = [float("inf") if self.by_id[name].high is None else self.by_id[name].high for name in group]
        low = max(one for one in lows if one <= min(highs))
        high = min(one for one in highs if one >= max(lows))
        counts = Counter(lows)
        best = min(one for one in lows if counts[one] == max(counts.values()))
        best = min(max(best, low), high)
        if self.rule == "modal":
            low = best
        if self.rule == "highest":
            low = best = max(lows)
        return low, best, high, max(lows)

    def loose_low(self, group):
        parts = [g for g in self.scored if g <= group]
        low = self.read(group)[0]
        return low if self.rule == "conservative" else min(low, max(self.read(g)[1] for g in parts))

    def strict_region(self, group):
        regions = [self.by_id[name].region for name in group]
        shared = frozenset.intersection(*regions)
        return shared or frozenset.union(*regions)

    def R(self, group):
        return frozenset.union(*(self.strict_region(g) for g in self.strict if g <= group))

    def apply_witnesses(self):
        def best_by_witness(pairs):
            found = {}
            for witness, low in pairs:
                found[witness] = max(low, found.get(witness, 0))
            return sorted(found.values(), reverse=True)

        lows = {}
        for total in self.totals:
            pairs = [(one.witness, one.low) for one in self.totals if one.region <= total.region]
            pairs += [(self.by_id[n].witness, min(self.by_id[n].low, self.l[g])) for g in self.loose if self.R(g) <= total.region for n in g]
            ranked = best_by_witness(pairs)
            lows[total.id] = ranked[self.k - 1] if len(ranked) >= self.k else 0
        self.totals = [one for one in self.totals if lows[one.id] > 0]
        self.low_of_total = lows
        self.loose = [g for g in self.loose if len({self.by_id[n].witness for n in g}) >= self.k]
        for g in self.loose:
            self.l[g] = min(self.l[g], best_by_witness((self.by_id[n].witness, self.by_id[n].low) for n in g)[self.k - 1])

    def demands(self, inside):
        rows = [(self.l[g], self.R(g), g) for g in self.loose if self.R(g) <= inside and self.l[g] > 0]
        return rows + [(self.low_of_total[one.id], one.region, None) for one in self.totals if one.region <= inside and self.low_of_total[one.id] > 0]

    def torn(self, g, h):
        return g is not None and h is not None and any((a, b) in self.distinct or (b, a) in self.distinct for a in g for b in h)

    def evidence(self):
        rows = self.demands(self.Q)
        fits = lambda one, other: not (one[1] & other[1]) or self.torn(one[2], other[2])  # noqa: E731
        return max(
            sum(row[0] for row in chosen)
            for size in range(len(rows) + 1)
            for chosen in combinations(rows, size)
            if all(fits(a, b) for a, b in combinations(chosen, 2))
        )

    def columns(self, rows, inside, limits=()):
        found = set()
        for cell in inside:
            here = [number for number, row in enumerate(rows) if cell in row[1]]
            used = frozenset(number for number, one in enumerate(limits) if cell in one.inner)
            for size in range(len(here) + 1):
                for part in combinations(here, size):
                    if all(not self.torn(rows[a][2], rows[b][2]) for a, b in combinations(part, 2)):
                        found.add((frozenset(part), used))
        best = [one for one in found if not any(other != one and other[0] >= one[0] and other[1] <= one[1] for other in found)]
        return sorted(best, key=lambda one: (sorted(one[0]), sorted(one[1])))

    def fewest(self, rows, inside, limits=()):
        """Fewest units that meet `rows`, by breadth-first search over what is still lacking; None if no world does."""
        columns = self.columns(rows, inside, limits)
        layer = {(tuple(row[0] for row in rows), tuple(one.high for one in limits))}
        seen, units = set(layer), 0
        while layer:
            if any(not any(need) for need, _ in layer):
                return units
            following = set()
            for need, room in layer:
                first = next(number for number, lacking in enumerate(need) if lacking)
                for served, used in columns:
                    if first in served and all(room[number] for number in used):
                        state = (
                            tuple(max(0, lack - (number in served)) for number, lack in enumerate(need)),
                            tuple(left - (number in used) for number, left in enumerate(room)),
                        )
                        if state not in seen:
                            seen.add(state)
                            following.add(state)
            layer, units = following, units + 1
        return None

    def floor(self):
        return self.fewest(self.demands(self.Q), self.Q)

    def place(self, scored):
        parts = [g for g in self.strict if g <= scored]
        part = min(parts, key=lambda g: (-len({self.by_id[n].witness for n in g}), min(g)))
        region = self.strict_region(part)
        days = sorted({day for _, day, _ in region})
        first, last = days[0], days[-1]
        if first == 0 and last == LAST:
            return region
        middle = last if first == 0 else first if last == LAST else (first + last) // 2
        day = min(days, key=lambda one: (abs(one - middle), one))
        return frozenset(cell for cell in region if cell[1] == day)

    def best(self):
        counted = [(self.place(g), self.read(g)[1]) for g in self.scored if any(g <= h for h in self.loose)]
        counted = [(region, best) for region, best in counted if region <= self.Q]
        rows = []
        for one in self.totals:
            if one.region <= self.Q:
                rows.append((max(0, self.low_of_total[one.id] - sum(b for region, b in counted if region <= one.region)), one.region, None))
        return sum(best for _, best in counted) + self.fewest(rows, self.Q)

    def ceiling(self):
        used = []
        for g in self.strict:
            loose = next((h for h in self.loose if g <= h), None)
            if loose is not None and self.R(loose) & self.Q:
                used.append((self.R(loose) & self.Q, *self.read(g)[2:]))
        totals = [one for one in self.totals if one.region <= self.Q]
        is_open = any(high == float("inf") for _, high, _ in used) or any(one.high is None for one in totals)
        used = [(region, top if high == float("inf") else high) for region, high, top in used]
        rows = []
        for one in totals:
            low = self.low_of_total[one.id]
            high = low if one.high is None else max(low, one.high)
            rows.append((max(0, high - sum(u for region, u in used if region <= one.region)), one.region, None))
        named = sum(u for _, u in used) + self.fewest(rows, self.Q)
        return named, None if is_open else named

    def world_exists(self):
        rows = self.demands(EVERYTHING)
        limits = [one for one in self.limits if one.inner]
        return self.fewest(rows, EVERYTHING, limits) is not None

    def limit(self, tainted):
        limits = [one for one in self.limits if one.inner & self.Q and one.id not in tainted]
        if any(not any(cell in one.inner for one in limits) for cell in self.Q):
            return None
        uses = sorted({tuple(number for number, one in enumerate(limits) if cell in one.inner) for cell in self.Q})

        @cache
        def most(at, room):
            if at == len(uses):
                return 0
            best, taken = 0, 0
            while all(room[number] >= taken for number in uses[at]):
                left = tuple(have - taken if number in uses[at] else have for number, have in enumerate(room))
                best = max(best, taken + most(at + 1, left))
                taken += 1
            return best

        return most(0, tuple(one.high for one in limits))


def plain(record):
    """The same case without the question's filters on witnesses and rules, over everything: what contradictions are about."""
    return {**record, "question": {"place": None, "from": None, "to": None, "type": None}}
