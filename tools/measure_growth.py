#!/usr/bin/env python3
"""How far a collection that grows comes to what one has that got all of its pages at once:

    measure_growth.py HEARSAY STEP FOLDER...     each with `pages/` and `pages.tsv`; STEP pages are added at one time

For each folder: B-cubed precision and recall of the stories, relays that both have, of each, and the part of the
articles with the same origins. What is new is traced with the stories in which it has neighbours
(src/trace/vicinity.c), and of these some are missed.
"""
import glob
import os
import sqlite3
import subprocess
import sys
import tempfile


def hearsay(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True)
    if done.returncode:
        raise AssertionError((arguments, done.stderr.decode()))
    return done.stdout.decode()


def rows(database, sql):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def stories(database):
    """The articles, by address, of each one's story."""
    number = dict(rows(database, "SELECT address, story FROM article"))
    members = {}
    for address, story in number.items():
        members.setdefault(story, set()).add(address)
    return {address: members[story] for address, story in number.items()}


def relays(database):
    address = dict(rows(database, "SELECT id, address FROM article"))
    return {(address[to], kind, address[from_article] if from_article else name) for to, kind, from_article, name
            in rows(database, "SELECT to_article, kind, from_article, from_name FROM relay")}


def origins(database):
    return {address: set((names or "").split("\n"))
            for address, names in rows(database, "SELECT address, origins FROM article")}


def part(those, of):
    """The mean part of the sets of one clustering that the other's have: B-cubed."""
    return sum(len(those[a] & of[a]) / len(of[a]) for a in of) / len(of)


def compare(whole, grown):
    """Measures of two databases of the same pages."""
    before, after = origins(whole), origins(grown)
    return {"precision": part(stories(whole), stories(grown)), "recall": part(stories(grown), stories(whole)),
            "relays": len(relays(whole)), "relays_grown": len(relays(grown)),
            "relays_both": len(relays(whole) & relays(grown)),
            "origins": sum(before[a] == after[a] for a in before) / len(before)}


def pages_of(folder):
    return sorted(glob.glob(os.path.join(folder, "pages", "*"))), os.path.join(folder, "pages.tsv")


def grow(program, database, folder, step, after_each=None):
    pages, meta = pages_of(folder)
    for first in range(0, len(pages), step):
        hearsay(program, "add", "--db", database, "--meta", meta, *pages[first:first + step])
        if after_each:
            after_each()


def main(program, step, *folders):
    total = []
    for folder in folders:
        with tempfile.TemporaryDirectory() as room:
            whole, grown = os.path.join(room, "whole.db"), os.path.join(room, "grown.db")
            grow(program, whole, folder, sys.maxsize)
            grow(program, grown, folder, int(step))
            found = compare(whole, grown)
        total.append(found)
        print(f"{os.path.basename(os.path.normpath(folder)):28} " +
              "  ".join(f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"
                        for name, value in found.items()))
    both, first, second = (sum(t[name] for t in total) for name in ("relays_both", "relays", "relays_grown"))
    print(f"mean of stories: precision {sum(t['precision'] for t in total) / len(total):.3f}, "
          f"recall {sum(t['recall'] for t in total) / len(total):.3f}; relays: precision {both / max(second, 1):.3f}, "
          f"recall {both / max(first, 1):.3f}; origins the same {sum(t['origins'] for t in total) / len(total):.3f}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
