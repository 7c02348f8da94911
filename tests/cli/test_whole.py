#!/usr/bin/env python3
"""The whole of a collection at the command line: export, counts, soundness: test_whole.py HEARSAY EXAMPLES SCHEMA"""
import csv
import io
import json
import sqlite3
import unittest

from case import Case, Lists


class Export(Lists):
    def export(self, *arguments):
        return self.db("export", *arguments)

    def test_every_story_is_as_the_story_itself(self):
        lines = self.export().splitlines()
        stories = [json.loads(line) for line in lines]
        listed = self.rows("listed_story", "stories", "--min-articles", "1")
        self.assertEqual([s["id"] for s in stories], sorted(s["id"] for s in listed))
        for line, story in zip(lines, stories):
            self.hold("trace", story)
            self.assertEqual(self.db("story", str(story["id"]), "--format", "json"), line + "\n")
        self.assertEqual(json.loads(self.export("--format", "json")), stories)
        self.assertEqual(self.export("--format", "json", "--until", "1999"), "[]\n")

    def test_tables_and_graphs(self):
        stories = [json.loads(line) for line in self.export("--min-articles", "2").splitlines()]
        relays = sum(len(story["relays"]) for story in stories)
        rows = self.export("--min-articles", "2", "--format", "csv").splitlines()
        self.assertEqual(len(rows), relays + 1)
        self.assertEqual(self.export("--min-articles", "2", "--format", "graphml").count("<edge "), relays)
        self.assertTrue(self.export("--format", "dot").startswith("digraph"))
        self.assertIn("entity", json.loads(self.export("--format", "prov")))
        number = str(stories[0]["id"])
        for form in ("dot", "graphml", "prov", "csv", "svg"):
            self.assertEqual(self.export("--story", number, "--format", form), self.db("story", number, "--format", form))

    def test_narrowed(self):
        dam = self.rows("listed_story", "stories", "--outlet", "northgate herald")[0]["id"]
        self.assertEqual([json.loads(line)["id"] for line in self.export("--outlet", "northgate herald").splitlines()], [dam])
        self.db("export", "--format", "text", status=2)


class Stats(Lists):
    def test_counts(self):
        stats = self.ask_json("stats", "stats", "--db", self.database)
        with sqlite3.connect(self.database) as database:
            for table in ("article", "version", "statement", "claim", "relay"):
                count, = database.execute(f"SELECT count(*) FROM {table}").fetchone()
                self.assertEqual(stats[table + "s"], count, table)
        self.assertEqual(stats["stories"], len(self.rows("listed_story", "stories", "--limit", "1000")))
        self.assertEqual(stats["outlets"], len(self.rows("listed_outlet", "outlets", "--limit", "1000")))
        head, row = self.db("stats", "--format", "csv").splitlines()
        self.assertEqual(dict(zip(head.split(","), row.split(","))), {key: str(value) for key, value in stats.items()})
        self.assertIn(f"{stats['claims']}  claims", self.widths("stats", "--db", self.database).replace("\u00a0", " "))

    def test_what_is_missing(self):
        for command in ("stories", "claims", "outlets", "stats", "export", "check"):
            self.ask(command, "--db", "no such.db", status=2)
            self.assertIn("no such.db", self.error)
        for command in ("story", "claim", "article", "outlet", "speaker", "search"):
            self.ask(command, "--db", self.database, status=2)


class Check(Lists):
    FAULTS = {
        "INSERT INTO merged VALUES (900, 901)": "a number that leads to no story: number 900",
        "INSERT INTO merged SELECT id, id FROM story LIMIT 1": "a story that is there and part of another",
        "DELETE FROM claim WHERE id = (SELECT max(id) FROM claim)": "a story without all of its claims",
        "DELETE FROM relay WHERE place = 0": "a story without all of its relays",
        "DELETE FROM claim_carrier WHERE place = 0": "a claim without all of its places",
        "UPDATE relay SET to_article = 4711 WHERE place = 0": "a relay to an article that is not there: number 4711",
        "UPDATE article SET story = 4711 WHERE id = 1": "an article of a story that is not there: number 1",
    }

    def test_sound(self):
        self.assertEqual(self.db("check"), "")

    def test_faults_are_named(self):
        for change, fault in self.FAULTS.items():
            copy = self.folder + "/copy.db"
            with sqlite3.connect(self.database) as database, sqlite3.connect(copy) as copied:
                database.backup(copied)
                copied.execute(change)
            self.ask("check", "--db", copy, status=1)
            self.assertIn(fault, self.error)


HOSTILE = """<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>The bridge at Tannwick was
closed on Monday after inspectors found rust in two of its cables, the town of Tannwick said in a statement.</p><p>=1+1 said
Odile \x1b[31mMarran\x1b[0m, the mayor. Odile Marran said that the bridge will be closed for a year.</p></article></body></html>"""


class Hostile(Case):
    """Nothing that a page says is turned against who reads it."""

    def test_no_form_lets_it_through(self):
        for number, title in enumerate(("=HYPERLINK(\"https://evil.example\")", "\x1b]0;owned\x07 \u202ebackwards", "@SUM(1)")):
            path = f"{self.folder}/{number}.html"
            with open(path, "w", encoding="utf-8") as file:
                file.write(HOSTILE.format(title=title))
            self.ask("add", "--db", self.database, path)
        claims = [c["id"] for c in json.loads(self.ask("claims", "--db", self.database, "--format", "json"))]
        questions = [("stories", "--min-articles", "1"), ("claims",), ("outlets",), ("search", "bridge"), ("speaker", "marran"),
                     ("export",), ("story", "1"), *(("claim", str(claim)) for claim in claims[:2])]
        for command, *arguments in questions:
            forms = ("csv",) if command == "export" else ("csv", "text")
            for form in forms:
                text = self.ask(command, "--db", self.database, *arguments, "--format", form)
                self.assertTrue(text or command == "outlets")
                self.assertNotRegex(text, "[\x00-\x09\x0b\x0c\x0e-\x1f\u202e]", (command, form))
                if form == "csv":
                    for row in csv.reader(io.StringIO(text)):
                        self.assertFalse([cell for cell in row if cell[:1] in "=+-@" and cell], (command, row))


if __name__ == "__main__":
    unittest.main(verbosity=0)
