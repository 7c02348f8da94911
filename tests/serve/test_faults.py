#!/usr/bin/env python3
"""What goes wrong around the server leaves it serving: test_faults.py PROGRAM FAULT

Visitors that are slow, silent or gone; a database that another process locks; a disk without room; a program that is
killed. FAULT is the library of tests/store/fault.c. Nothing is measured: whoever is kept waiting waits until the test
itself lets go, or the test stands still and its time runs out.
"""
import http.client
import os
import re
import socket
import sqlite3
import sys
import threading
import unittest

FAULT = os.path.abspath(sys.argv.pop(2))
from case import Case, page
from test_write import BOUNDARY, form


class Visitors(Case):
    def open(self):
        host, port = self.address.split(":")
        return socket.create_connection((host, int(port)), timeout=20)

    def setUp(self):
        """Once the places of those before are free."""
        while not self.has_room(80):
            pass

    def has_room(self, count):
        connections = [self.connect() for _ in range(count)]
        try:
            for connection in connections:
                connection.request("HEAD", "/stories")
            return all(connection.getresponse().status == 200 for connection in connections)
        except (ConnectionError, http.client.HTTPException):
            return False
        finally:
            for connection in connections: connection.close()

    def test_slow_visitors_hold_up_nobody(self):
        slow = [self.open() for _ in range(60)]
        for i, connection in enumerate(slow):
            connection.sendall((b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: local", b"POST /add HTTP/1.1\r\nHost:")[i % 4])
        for _ in range(20):
            self.assertEqual(self.status("/stories"), 200)
            self.assertEqual(self.status("/stats"), 200)
        slow[2].sendall(b"host\r\n\r\n")  # who goes on is answered
        self.assertTrue(slow[2].recv(100).startswith(b"HTTP/1.1 200"))
        for connection in slow:
            connection.close()

    def test_who_does_not_read_holds_up_nobody(self):
        deaf = [self.open() for _ in range(4)]
        for connection in deaf:
            connection.sendall(b"GET /export.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
        self.assertEqual(self.status("/stories"), 200)
        for connection in deaf:
            connection.close()
        status = 503
        while status == 503:  # until those have ended
            status = self.status("/export.csv")
        self.assertEqual(status, 200)

    def test_cut_connections(self):
        for i in range(100):
            for path in (f"/search?q=bridge{i}", f"/stories?limit={i + 1}", "/story/1.png", "/export.csv"):
                with self.open() as connection:
                    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                    if i % 2:  # a reset instead of an end
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.setUp()

    def test_more_visitors_than_places(self):
        many = []
        for _ in range(150):  # some are refused, none is the end
            connection = self.open()
            many.append(connection)
            try:
                connection.sendall(b"GET / HTTP/1.1\r\n")
            except ConnectionError:
                pass
        for connection in many:
            connection.close()
        self.setUp()

    def test_many_at_once_for_one_page(self):
        found = []
        threads = [threading.Thread(target=lambda: found.append(self.status("/search?q=cables+OR+rust"))) for _ in range(40)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        self.assertEqual(found, [200] * 40)


class Locked(Case):
    def test_a_locked_database(self):
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        style = re.search(r'"(/assets/[^"]*[.]css)"', self.ask("/nothing")[1]).group(1)
        found = []
        waiting = [threading.Thread(target=lambda i=i: found.append(self.status(f"/article/{i % 2 + 1}?show={i}")))
                   for i in range(10)]
        for thread in waiting: thread.start()
        for _ in range(20):
            self.assertEqual(self.status("/nothing"), 404)
            self.assertEqual(self.status(style), 200)
        self.assertEqual(found, [])
        other.execute("ROLLBACK")
        other.close()
        for thread in waiting: thread.join()
        self.assertEqual(found, [200] * 10)

    def test_a_writer_keeps_no_reader(self):
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        self.assertEqual(self.status("/claims"), 200)
        self.assertEqual(self.status("/export.csv"), 200)
        other.execute("ROLLBACK")
        other.close()


class Hasty(Case):
    """Nobody waits for a lock: what a server that has waited too long answers."""
    environment = {"LD_PRELOAD": FAULT, "FAULT": "locked:0"}

    def test_locked_for_too_long(self):
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        response, body = self.ask("/claims")
        self.assertEqual(response.status, 503)
        self.assertEqual(response.headers["Retry-After"], "5")
        self.assertIn("locked", body)
        self.assertEqual(self.status("/claims.json"), 503)
        self.assertEqual(self.status("/export.csv"), 503)
        other.execute("ROLLBACK")
        other.close()
        self.assertEqual(self.status("/claims"), 200)
        self.assertEqual(self.status("/export.csv"), 200)


class Full(Case):
    options = ("--write",)
    environment = {"LD_PRELOAD": FAULT, "FAULT": "full:1"}

    def test_a_disk_without_room(self):
        key = re.search(r'name="key" value="([0-9a-f]{32})"', self.ask("/add")[1]).group(1)
        body = form(("key", key), ("file", page("Late news from Tannwick"), "late.html"))
        before = self.ask("/stats.json")[1]
        for _ in range(3):
            response, text = self.ask("/add", method="POST", body=body,
                                      **{"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
            self.assertEqual(response.status, 503, text)
        for path in ("/stories", "/article/1", "/search?q=bridge", "/export.csv"):
            self.assertEqual(self.status(path), 200, path)
        self.assertEqual(self.ask("/stats.json")[1], before)


class Gone(Case):
    def test_the_database_goes_and_comes(self):
        self.assertEqual(self.status("/article/1"), 200)
        os.rename(self.database, self.database + ".away")
        self.assertEqual(self.status("/article/2"), 503)
        self.assertEqual(self.status("/article/1"), 200)
        os.rename(self.database + ".away", self.database)
        self.assertEqual(self.status("/article/2"), 200)


if __name__ == "__main__":
    unittest.main()
