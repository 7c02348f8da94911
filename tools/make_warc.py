#!/usr/bin/env python3
"""Makes a WARC of many pages out of a few: make_warc.py FOLDER... --count N > pages.warc.gz

For measuring what intake and store cost on archives of any size. Every page of the folders (HTML, also .gz) is used over and
over; from the second time on some of its words change places with others of the page, and its address gets a number,
so that no two are copies. The same arguments give the same bytes.
"""
import argparse
import gzip
import os
import random
import re
import sys
import zlib

TEXT = re.compile(rb"(<(script|style)\b.*?</\2\s*>|<[^>]*>)", re.S | re.I)
WORD = re.compile(rb"\b[a-z]{5,12}\b")
CANONICAL = re.compile(rb"<link[^>]*rel=[\"']?canonical[^>]*>|<meta[^>]*og:url[^>]*>", re.I)
ADDRESS = re.compile(rb"https?://[^\s\"'<>]+")
SHARE = 0.15  # of the words that change places


def pages_of(folders):
    for folder in folders:
        for root, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if re.search(r"\.html?(\.gz)?$", name):
                    opened = gzip.open if name.endswith(".gz") else open
                    with opened(os.path.join(root, name), "rb") as file:
                        yield name.split(".")[0], file.read()


def varied(page, number):
    """The page with SHARE of its words exchanged; markup and scripts stay."""
    pieces = TEXT.split(page)
    texts = range(0, len(pieces), 3)
    words = [word for at in texts for word in WORD.findall(pieces[at])]
    if not words:
        return page
    chance = random.Random(number)
    other = lambda match: chance.choice(words) if chance.random() < SHARE else match[0]
    for at in texts:
        pieces[at] = WORD.sub(other, pieces[at])
    del pieces[2::3]  # the names of the elements, which split() gives too
    return b"".join(pieces)


def renamed(page, name, number):
    """The page under an address of its own, and the address."""
    head = CANONICAL.search(page)
    found = ADDRESS.search(head[0]) if head else None
    address = found[0] if found else b"https://pages.example/" + name.encode()
    if number == 0:
        return page, address
    return (page.replace(address, address + b"-%d" % number) if found else page), address + b"-%d" % number


def record(address, page):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    head = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-03-02T08:30:00Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (address, len(body)))
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(head + body + b"\r\n\r\n") + packer.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--count", type=int, default=10000)
    arguments = parser.parse_args()
    pages = list(pages_of(arguments.folders))
    if not pages:
        sys.exit("make_warc.py: no page in " + " ".join(arguments.folders))
    for at in range(arguments.count):
        number, (name, page) = at // len(pages), pages[at % len(pages)]
        if number:
            page = varied(page, at)
        page, address = renamed(page, name, number)
        sys.stdout.buffer.write(record(address, page))


main()
