"""What the tests of a collection at the command line share; each is run with HEARSAY EXAMPLES SCHEMA."""
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema

HEARSAY, EXAMPLES, SCHEMA = map(os.path.abspath, sys.argv[1:4])
del sys.argv[1:]
EVENTS = os.path.join(EXAMPLES, os.pardir, "tests", "trace", "events")
PAGES = sorted(glob.glob(EXAMPLES + "/pages/*"))
with open(SCHEMA, encoding="utf-8") as file:
    DEFINITIONS = json.load(file)["$defs"]


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = cls.temporary.name
        cls.database = os.path.join(cls.folder, "news.db")

    def ask(self, *arguments, status=0):
        done = subprocess.run([HEARSAY, *arguments], capture_output=True, cwd=EXAMPLES,
                              env={k: v for k, v in os.environ.items() if k not in ("COLUMNS", "CLICOLOR_FORCE")})
        self.error = done.stderr.decode()
        self.assertEqual(done.returncode, status, (arguments, self.error))
        return done.stdout.decode()

    def ask_json(self, name, *arguments):
        """One JSON object, held to its definition in the schema."""
        value = json.loads(self.ask(*arguments, "--format", "json"))
        self.hold(name, value)
        return value

    def hold(self, name, value):
        jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": DEFINITIONS}).validate(value)

    def widths(self, *arguments, least=60, most=200):
        """The text at some widths; no line of it is wider."""
        for width in (least, 80, 120, most):
            text = self.ask(*arguments, "--format", "text", "--width", str(width))
            for line in text.split("\n"):
                self.assertLessEqual(len(line), width, line)
        return text

    def hold_all(self, name, values):
        """Objects of a list, which have all that the schema names and nothing else."""
        self.assertTrue(values)
        for value in values:
            self.hold(name, value)
            self.assertEqual(set(value), set(DEFINITIONS[name]["required"]))

    def lists(self, name, *arguments):
        """A list in all its forms, which must agree; its objects."""
        values = json.loads(self.ask(*arguments, "--format", "json"))
        self.hold_all(name, values)
        lines = self.ask(*arguments, "--format", "jsonl").splitlines()
        self.assertEqual([json.loads(line) for line in lines], values)
        rows = list(csv.DictReader(io.StringIO(self.ask(*arguments, "--format", "csv"))))
        self.assertEqual([list(row) for row in rows], [list(value) for value in values])
        for row, value in zip(rows, values):
            for key, cell in value.items():
                if not isinstance(cell, (list, dict)):
                    self.assertEqual(row[key].lstrip("'"), self.cell(cell), key)
        self.widths(*arguments)
        return values

    @staticmethod
    def cell(value):
        text = "" if value is None else str(value)
        return re.sub("[\x00-\x1f]", lambda match: " " if match[0].isspace() else "", text)

    @classmethod
    def fill(cls, *events):
        """Adds the pages of examples, then of some invented events."""
        for folder in (EXAMPLES, *(os.path.join(EVENTS, event) for event in events)):
            done = subprocess.run([HEARSAY, "add", "--db", cls.database, "--meta", folder + "/pages.tsv",
                                   *sorted(glob.glob(folder + "/pages/*"))], capture_output=True, check=False)
            assert done.returncode == 0, done.stderr.decode()


class Lists(Case):
    """A collection of the examples and of four more events."""

    filled = None  # the bytes of the collection, which is made once

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not Lists.filled:
            cls.fill("ferry", "denied-en", "wire-updates-en", "haushalt")
            with open(cls.database, "rb") as file:
                Lists.filled = file.read()
        with open(cls.database, "wb") as file:
            file.write(Lists.filled)

    def db(self, command, *arguments, status=0):
        return self.ask(command, "--db", self.database, *arguments, status=status)

    def rows(self, name, command, *arguments):
        return self.lists(name, command, "--db", self.database, *arguments)
