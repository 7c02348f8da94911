"""MinHash-LSH finders of near-duplicates over a corpus of bench-trace, against its truth.

    dedup.py CORPUS.jsonl THRESHOLD...          CORPUS.jsonl as `bench-trace --write` makes it

For each finder that is installed (datasketch, rensa) and each threshold: seconds of the processor for shingles (five
words), signatures (128 permutations) and the index, and precision, recall and F1 of copy pairs and of groups (B-cubed).
Signatures are made once, the sweep is over thresholds; the row of the best F1 of pairs is marked. One process, one core:
both libraries hold Python's lock, so that a second core is used by a second process over half of the texts.
"""
import json
import sys
import time
from collections import Counter, defaultdict

PERMUTATIONS = 128
SHINGLE = 5
COPY_PART = 4  # one in so many words of prose makes a copy, as in bench/truth.c


def read(path):
    texts, truth = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            texts.append(article["text"])
            truth.append(article["truth"])
    return texts, truth


def shingles(text):
    words = text.lower().split()
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


class Datasketch:
    def __init__(self):
        import datasketch

        self.module, self.name = datasketch, "datasketch"

    def signature(self, parts):
        signature = self.module.MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([part.encode() for part in parts])
        return signature

    def pairs(self, signatures, threshold):
        index = self.module.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for i, signature in enumerate(signatures):
            index.insert(i, signature)
        return [
            (i, k)
            for i, signature in enumerate(signatures)
            for k in index.query(signature)
            if k > i and signature.jaccard(signatures[k]) >= threshold
        ]


class Rensa:
    BANDS = 32  # of four rows; rensa leaves them to the caller

    def __init__(self):
        import rensa

        self.module, self.name = rensa, "rensa"

    def signature(self, parts):
        signature = self.module.RMinHash(num_perm=PERMUTATIONS, seed=1)
        signature.update(list(parts))
        return signature

    def pairs(self, signatures, threshold):
        index = self.module.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=self.BANDS)
        for i, signature in enumerate(signatures):
            index.insert(i, signature)
        return [
            (i, k)
            for i, signature in enumerate(signatures)
            for k in index.query(signature)
            if k > i and signature.jaccard(signatures[k]) >= threshold
        ]


def group(count, pairs):
    parents = list(range(count))

    def first(i):
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for a, b in pairs:
        a, b = first(a), first(b)
        parents[max(a, b)] = min(a, b)
    return [first(i) for i in range(count)]


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def common_words(a, b):
    return sum(words for place, words in a["carried"].items() if place in b["carried"])


def ratio(part, rest):
    return part / (part + rest) if part + rest else 1


def score_pairs(truth, groups, pairs):
    """Precision and recall over all pairs, and their means over the articles that have a pair or were given one, as
    bench/truth.c counts. Found is a pair that is named, or in one of the groups when there are any."""
    events, named = defaultdict(list), set(pairs)
    right, wrong, missed = Counter(), Counter(), Counter()
    for i, t in enumerate(truth):
        events[t["event"]].append(i)
    for members in events.values():
        for at, a in enumerate(members):
            for b in members[at + 1 :]:
                common = common_words(truth[a], truth[b])
                is_copy = common and common * COPY_PART >= min(truth[a]["prose"], truth[b]["prose"])
                is_found = (a, b) in named or (groups is not None and groups[a] == groups[b])
                for i in (a, b):
                    right[i] += bool(is_copy and is_found)
                    missed[i] += bool(is_copy and not is_found)
                    wrong[i] += bool(not common and is_found)
    found = {(a, b) for a, b in named if truth[a]["event"] != truth[b]["event"]}
    for a, b in found:
        wrong[a] += 1
        wrong[b] += 1
    counted = [i for i in range(len(truth)) if right[i] + wrong[i] + missed[i]]
    totals = [sum(counts.values()) for counts in (right, wrong, missed)]
    by_article = [sum(ratio(right[i], counts[i]) for i in counted) / max(1, len(counted)) for counts in (wrong, missed)]
    return (ratio(totals[0], totals[1]), ratio(totals[0], totals[2])), tuple(by_article)


def score_groups(truth, groups):
    of = [("text", t["text"]) if t["text"] is not None else ("alone", i) for i, t in enumerate(truth)]
    found, wanted, both = Counter(groups), Counter(of), Counter(zip(groups, of))
    precision = sum(both[g, t] / found[g] for g, t in zip(groups, of)) / len(of)
    recall = sum(both[g, t] / wanted[t] for g, t in zip(groups, of)) / len(of)
    return precision, recall


def measure(finder, texts, truth, thresholds):
    start = time.process_time()
    parts = [shingles(text) for text in texts]
    shingled = time.process_time()
    signatures = [finder.signature(part) for part in parts]
    signed = time.process_time()
    del parts
    rows = []
    for threshold in thresholds:
        begun = time.process_time()
        pairs = finder.pairs(signatures, threshold)
        seconds = time.process_time() - begun
        groups = group(len(texts), pairs)
        best = max((score_pairs(truth, grouping, pairs) for grouping in (None, groups)), key=lambda s: f1(*s[0]))
        rows.append((f1(*best[0]), threshold, seconds, best, score_groups(truth, groups)))
    chosen = max(rows)
    for row in rows:
        value, threshold, seconds, pair_score, group_score = row
        total = signed - start + seconds
        print(
            f"{finder.name:10} threshold {threshold:.2f}: {total:8.2f} s CPU ({shingled - start:.2f} shingles, "
            f"{signed - shingled:.2f} signatures, {seconds:.2f} index)  {len(texts) / total:7.0f} articles/s  "
            f"pairs P {pair_score[0][0]:.4f} R {pair_score[0][1]:.4f} F1 {value:.4f}  "
            f"by article F1 {f1(*pair_score[1]):.4f}  "
            f"groups F1 {f1(*group_score):.4f}{'  <- best' if row is chosen else ''}",
            flush=True,
        )


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    texts, truth = read(sys.argv[1])
    thresholds = [float(value) for value in sys.argv[2:]]
    for kind in (Datasketch, Rensa):
        try:
            finder = kind()
        except ImportError as missing:
            print(f"{missing.name} is not installed and is left out")
            continue
        measure(finder, texts, truth, thresholds)


main()
