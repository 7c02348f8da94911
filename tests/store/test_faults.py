#!/usr/bin/env python3
"""The machine fails, or what lies on its disk is damaged: test_faults.py HEARSAY LIBFAULT TRIES

LIBFAULT is fault.c, which fails at the N-th write, read or piece of memory; TRIES of each kind are taken, spread over all.
Whatever happens ends with a status and a message of the program's own, what was stored stays, and adding again completes
to the database of a run that nothing disturbed.
"""
import gzip
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import collection

HEARSAY, FAULT = map(os.path.abspath, sys.argv[1:3])
TRIES = int(sys.argv[3])
del sys.argv[1:]
PAGES = 30
OK, SOME_FAILED, USAGE, MACHINE = range(4)


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = temporary.name
        cls.sources = collection.write_pages(cls.folder, PAGES)
        cls.sound = os.path.join(cls.folder, "sound.db")
        counts = os.path.join(cls.folder, "counts")
        done = cls.run_hearsay("add", "--threads", "1", "--db", cls.sound, *cls.sources, LD_PRELOAD=FAULT, FAULT_COUNT=counts)
        assert done.returncode == OK, done.stderr
        with open(counts) as file:
            cls.changes, cls.reads, cls.pieces = map(int, file.read().split())
        cls.expected = collection.dump(cls.sound)

    @staticmethod
    def run_hearsay(*arguments, limits=None, **environment):
        return subprocess.run([HEARSAY, *arguments], capture_output=True, env={**os.environ, **environment},
                              preexec_fn=limits, timeout=100)

    def add(self, database, **environment):
        """With one thread, so that the N-th of anything is always the same."""
        done = self.run_hearsay("add", "--threads", "1", "--db", database, *self.sources, **environment)
        self.error = done.stderr.decode()
        return done.returncode

    def ask(self, *arguments, status, says="", **environment):
        done = self.run_hearsay(*arguments, **environment)
        self.assertEqual(done.returncode, status, (arguments, done.stderr))
        self.assertIn(says, done.stderr.decode())
        return done.stdout

    def completes(self, database):
        """What is there is sound, and adding again comes to what an undisturbed run comes to."""
        if os.path.exists(database):
            held = collection.copy(database, os.path.join(self.folder, "held.db"))
            tables = dict(collection.query(held, "SELECT name, 1 FROM sqlite_schema"))
            rows = "SELECT article, number, line FROM version ORDER BY article, number"
            there = collection.query(held, rows) if "version" in tables else []
            self.assertEqual(there, collection.query(self.sound, rows)[:len(there)])
            collection.remove(held)
        self.assertEqual(self.add(database), OK, self.error)
        self.ask("check", "--db", database, status=OK)
        held = collection.dump(database)
        for table, rows in self.expected.items():
            self.assertEqual(held[table], rows, f"the table {table} is another")
        collection.remove(database)

    def spread(self, count, tries=TRIES):
        """Numbers from 1 to `count`, the first ones and others at random."""
        chance = random.Random(count)
        return sorted({1, 2, 3, *(chance.randint(1, count) for _ in range(tries))} if count else [])


class Disk(Case):
    def test_full(self):
        database, refused = os.path.join(self.folder, "full.db"), 0
        for number in self.spread(self.changes):
            with self.subTest(number=number):
                status = self.add(database, LD_PRELOAD=FAULT, FAULT=f"full:{number}")
                self.assertIn(status, (OK, MACHINE))  # what is left to do at the end may wait for the next run
                if status == MACHINE:
                    self.assertIn("full.db: the disk is full", self.error)
                    refused += 1
                self.completes(database)
        self.assertGreaterEqual(refused, 3)

    def test_failing(self):
        database = os.path.join(self.folder, "failing.db")
        for fault, count in (("sync", self.changes), ("read", self.reads)):
            refused = 0
            for number in self.spread(count, TRIES // 2):
                with self.subTest(fault=fault, number=number):
                    status = self.add(database, LD_PRELOAD=FAULT, FAULT=f"{fault}:{number}")
                    if status != OK:  # SQLite takes some bytes that cannot be read for damaged ones
                        self.assertIn(status, (USAGE, MACHINE) if fault == "read" else (MACHINE,))
                        self.assertRegex(self.error, r"failing\.db: the (disk fails|database is damaged)")
                        refused += 1
                    self.completes(database)
            self.assertGreater(refused, 1)

    def test_file_that_may_not_grow(self):
        database = os.path.join(self.folder, "small.db")
        done = self.run_hearsay("add", "--db", database, *self.sources,
                                limits=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)))
        self.assertEqual(done.returncode, MACHINE, done.stderr)
        self.assertIn(b"small.db: the disk fails", done.stderr)
        self.completes(database)

    def test_no_leave_to_write(self):
        database = shutil.copyfile(self.sound, os.path.join(self.folder, "refused.db"))
        refused = {"LD_PRELOAD": FAULT, "FAULT": "refused:0"}
        self.ask("add", "--db", database, *self.sources, status=MACHINE, says="cannot be written", **refused)
        self.ask("check", "--db", database, status=MACHINE, says="can only be checked where", **refused)
        for command in (["stats"], ["search", "county"], ["article", "1"]):
            read = self.ask(command[0], "--db", database, *command[1:], status=OK, **refused)
            self.assertEqual(read, self.ask(command[0], "--db", database, *command[1:], status=OK))
            self.assertTrue(read)
        self.completes(database)


class Others(Case):
    def test_locked(self):
        database = shutil.copyfile(self.sound, os.path.join(self.folder, "locked.db"))
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        page = os.path.join(self.folder, "new.html")
        with open(page, "wb") as file:
            file.write(collection.page(1000, 0))
        self.ask("add", "--db", database, page, status=MACHINE, says="another process has kept it locked",
                 LD_PRELOAD=FAULT, FAULT="locked:0")
        self.ask("stats", "--db", database, status=OK)
        waiting = subprocess.Popen([HEARSAY, "add", "--db", database, page], stderr=subprocess.PIPE)
        time.sleep(.3)
        other.execute("ROLLBACK")
        self.assertIn(b"1 added", waiting.communicate()[1])
        self.assertEqual(waiting.returncode, OK)
        other.close()

    def test_two_at_once(self):
        database = os.path.join(self.folder, "two.db")
        both = [subprocess.Popen([HEARSAY, "add", "--db", database, *self.sources], stderr=subprocess.PIPE) for _ in range(2)]
        for one in both:
            error = one.communicate()[1]
            self.assertEqual(one.returncode, OK, error)
        self.completes(database)

    def test_what_is_no_collection(self):
        foreign = os.path.join(self.folder, "foreign.db")
        connection = sqlite3.connect(foreign)
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.close()
        text = os.path.join(self.folder, "text.db")
        with open(text, "w") as file:
            file.write("Flour, water, salt.\n" * 400)
        for path, says in ((foreign, "is a database of another program"), (text, "is no database")):
            with open(path, "rb") as file:
                before = file.read()
            self.assertEqual(self.add(path), USAGE, self.error)
            self.assertIn(says, self.error)
            self.ask("check", "--db", path, status=SOME_FAILED, says=says)
            self.ask("stats", "--db", path, status=USAGE, says=says)
            self.assertEqual(collection.query(foreign, "SELECT name FROM sqlite_schema"), [("recipe",)])
            if path == text:
                with open(path, "rb") as file:
                    self.assertEqual(file.read(), before)
        self.ask("check", "--db", os.path.join(self.folder, "none.db"), status=USAGE, says="No such file")


class Damage(Case):
    def holds_out(self, database):
        """No command crashes or hangs on what is damaged."""
        for command in (["stats"], ["search", "county"], ["article", "1"], ["stories"], ["story", "1"], ["trace"],
                        ["add", *self.sources]):
            done = self.run_hearsay(command[0], "--db", database, *command[1:])
            self.assertIn(done.returncode, (OK, SOME_FAILED, USAGE, MACHINE), (command, done.stderr))

    def test_pages_of_the_file(self):
        size = collection.query(self.sound, "PRAGMA page_size")[0][0]
        count = os.path.getsize(self.sound) // size
        chance = random.Random(3)
        for number in [0, 1, *self.spread(count - 1)]:
            with self.subTest(page=number):
                database = shutil.copyfile(self.sound, os.path.join(self.folder, "damaged.db"))
                with open(database, "r+b") as file:
                    file.seek(number * size)
                    file.write(chance.randbytes(size))
                done = self.run_hearsay("check", "--db", database)
                self.assertEqual(done.returncode, SOME_FAILED, done.stderr)
                self.assertIn(b"damaged.db: ", done.stderr)
                self.holds_out(database)
                collection.remove(database)

    def test_what_was_packed(self):
        for table, column, key, says in (("version", "line", "article", "a damaged page, of the article: number"),
                                         ("story", "trace", "id", "a damaged trace, of the story: number")):
            database = shutil.copyfile(self.sound, os.path.join(self.folder, "packed.db"))
            connection = sqlite3.connect(database)
            number, packed = connection.execute(f"SELECT {key}, {column} FROM {table} ORDER BY {key} DESC").fetchone()
            for at in (len(packed) // 2, len(packed) - 1):
                flipped = packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1:]
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (flipped, number))
                connection.commit()
                self.ask("check", "--db", database, status=SOME_FAILED, says=f"{says} {number}")
                self.holds_out(database)
            connection.close()
            collection.remove(database)

    def test_inputs(self):
        """A damaged record and bombs cost themselves; mended, they are added to the rest."""
        with open(self.sources[1], "rb") as file:
            archive = bytearray(file.read())
        third = [at for at in range(len(archive)) if archive[at:at + 3] == b"\x1f\x8b\x08"][2]
        sound = bytes(archive)
        archive[third + 30:third + 60] = bytes(30)
        database = os.path.join(self.folder, "inputs.db")
        bomb = os.path.join(self.folder, "bomb.html.gz")
        with gzip.open(bomb, "wb", 9) as file:
            for _ in range(300):
                file.write(b" " * (1 << 20))
        with open(self.sources[1], "wb") as file:
            file.write(archive)
        self.assertEqual(self.run_hearsay("add", "--db", database, *self.sources, bomb).returncode, SOME_FAILED)
        done = self.run_hearsay("add", "--db", database, *self.sources, bomb)
        self.assertEqual(done.returncode, SOME_FAILED)
        self.assertIn("gzip data is damaged", done.stderr.decode())
        self.assertRegex(done.stderr.decode(), r"bomb\.html\.gz: opens to more than \d+ bytes")
        self.assertIn(f"0 added, 0 changed, {PAGES - 1} already there, 2 failed", done.stderr.decode())
        with open(self.sources[1], "wb") as file:
            file.write(sound)
        self.assertEqual(self.add(database), OK, self.error)
        self.assertIn("1 added", self.error)
        addresses = "SELECT address, title FROM article ORDER BY address"
        self.assertEqual(collection.query(database, addresses), collection.query(self.sound, addresses))
        self.ask("check", "--db", database, status=OK)


class Memory(Case):
    def test_a_piece_or_all_that_follow(self):
        """Under sanitizers, which have their own, no piece is counted and nothing is tried."""
        database = os.path.join(self.folder, "memory.db")
        for fault, tries in (("memory", TRIES * 2), ("drought", TRIES)):
            for number in self.spread(self.pieces, tries):
                with self.subTest(fault=fault, number=number):
                    status = self.add(database, LD_PRELOAD=FAULT, FAULT=f"{fault}:{number}")
                    self.assertIn(status, (OK, SOME_FAILED, MACHINE), self.error)
                    if status != OK:
                        self.assertRegex(self.error, "memory")
                    self.completes(database)


if __name__ == "__main__":
    unittest.main(verbosity=2)
