"""A folder of its own for each test, and hearsay run in it; for tests that are run with HEARSAY."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

HEARSAY = os.path.abspath(sys.argv.pop(1))


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run_hearsay(self, *arguments, status=0, stdin=b""):
        done = subprocess.run([HEARSAY, *arguments], input=stdin, capture_output=True, cwd=self.folder)
        self.error = done.stderr.decode()
        self.assertEqual(done.returncode, status, self.error)
        return done.stdout.decode()

    def read(self, *arguments, status=0, stdin=b""):
        return [json.loads(line) for line in self.run_hearsay("read", *arguments, status=status, stdin=stdin).splitlines()]

    def numbers(self, readings):
        """Of each page read its number, of a failure None."""
        return [int(one["title"].split()[-1]) if one["text"] else None for one in readings]
