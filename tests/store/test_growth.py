#!/usr/bin/env python3
"""A collection that grows page by page comes to what one has that got all of them at once, near enough:
test_growth.py HEARSAY ROOT, the folder of the sources.

How near is measured by tools/measure_growth.py; here are floors for some of the invented events.
"""
import json
import os
import sqlite3
import sys
import tempfile
import unittest

HEARSAY, ROOT = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:]
sys.path.insert(0, os.path.join(ROOT, "tools"))
from measure_growth import compare, grow, hearsay, pages_of, rows, stories  # noqa: E402

EVENTS = os.path.join(ROOT, "tests", "trace", "events")
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


class Growth(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def read(self, event):
        """A JSON line a page."""
        pages, meta = pages_of(os.path.join(EVENTS, event))
        return hearsay(HEARSAY, "read", "--format", "jsonl", "--meta", meta, *pages).splitlines()

    def grow(self, name, event, step):
        """The numbers of stories and claims are held to their meaning on the way."""
        database = os.path.join(self.folder, name)
        known_stories, known_claims = set(), {}

        def hold_numbers():
            now = {n for n, in rows(database, "SELECT id FROM story")}
            merged = dict(rows(database, "SELECT story, into_story FROM merged"))
            for number in known_stories - now:
                self.assertIn(merged.get(number), now, "a story's number leads nowhere")
            known_stories.update(now)
            sentences = {}
            for claim, article, quote in rows(database, "SELECT claim, article, quote_hash FROM claim_carrier"):
                sentences.setdefault(claim, set()).add((article, quote))
            for claim in sentences.keys() & known_claims.keys():
                self.assertTrue(sentences[claim] & known_claims[claim], "a claim's number means another claim")
            known_claims.update(sentences)

        grow(HEARSAY, database, os.path.join(EVENTS, event), step, hold_numbers)
        hearsay(HEARSAY, "check", "--db", database)
        return database

    def test_page_by_page_as_all_at_once(self):
        for event in CHOSEN:
            found = compare(self.grow(event + "-whole.db", event, sys.maxsize), self.grow(event + ".db", event, STEP))
            with self.subTest(event=event, **found):
                self.assertGreater(found["precision"], .98)
                self.assertGreater(found["recall"], .95)
                self.assertGreater(found["relays_both"] / found["relays_grown"], .95)
                self.assertGreater(found["relays_both"] / found["relays"], .95)
                self.assertGreater(found["origins"], .95)

    def test_a_page_that_becomes_another_moves_to_its_story(self):
        readings = {}
        for event in ("ferry", "mine"):
            readings[event] = self.read(event)
        first, second = (json.loads(readings[event].pop(0)) for event in ("ferry", "mine"))
        for moving in (first, second):
            moving["url"] = moving["canonical_url"] = "https://moving.example/report"
        database, lines = os.path.join(self.folder, "moves.db"), os.path.join(self.folder, "lines.jsonl")

        def neighbours(added):
            with open(lines, "w", encoding="utf-8") as file:
                file.write("\n".join(added) + "\n")
            hearsay(HEARSAY, "add", "--db", database, lines)
            hearsay(HEARSAY, "check", "--db", database)
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
        lines = self.read("wire-updates-en")
        for number, line in enumerate(lines, 1):
            connection.execute("INSERT INTO article VALUES (?, ?, NULL, NULL, 'A title', NULL, 'en')",
                               (number, f"page-{number}"))
            connection.execute("INSERT INTO version VALUES (?, 1, ?, ?)", (number, number, line))
        connection.commit()
        connection.close()
        hearsay(HEARSAY, "check", "--db", database)
        self.assertEqual(rows(database, "SELECT count(*), sum(waits) FROM article"), [(len(lines), len(lines))])
        hearsay(HEARSAY, "add", "--db", database, pages_of(os.path.join(EVENTS, "ferry"))[0][0])
        self.assertEqual(rows(database, "SELECT sum(waits) FROM article"), [(0,)])
        self.assertGreater(rows(database, "SELECT max(articles) FROM story")[0][0], 1)
        hearsay(HEARSAY, "check", "--db", database)


if __name__ == "__main__":
    unittest.main()
