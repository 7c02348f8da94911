#!/usr/bin/env python3
"""A collection asked at the command line, over the invented pages of examples: test_ask.py HEARSAY EXAMPLES SCHEMA"""
import os
import re
import unittest

from case import PAGES, Case


class Compare(Case):
    HERALD, LEDGER = (next(p for p in PAGES if name in p) for name in ("herald", "ledger"))

    def test_passages_are_the_same_words(self):
        found = self.ask_json("comparison", "compare", self.HERALD, self.LEDGER)
        self.assertGreater(found["a"]["share"], .5)
        self.assertTrue(found["passages"])
        for passage in found["passages"]:
            for equal in passage["equal"]:
                words = [re.findall(r"\w+", found[side]["text"][slice(*equal[side])]) for side in "ab"]
                self.assertEqual(*words)
                self.assertLessEqual(passage["a"][0], equal["a"][0])

    def test_text_beside_and_woven(self):
        beside = self.ask("compare", self.HERALD, self.LEDGER, "--format", "text", "--width", "100")
        self.assertIn("│", beside)
        self.assertIn("‹", beside)
        self.assertIn("came 1 h 20 min earlier", beside)
        self.widths("compare", self.HERALD, self.LEDGER)
        woven = self.ask("compare", self.HERALD, self.LEDGER, "--format", "text", "--width", "70")
        self.assertTrue(all(line[:2] in ("│ ", "≠ ", "‹ ", "› ", "  ") for line in woven.split("\n\n")[2].split("\n") if line))
        coloured = self.ask("compare", self.HERALD, self.LEDGER, "--format", "text", "--color", "always")
        self.assertIn("\x1b[31m", coloured)

    def test_what_cannot_be_compared(self):
        self.assertEqual(self.ask("compare", self.HERALD, "no such page", status=1), "")
        self.assertIn("no such page", self.error)
        self.ask("compare", self.HERALD, status=2)
        self.ask("compare", "--db", self.database, "1", "2", status=2)


class Versions(Case):
    PAGE = ("<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>The bridge at Tannwick was "
            "closed on Monday after inspectors found rust in two of its cables, the town said in a statement.</p>"
            "<p>{more}</p></article></body></html>")

    def put(self, **parts):
        page = os.path.join(self.folder, "bridge.html")
        with open(page, "w", encoding="utf-8") as file:
            file.write(self.PAGE.format(**parts))
        self.ask("add", "--db", self.database, page)

    def setUp(self):
        if os.path.exists(self.database):
            return
        self.put(title="Bridge closed", more="Odile Marran, the mayor of Tannwick, said the bridge is safe. Nobody was hurt.")
        self.put(title="Bridge at Tannwick closed",
                 more="Odile Marran, the mayor of Tannwick, said the bridge will be repaired. She expects that to last a year.")

    def test_silent_edits(self):
        found = self.ask_json("versions", "article", "--db", self.database, "--versions", "1")
        self.assertEqual([v["number"] for v in found["versions"]], [1, 2])
        change, = found["changes"]
        self.assertEqual(change["title"], {"from": "Bridge closed", "to": "Bridge at Tannwick closed"})
        kinds = [edit["kind"] for edit in change["edits"]]
        self.assertEqual(kinds, ["changed", "cut", "added"])
        self.assertEqual(change["edits"][1]["from"]["quote"], "Nobody was hurt.")
        self.assertEqual(len(change["edits"][0]["words"]), 1)
        text = self.widths("article", "--db", self.database, "--versions", "1")
        self.assertIn("VERSION 2", text)
        self.assertIn("[-is safe-] {+will be repaired+}.", text)
        self.assertIn("‹ Nobody was hurt.", text)

    def test_article_itself(self):
        self.assertEqual(self.ask_json("reading", "article", "--db", self.database, "1")["title"], "Bridge at Tannwick closed")
        self.assertIn("Bridge at Tannwick", self.ask("article", "--db", self.database, "1", "--format", "text"))
        self.ask("article", "--db", self.database, "99", status=1)
        self.assertIn("there is no article 99", self.error)
        self.ask("article", "--db", self.database, "--versions", "99", status=1)
        self.ask("article", "--db", self.database, "one", status=2)
        self.assertIn("one number, please", self.error)


if __name__ == "__main__":
    unittest.main(verbosity=0)
