#!/usr/bin/env python3
"""hearsay beside its peers, as one table: table.py FOLDER --peers DIR --bench BENCH_PAGES [--gold SET] [--hearsay PRED.jsonl]
[--scorer SCORE_PAGES] [--most N] [--only NAME]...

tools/bench_peers.sh builds and installs what this runs. Every row is a process of its own, one after the other; times
are CPU seconds of the extraction alone, so that a row costs much the same on a busy machine; of hearsay the best of
three rounds, of peers one. Memory is what a process held at most beyond the pages, with its interpreter.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = ("trafilatura", "trafilatura fast", "resiliparse", "readability-lxml", "newspaper4k")
NODE = ("readability linkedom", "readability jsdom")
SCORES = (("body", "f1", "body F1"), ("body", "p", "P"), ("body", "r", "R"), ("segments", "f1", "segm F1"), ("title", "accuracy", "title"),
          ("authors", "f1", "authors"), ("published", "accuracy", "publ."), ("lede", "recall", "lede"), ("captions", "recall", "capt."))

NEEDS = {"title": "title", "authors": "authors", "published": "published", "lede": "lede", "captions": "images"}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--peers", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--gold", help="a set with gold.jsonl, to score what each reads")
    parser.add_argument("--hearsay", help="what hearsay read of the pages, by models that have not seen their sites")
    parser.add_argument("--scorer", help="score_pages.py; else looked for beside the set")
    parser.add_argument("--most", type=int, default=0, help="pages for each peer, evenly picked; 0: all")
    parser.add_argument("--only", action="append", help="a peer to run; else all")
    return parser.parse_args()


def hearsay_rows(bench, folder):
    """The lines `name  N pages/s  N MB/s …` of bench-pages, and by how much it grew beyond the pages that it held."""
    names = {"parse": "bare lexbor parse", "article": "hearsay: to article", "read": "hearsay: to article",
             "json": "hearsay: to JSON line", "full": "hearsay: full read"}
    printed = subprocess.run([bench, folder], capture_output=True, text=True, check=True).stdout
    grown = re.search(r"growth ([\d.]+) MB", printed)
    for line in printed.splitlines():
        row = re.match(r"(\S.*?)\s+([\d.]+) pages/s\s+([\d.]+) MB/s", line)
        if row:
            yield {"name": names.get(row[1], "hearsay: " + row[1]), "speed": float(row[2]), "rate": float(row[3]),
                   "peak": float(grown[1]) if grown and row[1] == "full" else None}


def peer_row(options, name, predictions):
    command = ([os.path.join(options.peers, "venv/bin/python"), os.path.join(HERE, "peers.py"), name, options.folder, predictions]
               if name in PYTHON else
               ["node", os.path.join(HERE, "readability.mjs"), name, options.folder, predictions, options.peers])
    try:
        done = subprocess.run([*command, str(options.most)], stdout=subprocess.PIPE, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as wrong:
        print(f"bench: {name} cannot be run and is left out: {wrong}", file=sys.stderr)
        return None
    m = json.loads(done.stdout.splitlines()[-1])
    return {"name": name, "speed": m["pages"] / m["seconds"], "rate": m["bytes"] / 1e6 / m["seconds"], "peak": m["peak"] / 1e6,
            "note": f"{m['pages']} pages" + (f", {m['failed']} failed" if m["failed"] else "")}


def page_id(path):
    return re.sub(r"\.html?$", "", re.sub(r"\.(gz|zst)$", "", os.path.basename(path)))


def scores_of(options, predictions, everything):
    """What score_pages.py says of a row; of the pages that were read when there were but some of them. A field that it
    never gives is not scored."""
    scorer = options.scorer or os.path.join(options.gold, "../../../eval/score_pages.py")
    with open(predictions, encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    read, given = {page_id(page["path"]) for page in pages}, {key for page in pages for key in page if page[key]}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(options.gold, "gold.jsonl"), encoding="utf-8") as gold, \
                open(os.path.join(folder, "gold.jsonl"), "w", encoding="utf-8") as some:
            some.writelines(line for line in gold if everything or json.loads(line)["id"] in read)
        done = subprocess.run([sys.executable, scorer, folder, predictions, "--json"], capture_output=True, text=True)
    if done.returncode:
        print(f"bench: not scored: {done.stderr.strip()}", file=sys.stderr)
        return {}
    found = json.loads(done.stdout)
    return {label: found.get(field, {}).get(figure) for field, figure, label in SCORES if NEEDS.get(field, "text") in given}


def shown(value, form):
    return "-" if value is None else format(value, form)


def print_table(rows, with_scores):
    fastest = next((row["speed"] for row in rows if row["name"] == "trafilatura"), None)
    labels = [label for _, _, label in SCORES] if with_scores else []
    print(f"{'':26}{'pages/s':>9}{'MB/s':>8}{'x traf.':>9}{'peak MB':>9}" + "".join(f"{label:>9}" for label in labels))
    for row in rows:
        times = row["speed"] / fastest if fastest and row["speed"] else None
        cells = [shown(row["speed"], ".1f").rjust(9), shown(row["rate"], ".1f").rjust(8), shown(times, ".2f").rjust(9),
                 shown(row["peak"], ".0f").rjust(9)]
        cells += [shown(row.get("scores", {}).get(label), ".3f").rjust(9) for label in labels]
        print(f"{row['name']:26}" + "".join(cells) + ("  " + row["note"] if row.get("note") else ""))


def main():
    options = arguments()
    rows = list(hearsay_rows(options.bench, options.folder))
    if options.gold and options.hearsay:
        rows.append({"name": "hearsay, sites held out", "speed": None, "rate": None, "peak": None,
                     "scores": scores_of(options, options.hearsay, True)})
    with tempfile.TemporaryDirectory() as folder:
        for name in PYTHON + NODE:
            if options.only and name not in options.only:
                continue
            predictions = os.path.join(folder, "predictions.jsonl")
            row = peer_row(options, name, predictions)
            if row and options.gold:
                row["scores"] = scores_of(options, predictions, not options.most)
            if row:
                rows.append(row)
    print_table(rows, bool(options.gold))


if __name__ == "__main__":
    main()
