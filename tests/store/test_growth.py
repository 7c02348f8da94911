#!/usr/bin/env python3
"""A collection that grows page by page comes to what one has that got all of them at once:
test_growth.py HEARSAY EVENTS, a folder of invented events (tests/trace/events).

Not quite to the same: what is new is traced with the stories in which it has neighbours (src/trace/vicinity.c), and of
these a few are missed. Hence floors, somewhat below what was measured (docs/performance.md).
"""
import glob
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest

HEARSAY, EVENTS = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:]
STEP = 4  # pages that are added at one time
CHOSEN = ("wire-updates-en", "translated-de-en-fr", "circular-en", "ferry", "museum", "halcor-leak")
SCHEMA_1 = """
CREATE TABLE article (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, outlet TEXT, domain TEXT, title TEXT,
 published TEXT, language TEXT) STRICT;
CREATE TABLE version (article INTEGER NOT NULL REFERENCES article, number INTEGER NOT NULL, hash INTEGER NOT NULL,
 line TEXT NOT NULL, PRIMARY KEY (article, number)) STRICT;
CREATE INDEX article_published ON article (published);
CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
PRAGMA user_version = 1;
"""


def hearsay(*arguments):
    done = subprocess.run([HEARSAY, *arguments], capture_output=True)
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
    return {a: frozenset(b for b in number if number[b] == number[a]) for a in number}


def relays(database):
    address = dict(rows(database, "SELECT id, address FROM article"))
    return {(address[to], kind, address[from_article] if from_article else name)
            for to, kind, from_article, name in rows(database, "SELECT to_article, kind, from_article, from_name"
                                                               " FROM relay")}


def part(those, of):
    """The mean part that the sets of one clustering have of the other's."""
    return sum(len(those[a] & of[a]) / len(of[a]) for a in of) / len(of)


class Growth(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def grow(self, name, pages, meta, step):
        """Adds `step` pages at a time; the numbers of stories and claims are held to their meaning on the way."""
        database = os.path.join(self.folder, name)
        known_stories, known_claims = set(), {}
        for first in range(0, len(pages), step):
            hearsay("add", "--db", database, "--meta", meta, *pages[first:first + step])
            now = {n for n, in rows(database, "SELECT id FROM story")}
            merged = dict(rows(database, "SELECT story, into_story FROM merged"))
            for number in known_stories - now:
                self.assertIn(merged.get(number), now, "a story's number leads nowhere")
            known_stories |= now
            sentences = {}
            for claim, article, quote in rows(database, "SELECT claim, article, quote_hash FROM claim_carrier"):
                sentences.setdefault(claim, set()).add((article, quote))
            for claim in sentences.keys() & known_claims.keys():
                self.assertTrue(sentences[claim] & known_claims[claim], "a claim's number means another claim")
            known_claims.update(sentences)
        hearsay("check", "--db", database)
        return database

    def test_page_by_page_as_all_at_once(self):
        precision = recall = found = whole_relays = grown_relays = 0
        for event in CHOSEN:
            pages = sorted(glob.glob(os.path.join(EVENTS, event, "pages", "*")))
            meta = os.path.join(EVENTS, event, "pages.tsv")
            whole = self.grow(event + "-whole.db", pages, meta, len(pages))
            grown = self.grow(event + "-grown.db", pages, meta, STEP)
            precision += part(stories(whole), stories(grown)) / len(CHOSEN)
            recall += part(stories(grown), stories(whole)) / len(CHOSEN)
            found += len(relays(whole) & relays(grown))
            whole_relays += len(relays(whole))
            grown_relays += len(relays(grown))
        print(f"stories: precision {precision:.3f}, recall {recall:.3f}; "
              f"relays: {found} of {whole_relays}, {grown_relays} in all")
        self.assertGreater(precision, .98)
        self.assertGreater(recall, .95)
        self.assertGreater(found / grown_relays, .95)
        self.assertGreater(found / whole_relays, .95)

    def test_a_page_that_becomes_another_moves_to_its_story(self):
        readings = {}
        for event in ("ferry", "mine"):
            folder = os.path.join(EVENTS, event)
            readings[event] = hearsay("read", "--format", "jsonl", "--meta", os.path.join(folder, "pages.tsv"),
                                      *sorted(glob.glob(os.path.join(folder, "pages", "*")))).splitlines()
        first, second = (json.loads(readings[event].pop(0)) for event in ("ferry", "mine"))
        for moving in (first, second):
            moving["url"] = moving["canonical_url"] = "https://moving.example/report"
        database, lines = os.path.join(self.folder, "moves.db"), os.path.join(self.folder, "lines.jsonl")

        def neighbours(added):
            with open(lines, "w", encoding="utf-8") as file:
                file.write("\n".join(added) + "\n")
            hearsay("add", "--db", database, lines)
            hearsay("check", "--db", database)
            return stories(database)["https://moving.example/report"]

        before = neighbours([json.dumps(first), *readings["ferry"], *readings["mine"]])
        after = neighbours([json.dumps(second)])
        self.assertGreater(len(before), 2)
        self.assertGreater(len(after), 2)
        self.assertEqual(before & after, {"https://moving.example/report"})
        self.assertEqual(rows(database, "SELECT count(*) FROM version JOIN article ON article = id"
                              " WHERE address LIKE '%moving%'"), [(2,)])

    def test_a_collection_of_the_first_schema_is_brought_up(self):
        database = os.path.join(self.folder, "old.db")
        connection = sqlite3.connect(database)
        connection.executescript(SCHEMA_1)
        pages = sorted(glob.glob(os.path.join(EVENTS, "wire-updates-en", "pages", "*")))
        lines = hearsay("read", "--format", "jsonl", "--meta", os.path.join(EVENTS, "wire-updates-en", "pages.tsv"),
                        *pages).splitlines()
        for number, line in enumerate(lines, 1):
            connection.execute("INSERT INTO article VALUES (?, ?, NULL, NULL, 'A title', NULL, 'en')",
                               (number, f"page-{number}"))
            connection.execute("INSERT INTO version VALUES (?, 1, ?, ?)", (number, number, line))
        connection.commit()
        connection.close()
        hearsay("check", "--db", database)
        self.assertEqual(rows(database, "SELECT count(*), sum(waits) FROM article"), [(len(lines), len(lines))])
        hearsay("add", "--db", database, pages[0])
        self.assertEqual(rows(database, "SELECT sum(waits) FROM article"), [(0,)])
        self.assertGreater(rows(database, "SELECT max(articles) FROM story")[0][0], 1)
        hearsay("check", "--db", database)


if __name__ == "__main__":
    unittest.main()
