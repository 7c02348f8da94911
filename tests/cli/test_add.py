#!/usr/bin/env python3
"""Pages into a collection: what is kept when it is interrupted, done again, told and logged: test_add.py HEARSAY"""
import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import threading
import time
import unittest

from archives import address, members, of_page, page, record, response
from folder import HEARSAY, Case

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def wide(number):
    """A page that no buffer keeps waiting for the next."""
    return record(response(page(number) + b"<!--" + b" " * 200000 + b"-->"), address(number))


class Running:
    """An `add` that is fed through its standard input; what it tells is gathered."""

    def __init__(self, case, *arguments, stderr=subprocess.PIPE):
        self.process = subprocess.Popen([HEARSAY, "add", "--threads", "2", *arguments, "-"], cwd=case.folder,
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=stderr)
        self.told, self.changed = b"", threading.Condition()

    def listen(self, descriptor):
        def gather():
            try:
                while piece := os.read(descriptor, 4096):
                    with self.changed:
                        self.told += piece
                        self.changed.notify()
            except OSError:  # a terminal that nobody holds any more
                pass
        self.listener = threading.Thread(target=gather)
        self.listener.start()

    def wait_for(self, words):
        with self.changed:
            found = self.changed.wait_for(lambda: re.search(words, self.told), timeout=60)
            assert found, self.told

    def end(self, more=b""):
        for act in (lambda: self.process.stdin.write(more), self.process.stdin.close):
            with contextlib.suppress(BrokenPipeError):  # it has what it wants
                act()
        status = self.process.wait()
        self.listener.join()
        return status


class Added(Case):
    def stats(self):
        return json.loads(self.run_hearsay("stats", "--format", "json"))

    def begin(self, *arguments):
        running = Running(self, *arguments)
        self.addCleanup(running.process.stderr.close)
        running.listen(running.process.stderr.fileno())
        return running

    def wait_for_articles(self, count):
        """The process that adds commits what it has while nothing comes."""
        end = time.monotonic() + 60
        while self.articles() < count:
            self.assertLess(time.monotonic(), end, "nothing is committed")
            time.sleep(0.1)

    def articles(self):
        done = subprocess.run([HEARSAY, "stats", "--format", "json"], cwd=self.folder, capture_output=True)
        return json.loads(done.stdout)["articles"] if done.stdout else 0

    def test_an_interrupt_stores_what_was_read(self):
        pages = [wide(number) for number in range(30)]
        for number in SIGNALS:
            with self.subTest(number):
                database = os.path.join(self.folder, "hearsay.db")
                running = self.begin()
                running.process.stdin.write(b"".join(pages[:10]))
                running.process.stdin.flush()
                self.wait_for_articles(9)
                running.process.send_signal(number)
                running.wait_for(b"ending; what was read is being stored")
                self.assertEqual(running.end(b"".join(pages[10:])), -number)
                self.assertIn(b"the same command goes on from here", running.told)
                stored = self.articles()
                self.assertTrue(9 <= stored < 30, stored)
                self.assertIn(b"%d added, 0 changed, 0 already there, 0 failed" % stored, running.told)
                self.assertEqual(self.stats()["stories"], 0)
                self.run_hearsay("add", "-", stdin=b"".join(pages))
                self.assertIn(f"{30 - stored} added, 0 changed, {stored} already there, 0 failed", self.error)
                self.assertGreater(self.stats()["stories"], 0)
                for ending in ("", "-wal", "-shm"):
                    if os.path.exists(database + ending):
                        os.remove(database + ending)

    def test_a_second_interrupt_ends_at_once(self):
        for first, second in ((SIGNALS[0], SIGNALS[0]), SIGNALS):
            with self.subTest(second):
                running = self.begin()
                running.process.stdin.write(wide(0) + wide(1) + wide(2))
                running.process.stdin.flush()
                self.wait_for_articles(2)
                running.process.send_signal(first)
                running.wait_for(b"ending")
                running.process.send_signal(second)
                self.assertEqual(running.process.wait(), -second)
                running.end()
                self.assertEqual(self.run_hearsay("check"), "")

    def test_a_signal_that_was_ignored_stays_ignored(self):
        path = self.write("a.warc", b"".join(wide(number) for number in range(5)))
        command = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
        running = subprocess.Popen(["python3", "-c", command, HEARSAY, "add", "-"], cwd=self.folder, stdin=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        with open(path, "rb") as file:
            content = file.read()
        running.stdin.write(content)
        running.stdin.flush()
        self.wait_for_articles(4)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate()
        self.assertEqual(running.returncode, 0, told)
        self.assertIn(b"5 added", told)

    def test_a_terminal_shows_how_far_it_is(self):
        try:
            ours, theirs = pty.openpty()
        except OSError:
            self.skipTest("this machine gives out no terminals (no /dev/pts)")
        running = Running(self, stderr=theirs)
        os.close(theirs)
        running.listen(ours)
        running.process.stdin.write(b"".join(wide(number) for number in range(4)))
        running.process.stdin.flush()
        running.wait_for(rb"\r\x1b\[K[34] pages, \d+\.\d a second")
        self.assertEqual(running.end(wide(4)), 0)
        os.close(ours)
        self.assertRegex(running.told, rb"\x1b\[Khearsay: 5 added")

    def test_a_log_of_what_failed(self):
        log = os.path.join(self.folder, "failed.log")
        self.write("a.warc", of_page(1) + record(response(b"\x89PNG\r\n\x1a\n"), address(2)) + b"rubbish\r\n" + of_page(3))
        self.write("pages/b.png", b"\x89PNG\r\n\x1a\n")
        self.run_hearsay("add", "--log", log, "a.warc", "none.html", "pages", status=1)
        self.assertIn("2 added, 0 changed, 0 already there, 3 failed", self.error)
        self.run_hearsay("add", "--log", log, "odd\nname\x1b[m", status=1)
        with open(log, encoding="utf-8") as file:
            lines = [line.rstrip("\n").split("\t") for line in file]
        self.assertEqual([line[1] for line in lines], [address(2), "a.warc", "none.html", "odd name[m"])
        self.assertRegex(lines[1][2], r"no WARC record begins here.*\(at byte \d+\)")
        for line in lines:
            self.assertRegex(line[0], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertEqual(len(line), 3)
        self.run_hearsay("add", "--log", os.path.join(self.folder, "no", "log"), "a.warc", status=2)
        self.assertIn("no log can be written", self.error)
        if os.path.exists("/dev/full"):
            self.run_hearsay("add", "--log", "/dev/full", "none.html", status=3)
            self.assertIn("the log is not whole", self.error)

    def test_what_is_there_is_not_read_again(self):
        first, second = [of_page(number) for number in range(6)], [of_page(number) for number in range(4, 9)]
        self.run_hearsay("add", self.write("a.warc.gz", members(first)))
        self.assertIn("6 added, 0 changed, 0 already there, 0 failed", self.error)
        self.run_hearsay("add", self.write("b.warc", b"".join(second)), "a.warc.gz")
        self.assertIn("3 added, 0 changed, 8 already there, 0 failed", self.error)
        self.run_hearsay("add", self.write("c.warc", record(response(page(1, "It was late.")), address(1))))
        self.assertIn("0 added, 1 changed, 0 already there, 0 failed", self.error)

    def test_pages_without_text_are_no_hindrance(self):
        index = "".join(f"<li><a href='/{number}'>Ferry number {number} of Orva leaves</a></li>" for number in range(40))
        empty = f"<html><head><title>All ferries</title></head><body><ul>{index}</ul></body></html>".encode()
        path = self.write("a.warc", record(response(empty), address(0)) + of_page(1) + of_page(2))
        self.run_hearsay("add", path)
        self.assertIn("3 added, 0 changed, 0 already there, 0 failed", self.error)
        self.assertEqual(self.stats()["articles"], 3)
        self.assertGreater(self.stats()["claims"], 0)


unittest.main()
