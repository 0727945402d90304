"""`python -m bench parser --data FILE.conllu`: tags and dependencies of the language engine, by the rule of the CoNLL 2018 shared task.

Gold tokens: the sentences' own words. Raw text: each paragraph as plain text; system and gold words are aligned by their characters, words of a
multi-word token by the longest common subsequence of their forms, and F1 counts aligned words whose tag, head, or head and relation agree
(Zeman et al. 2018; subtypes of relations are ignored, as the task's LAS does). Capitals and lower case: gold tokens, set so.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from bench.alignment import Piece, aligned
from bench.conllu import Tree, paragraphs, read_conllu
from gavah.reading.engine import Parsed, parse, parse_words


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """Scores (per cent) on the trees of `data`; `out` gets the parse of the raw text as CoNLL-U."""
    trees = read_conllu(data)
    parse(["The engine is opened before the clock runs."], names=False)
    texts, golds = zip(*map(_raw, paragraphs(trees)), strict=True)
    started = perf_counter()
    parsed = parse(texts, names=False)
    seconds = perf_counter() - started
    if out:
        out.write_text("".join(_written(text, one) for text, one in zip(texts, parsed, strict=True)), "utf-8")
    return {
        "sentences": len(trees),
        "words": sum(len(tree.words) for tree in trees),
        "raw text": _raw_scores(list(zip(texts, golds, parsed, strict=True))),
        "gold tokens": _gold(trees, str),
        "gold tokens, capitals": _gold(trees, str.upper),
        "gold tokens, lower case": _gold(trees, str.lower),
        "words_per_second": round(sum(len(one.tokens) for one in parsed) / max(seconds, 1e-9)),
    }


def _gold(trees: Sequence[Tree], case: Callable[[str], str]) -> dict[str, float]:
    """UPOS, UAS and LAS where words and sentences are given."""
    parsed = parse_words([[case(word.form) for word in tree.words] for tree in trees], names=False)
    pairs = [
        (word, token, at)
        for tree, one in zip(trees, parsed, strict=True)
        for at, (word, token) in enumerate(zip(tree.words, one.tokens, strict=True))
    ]
    attached = [(word, token) for word, token, at in pairs if token.head == (word.head if word.head >= 0 else at)]
    return {
        "upos": _percent(sum(word.pos == token.pos for word, token, _ in pairs), len(pairs)),
        "uas": _percent(len(attached), len(pairs)),
        "las": _percent(sum(_relation(word.dep) == _relation(token.dep) for word, token in attached), len(pairs)),
    }


def _relation(dep: str) -> str:
    return dep.partition(":")[0]


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)


def _raw(trees: list[Tree]) -> tuple[str, list[Piece]]:
    """A paragraph as plain text, and its gold words in it."""
    text = ""
    words: list[Piece] = []
    for tree in trees:
        base, first = len(text), len(words)
        for at, word in enumerate(tree.words):
            head = first + word.head if word.head >= 0 else -1
            words.append(Piece(base + word.start, base + word.end, word.form, word.pos, head, word.dep, word.joined, at == 0))
        text += tree.text
    return text, words


def _system(text: str, parsed: Parsed) -> list[Piece]:
    begins = {first for first, _ in parsed.sentences}
    return [
        Piece(t.start, t.end, text[t.start : t.end], t.pos, t.head if t.head != at else -1, t.dep, False, at in begins)
        for at, t in enumerate(parsed.tokens)
    ]


def _raw_scores(rows: list[tuple[str, list[Piece], Parsed]]) -> dict[str, float]:
    count = dict.fromkeys(("gold", "system", "words", "upos", "uas", "las", "gold_sentences", "system_sentences", "sentences"), 0)
    for text, gold, parsed in rows:
        system = _system(text, parsed)
        pairs = aligned(gold, system)
        known = dict(pairs)  # gold → system
        count["gold"] += len(gold)
        count["system"] += len(system)
        count["words"] += len(pairs)
        for g, s in pairs:
            one, other = gold[g], system[s]
            count["upos"] += one.pos == other.pos
            attached = other.head == -1 if one.head == -1 else known.get(one.head, -2) == other.head
            count["uas"] += attached
            count["las"] += attached and _relation(one.dep) == _relation(other.dep)
        theirs, ours = _sentences(gold), _sentences(system)
        count["gold_sentences"] += len(theirs)
        count["system_sentences"] += len(ours)
        count["sentences"] += len(theirs & ours)
    scores = {name: _f1(count[name], count["system"], count["gold"]) for name in ("words", "upos", "uas", "las")}
    return {**scores, "sentences": _f1(count["sentences"], count["system_sentences"], count["gold_sentences"])}


def _sentences(words: list[Piece]) -> set[tuple[int, int]]:
    firsts = [at for at, word in enumerate(words) if word.begins]
    return {(words[a].start, words[b - 1].end) for a, b in zip(firsts, [*firsts[1:], len(words)], strict=True)}


def _f1(right: int, system: int, gold: int) -> float:
    return _percent(2 * right, system + gold)


def _written(text: str, parsed: Parsed) -> str:
    """The parse of one paragraph as CoNLL-U."""
    blocks = []
    for first, last in parsed.sentences:
        rows = [f"# text = {text[parsed.tokens[first].start : parsed.tokens[last - 1].end]}"]
        for at in range(first, last):
            token = parsed.tokens[at]
            joined = at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].start == token.end
            head = 0 if token.head == at else token.head - first + 1
            misc = "SpaceAfter=No" if joined else "_"
            cells = (at - first + 1, text[token.start : token.end], token.lemma, token.pos, token.tag, "_", head, token.dep, "_", misc)
            rows.append("\t".join(map(str, cells)))
        blocks.append("\n".join(rows) + "\n\n")
    return ("# newpar\n" + "".join(blocks)) if blocks else ""
