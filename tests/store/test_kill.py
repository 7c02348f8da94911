#!/usr/bin/env python3
"""Adding pages is killed, at random and before or within each kind of write; nothing that was reported is lost, and adding
again comes to the database of a run that nothing disturbed: test_kill.py HEARSAY REPORT_ADD LIBFAULT KILLS PAGES

REPORT_ADD (report_add.c) adds and reports as the library reports; LIBFAULT (fault.c) kills it at its N-th change of a file.
"""
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest

import collection

HEARSAY, REPORT_ADD, FAULT = map(os.path.abspath, sys.argv[1:4])
KILLS, PAGES = map(int, sys.argv[4:6])
del sys.argv[1:]


class Kill(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = temporary.name
        cls.sources = collection.write_pages(cls.folder, PAGES)
        cls.chance = random.Random(7)
        undisturbed = os.path.join(cls.folder, "undisturbed.db")
        counts, begun = os.path.join(cls.folder, "counts"), time.monotonic()
        done = cls.start(undisturbed, LD_PRELOAD=FAULT, FAULT_COUNT=counts)
        reports = done.communicate()[0].split()
        cls.seconds = time.monotonic() - begun
        assert done.returncode == 0 and reports[-1] == str(PAGES).encode(), reports
        with open(counts) as file:
            cls.changes = int(file.read().split()[0])
        cls.expected = collection.dump(undisturbed)
        cls.expected_found = collection.found(HEARSAY, undisturbed)
        cls.rows = cls.stored(undisturbed)
        cls.killed = 0

    @classmethod
    def start(cls, database, **environment):
        return subprocess.Popen([REPORT_ADD, database, *cls.sources], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**os.environ, **environment})

    @staticmethod
    def stored(database):
        return collection.query(database, "SELECT id, address, title, number, line FROM article JOIN version ON article = id"
                                          " ORDER BY id")

    def disturbed(self, database, seconds=None, **environment):
        """One run, killed after so many seconds or by what `environment` says; whether it was in time to be. What it
        leaves is looked at in a copy, so that the program itself finds it as it was left."""
        run = self.start(database, **environment)
        if seconds is not None:
            time.sleep(seconds)
            run.kill()
        out, err = run.communicate()
        self.assertIn(run.returncode, (0, -9), err)
        self.killed += run.returncode == -9
        reported = max((int(line) for line in out.split(b"\n")[:-1]), default=0)
        left = os.path.join(self.folder, "left.db")
        if os.path.exists(database):
            collection.copy(database, left)
            self.assertEqual(collection.query(left, "PRAGMA integrity_check"), [("ok",)])
            has_tables = collection.query(left, "SELECT count(*) FROM sqlite_schema WHERE name = 'version'")[0][0]
            rows = self.stored(left) if has_tables else []
            self.assertGreaterEqual(len(rows), reported, "what was reported is not there")
            self.assertEqual(rows, self.rows[:len(rows)])
            collection.remove(left)
        else:
            self.assertEqual(reported, 0)
        return run.returncode == -9

    def finish(self, database):
        run = self.start(database)
        out, err = run.communicate()
        self.assertEqual(run.returncode, 0, err)
        self.assertEqual(out.split()[-1], str(PAGES).encode())
        check = subprocess.run([HEARSAY, "check", "--db", database], capture_output=True)
        self.assertEqual(check.returncode, 0, check.stderr)
        held = collection.dump(database)
        for table, rows in self.expected.items():
            self.assertEqual(held[table], rows, f"the table {table} is another")
        self.assertEqual(collection.found(HEARSAY, database), self.expected_found)
        collection.remove(database)

    def test_what_is_reported_is_on_the_disk(self):
        database = os.path.join(self.folder, "promise.db")
        run = self.start(database, LD_PRELOAD=FAULT, FAULT="promise:0")
        out = run.communicate()[0]
        self.assertEqual(run.returncode, 0)
        self.assertEqual(out.split()[-1], str(PAGES).encode())
        collection.remove(database)

    def test_at_any_time(self):
        database, self.killed, rounds = os.path.join(self.folder, "random.db"), 0, 0
        while self.killed < KILLS:
            rounds += 1
            self.assertLess(rounds, KILLS * 20, "the run ends before it can be killed")
            was_killed = self.disturbed(database, seconds=self.chance.uniform(0, self.seconds))
            if not was_killed or self.chance.random() < .3:
                self.finish(database)

    def test_at_changes_of_files(self):
        database, step = os.path.join(self.folder, "change.db"), max(1, self.changes * 10 // KILLS)
        for number in [1, 3, *range(5, self.changes, step), self.changes]:
            for fault in ("kill", "tear"):
                with self.subTest(fault=fault, number=number):
                    self.disturbed(database, LD_PRELOAD=FAULT, FAULT=f"{fault}:{number}")
                    if fault == "tear":
                        self.disturbed(database, LD_PRELOAD=FAULT, FAULT=f"kill:{1 + number % 40}")
                    self.finish(database)


if __name__ == "__main__":
    unittest.main(verbosity=2)
