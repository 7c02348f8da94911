#!/usr/bin/env python3
"""Train the model that says which blocks of a page are the article's body. Python 3.8+ and numpy.

    dump-blocks SET/pages/*.gz > SET.blocks
    train_roles.py --out models/page-roles.tsv [--fold K] [--held-out DIR] SET.blocks=SET/gold.jsonl ...

A block of a page with a gold text is body when more than half of its 4-word shingles are in that text (a shorter one:
when it is a line of it); a page whose gold is strings gives labels only for the blocks that hold one. A block weighs
what it weighs in the score: its share of its page's text.

The model is gradient boosted trees with logistic loss and second-order gains (Friedman 2001; Chen and Guestrin 2016),
on features cut into at most 48 bins. Sites fall into five folds by the hash of their name. --fold K leaves fold K out
and writes that model; --held-out DIR trains five and writes to DIR each fold's model and the paths of its pages (foldK.tsv,
foldK.pages; tools/held_out_pages.sh reads those pages with that model), and SET.jsonl, the texts cut at even odds by
the model that has not seen the page's site.

The output is a table: tree, node, feature, threshold, low, high. A block goes to `low` when its feature is at most
`threshold`; a node whose feature is "leaf" adds `threshold` thousandths to the log-odds. Node 0 is a tree's root.
"""
import argparse
import collections
import hashlib
import json
import os
import re

import numpy as np

FOLDS = 5
TREES, LEAVES, DEPTH, RATE = 200, 24, 6, 0.08
FEATURES_A_TREE, ROWS_A_TREE = 0.5, 0.7
L2, LEAST_ROWS, LEAST_HESSIAN = 5.0, 20, 2.0
BINS = 48
STRING_WEIGHT = 2.0     # of a block that holds a gold string, against the blocks of a page with a gold text
PAGE_WEIGHT = 20.0      # of a page's whole text
LIST_WEIGHT = 0.2       # of lists and quotations inside the body that a gold of paragraphs leaves out


# ---- reading ----

def tokens(text):
    return re.findall(r"\w+", text or "")


def shingles(text, n=4):
    t = tokens(text)
    return collections.Counter(tuple(t[i:i + n]) for i in range(max(1, len(t) - n + 1))) if t else collections.Counter()


def fold_space(text):
    return re.sub(r"\s+", " ", text or "").strip()


def page_id(path):
    return re.sub(r"\.html?$", "", re.sub(r"\.gz$", "", os.path.basename(path)))


def read_blocks(path, gold_path):
    gold = {}
    with open(gold_path, encoding="utf-8") as f:
        for line in f:
            g = json.loads(line)
            gold[g["id"]] = g
    pages = []
    with open(path, encoding="utf-8", newline="\n") as f:
        names = f.readline().rstrip("\n").split("\t")[1:]
        for line in f:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 1:
                pages.append({"id": page_id(cells[0]), "path": cells[0][1:], "gold": gold[page_id(cells[0])], "texts": [], "rows": []})
                continue
            pages[-1]["texts"].append(cells[0])
            pages[-1]["rows"].append(np.array(cells[1:], dtype=np.int16))
    for page in pages:
        page["rows"] = np.array(page["rows"], dtype=np.int16).reshape(len(page["texts"]), len(names))
        page["fold"] = int(hashlib.md5(page["gold"]["site"].encode()).hexdigest(), 16) % FOLDS
    return names, pages


# ---- labels: 1 body, 0 not, -1 unknown ----

def label_by_text(page, names):
    want = shingles(page["gold"]["text"])
    lines = collections.Counter(tuple(tokens(line)) for line in page["gold"]["text"].split("\n"))
    total = max(1, sum(want.values()))
    words = [tokens(text) for text in page["texts"]]
    label, weight = np.zeros(len(words)), np.zeros(len(words))
    copies = collections.defaultdict(list)
    for i, t in enumerate(words):
        own = shingles(page["texts"][i])
        if len(t) >= 4:
            label[i] = sum((own & want).values()) * 2 > sum(own.values())
        else:
            label[i] = tuple(t) in lines and len(t) > 0
        weight[i] = np.clip((len(t) + 2) / total * PAGE_WEIGHT, 0.02, 8)
        if label[i]:
            copies[tuple(t)].append(i)
    first = label.copy()
    for t, places in copies.items():    # of repeated blocks keep as many as the gold has, those among other body
        keep = max(1, lines.get(t, 0))
        places.sort(key=lambda i: (-first[max(0, i - 6):i + 7].sum(), i))
        for i in places[keep:]:
            label[i] = 0
    body = np.flatnonzero(label)
    if len(body):
        rows, place = page["rows"], np.arange(len(words))
        listed = (rows[:, names.index("in_list")] > 0) | (rows[:, names.index("in_quote")] > 0)
        inside = (place > body[0]) & (place < body[-1]) & (rows[:, names.index("link_share")] < 50)
        weight[listed & inside & (label == 0)] *= LIST_WEIGHT
    return label, weight


def label_by_strings(page):
    texts = [fold_space(text) for text in page["texts"]]
    label, weight = np.full(len(texts), -1.0), np.zeros(len(texts))
    for string in map(fold_space, page["gold"]["without"] + (page["gold"].get("comments") or [])):
        for i, text in enumerate(texts):
            if string in text:
                label[i], weight[i] = 0, STRING_WEIGHT
    for string in map(fold_space, page["gold"]["with"]):
        places = [i for i, text in enumerate(texts) if string in text]
        if places:
            i = max(places, key=lambda k: (len(texts[k]), -k))
            label[i], weight[i] = 1, STRING_WEIGHT
    return label, weight


# ---- boosting ----

def bin_edges(column):
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1), method="lower"))
    return values[:-1].astype(np.int32)     # "at most edge" are the possible questions


class Trees:
    def __init__(self, rows, label, weight, seed):
        self.edges = [bin_edges(rows[:, k]) for k in range(rows.shape[1])]
        self.bins = np.stack([np.searchsorted(e, rows[:, k], side="left") for k, e in enumerate(self.edges)], 1)
        self.bins = self.bins.astype(np.int32)
        self.random = np.random.default_rng(seed)
        odds = (label * weight).sum() / ((1 - label) * weight).sum()
        self.start = float(np.log(odds))
        score = np.full(len(label), self.start)
        self.trees = []
        for _ in range(TREES):
            p = 1 / (1 + np.exp(-score))
            tree = self.grow(weight * (label - p), weight * p * (1 - p))
            self.trees.append(tree)
            score += apply(tree, rows)

    def histogram(self, rows, features, slopes, curves):
        index = self.bins[rows[:, None], features[None, :]] + np.arange(len(features), dtype=np.int32) * (BINS + 1)
        index = index.ravel()
        size, width = len(features) * (BINS + 1), len(features)
        shape = (len(features), BINS + 1)
        return np.stack([np.bincount(index, np.repeat(v[rows], width), size).reshape(shape)
                         for v in (slopes, curves)] + [np.bincount(index, minlength=size).reshape(shape)])

    def best_split(self, histogram, features):
        low = histogram.cumsum(2)[:, :, :-1]
        high = histogram.sum(2)[:, :, None] - low
        total = histogram.sum(2)[:, 0]
        gain = low[0] ** 2 / (low[1] + L2) + high[0] ** 2 / (high[1] + L2) - total[0] ** 2 / (total[1] + L2)
        few = (np.minimum(low[2], high[2]) < LEAST_ROWS) | (np.minimum(low[1], high[1]) < LEAST_HESSIAN)
        gain[few] = -np.inf
        k, edge = np.unravel_index(np.argmax(gain), gain.shape)
        return (gain[k, edge], features[k], edge) if gain[k, edge] > 1e-3 else None

    def grow(self, slopes, curves):
        features = self.random.permutation(self.bins.shape[1])[:int(self.bins.shape[1] * FEATURES_A_TREE)]
        rows = np.flatnonzero(self.random.random(len(slopes)) < ROWS_A_TREE)
        tree, open_leaves = [None], []

        def leaf(node, rows, depth, histogram):
            value = slopes[rows].sum() / (curves[rows].sum() + L2) * RATE
            tree[node] = ("leaf", value)
            split = self.best_split(histogram, features) if depth < DEPTH else None
            if split:
                open_leaves.append((split[0], node, rows, depth, histogram, split))

        leaf(0, rows, 0, self.histogram(rows, features, slopes, curves))
        for _ in range(LEAVES - 1):
            if not open_leaves:
                break
            best = max(range(len(open_leaves)), key=lambda i: open_leaves[i][0])
            _, node, rows, depth, histogram, (_, feature, edge) = open_leaves.pop(best)
            is_low = self.bins[rows, feature] <= edge
            low, high = rows[is_low], rows[~is_low]
            few = low if len(low) < len(high) else high
            small = self.histogram(few, features, slopes, curves)
            large = histogram - small
            tree[node] = (int(feature), int(self.edges[feature][edge]), len(tree), len(tree) + 1)
            tree += [None, None]
            leaf(len(tree) - 2, low, depth + 1, small if few is low else large)
            leaf(len(tree) - 1, high, depth + 1, large if few is low else small)
        return tree

    def predict(self, rows):
        return self.start + sum(apply(tree, rows) for tree in self.trees)


def apply(tree, rows):
    out, todo = np.zeros(len(rows)), [(0, np.arange(len(rows)))]
    while todo:
        node, which = todo.pop()
        if tree[node][0] == "leaf":
            out[which] = tree[node][1]
            continue
        feature, threshold, low, high = tree[node]
        is_low = rows[which, feature] <= threshold
        todo += [(low, which[is_low]), (high, which[~is_low])]
    return out


def write(model, names, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write("tree\tnode\tfeature\tthreshold\tlow\thigh\n")
        f.write(f"# made by tools/train_roles.py; see models/page-roles.md\n0\t0\tleaf\t{round(model.start * 1000)}\t0\t0\n")
        for t, tree in enumerate(model.trees, 1):
            for n, node in enumerate(tree):
                if node[0] == "leaf":
                    f.write(f"{t}\t{n}\tleaf\t{round(node[1] * 1000)}\t0\t0\n")
                else:
                    f.write(f"{t}\t{n}\t{names[node[0]]}\t{node[1]}\t{node[2]}\t{node[3]}\n")


def train(pages, seed):
    rows = np.concatenate([p["rows"] for p in pages])
    label = np.concatenate([p["label"] for p in pages])
    weight = np.concatenate([p["weight"] for p in pages])
    known = label >= 0
    return Trees(rows[known], label[known], weight[known], seed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out")
    parser.add_argument("--fold", type=int, help="leave this fold out")
    parser.add_argument("--held-out", metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("sets", nargs="+", metavar="BLOCKS=GOLD")
    args = parser.parse_args()
    sets = {}
    for pair in args.sets:
        blocks, gold = pair.split("=")
        names, pages = read_blocks(blocks, gold)
        for page in pages:
            by_text = page["gold"].get("text") is not None
            page["label"], page["weight"] = label_by_text(page, names) if by_text else label_by_strings(page)
        sets[os.path.splitext(os.path.basename(blocks))[0]] = pages
    every = [page for pages in sets.values() for page in pages]
    if args.out:
        write(train([p for p in every if p["fold"] != args.fold], args.seed), names, args.out)
    if args.held_out:
        for fold in range(FOLDS):
            model = train([p for p in every if p["fold"] != fold], args.seed)
            write(model, names, os.path.join(args.held_out, f"fold{fold}.tsv"))
            with open(os.path.join(args.held_out, f"fold{fold}.pages"), "w", encoding="utf-8") as f:
                f.writelines(f"{page['path']}\0" for page in every if page["fold"] == fold)
            for page in every:
                if page["fold"] == fold:
                    page["scores"] = model.predict(page["rows"])
        for name, pages in sets.items():
            with open(os.path.join(args.held_out, name + ".jsonl"), "w", encoding="utf-8") as f:
                for page in pages:
                    text = "\n".join(t for t, s in zip(page["texts"], page["scores"]) if s > 0)
                    f.write(json.dumps({"id": page["id"], "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
