#!/usr/bin/env python3
"""Hosts outside and inside: test_outside.py CRAWL_PAGES

A server at a public address leads to private ones. This runs in a network of its own that has nothing but a loopback
device, which is given that public address; so nothing can leave this machine. Where the system allows no such network
the test is skipped (exit status 77).
"""
import ctypes
import fcntl
import os
import socket
import struct
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from web_server import Page, Server  # noqa: E402

CRAWL = os.path.abspath(sys.argv.pop(1))
PUBLIC = "20.0.0.1"
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCSIFFLAGS, SIOCSIFADDR, IFF_UP = 0x8914, 0x8916, 1


def enter_own_network():
    """False when the system does not allow it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0 and libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
        try:
            fcntl.ioctl(device, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))
            address = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(PUBLIC))
            fcntl.ioctl(device, SIOCSIFADDR, struct.pack("16s", b"lo:1") + address)
        except OSError:
            return False
    return True


class Outside(unittest.TestCase):
    def setUp(self):
        self.public, self.private = Server("", host=PUBLIC), Server("")
        for server in (self.public, self.private):
            server.__enter__()
            self.addCleanup(server.__exit__)
        self.public.pages["/a"] = self.private.pages["/a"] = Page("<p>x</p>")
        self.inside = self.private.url("/a")

    def crawl(self, path):
        """Kind and message of each."""
        done = subprocess.run([CRAWL, "closed", "robots", "pause=0.01", self.public.url(path)], capture_output=True,
                              timeout=60)
        lines = [line.split("\t") for line in done.stdout.decode().splitlines()]
        return [(line[0], line[6]) for line in lines if len(line) > 6]

    def refuses(self, path):
        ((kind, message),) = (item for item in self.crawl(path) if item[0] != "note")
        self.assertEqual(kind, "failed")
        self.assertIn("leads to a private address", message)
        self.assertEqual(self.private.asked, [])

    def test_a_public_address_is_fetched(self):
        self.assertEqual(self.crawl("/a"), [("page", "")])

    def test_a_redirect_to_a_private_one_is_refused(self):
        self.public.pages["/to"] = lambda r: r.answer(302, headers={"Location": self.inside})
        self.refuses("/to")

    def test_so_is_one_behind_another(self):
        self.public.pages["/to"] = lambda r: r.answer(302, headers={"Location": "/on"})
        self.public.pages["/on"] = lambda r: r.answer(307, headers={"Location": self.inside})
        self.refuses("/to")

    def test_so_is_that_of_robots_txt(self):
        self.public.pages["/robots.txt"] = lambda r: r.answer(301, headers={"Location": self.inside})
        self.refuses("/a")

    def test_so_is_a_page_of_a_feed(self):
        self.public.pages["/feed"] = Page(f"<rss><channel><item><link>{self.inside}</link></item></channel></rss>")
        self.refuses("/feed")

    def test_so_is_a_name_for_this_machine(self):
        place = f"http://localhost:{self.private.port}/a"
        self.public.pages["/to"] = lambda r: r.answer(302, headers={"Location": place})
        self.refuses("/to")


if not enter_own_network():
    sys.exit(77)
unittest.main()
