#!/usr/bin/env python3
"""Pages out of archives, folders and files of other tools, sound and damaged: test_archives.py HEARSAY"""
import bz2
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib

import archives
from archives import address, members, of_page, page, record, response
from folder import HEARSAY, Case

class Warc(Case):
    def test_what_is_a_page_and_what_is_none(self):
        records = [
            archives.information(),
            record(response(page(1)), address(1)),
            record(b"GET / HTTP/1.1\r\n\r\n", address(1), kind="request", content_type="application/http; msgtype=request"),
            record(response(b"\x89PNG", kind="image/png"), "https://orva.example/a.png"),
            record(response(b"gone", status="404 Not Found"), address(77)),
            record(response(b"moved", status="301 Moved Permanently"), address(78)),
            record(response(b"User-agent: *\r\n", kind="text/plain"), "https://orva.example/robots.txt"),
            record(response(b""), address(1), kind="revisit"),
            record(page(2), f"<{address(2)}>", kind="resource", content_type="text/html", version="1.1"),
            record(b"Ferry number 3\n\nThe ferry number 3 will run from Tuesday, Lena Brandt said in Orva on Monday.",
                   address(3), kind="conversion", content_type="text/plain"),
            record(b"20310302083000\n", "dns:orva.example", content_type="text/dns"),
            record(response(page(4), end=b"\n"), None),
        ]
        path = self.write("a.warc.gz", members(records))
        readings = self.read(path)
        self.assertEqual(self.numbers(readings), [1, 2, 3, 4])
        self.assertEqual([one["url"] for one in readings], [address(1), address(2), address(3), None])
        self.assertEqual([one["path"] for one in readings[:3]], [address(1), address(2), address(3)])
        self.assertRegex(readings[3]["path"], r"a\.warc\.gz#\d+$")
        place = int(readings[3]["path"].split("#")[1])
        with open(path, "rb") as file:
            file.seek(place)
            self.assertTrue(zlib.decompressobj(31).decompress(file.read()).startswith(b"WARC/1.0"))
        self.assertEqual(readings[0]["retrieved"], "2031-03-02T08:30:00Z")
        self.assertIn("4 pages; 8 other records passed over: 2 no text, 2 redirects and error pages, 4 requests", self.error)

    def test_every_way_to_pack(self):
        records = [of_page(number) for number in range(5)]
        whole = b"".join(records)
        expected = self.read(self.write("a.warc", whole))
        self.assertEqual(self.numbers(expected), list(range(5)))
        for name, packed in (("member.warc.gz", members(records)), ("whole.warc.gz", gzip.compress(whole)),
                             ("a.warc.bz2", bz2.compress(whole)), ("noname", members(records))):
            with self.subTest(name):
                self.assertEqual(self.read(self.write(name, packed)), expected)
                self.assertEqual(self.read("-", stdin=packed), expected)
        for threads in ("1", "7"):
            self.assertEqual(self.read("--threads", threads, "a.warc"), expected)

    def test_bodies_as_they_went_over_the_wire(self):
        body = page(1)
        bodies = {
            "chunked": response(archives.chunked(body), Transfer_Encoding="chunked"),
            "chunks undone": response(body, Transfer_Encoding="chunked"),
            "gzip": response(gzip.compress(body), Content_Encoding="gzip"),
            "gzip undone": response(body, Content_Encoding="gzip"),
            "zlib": response(zlib.compress(body), Content_Encoding="deflate"),
            "deflate": response(archives.bare_deflate(body), Content_Encoding="deflate"),
            "deflate undone": response(body, Content_Encoding="deflate"),
            "both": response(archives.chunked(gzip.compress(body)), Transfer_Encoding="chunked", Content_Encoding="gzip"),
            "twice": response(gzip.compress(zlib.compress(body)), Content_Encoding="deflate, gzip"),
            "unknown": response(body, Content_Encoding="identity"),
            "brotli undone": response(body, Content_Encoding="br"),
            "zstd undone": response(body, Content_Encoding="zstd"),
        }
        for name, block in bodies.items():
            with self.subTest(name):
                readings = self.read(self.write("a.warc", record(block, address(1))))
                self.assertEqual(self.numbers(readings), [1])

    def test_charset_of_the_header(self):
        body = page(1, "Zürich").decode().encode("latin-1")
        text = self.read(self.write("a.warc", record(response(body, kind="text/html; charset=iso-8859-1"), address(1))))[0]["text"]
        self.assertIn("Zürich", text)

    def test_damage_costs_what_is_damaged(self):
        records = [of_page(number) for number in range(6)]
        packed = [gzip.compress(one) for one in records]
        broken = bytearray(packed[2])
        broken[40:60] = bytes(20)
        cut = packed[2][:len(packed[2]) // 2]
        for name, third in (("broken", bytes(broken)), ("cut", cut), ("gone", b"rubbish" * 9)):
            with self.subTest(name):
                readings = self.read(self.write("a.warc.gz", b"".join(packed[:2]) + third + b"".join(packed[3:])), status=1)
                self.assertEqual(self.numbers(readings), [0, 1, None, 3, 4, 5])
                self.assertIn("gzip data is damaged", self.error)
                offset = readings[2]["errors"][0]["offset"]
                self.assertTrue(len(packed[0] + packed[1]) <= offset <= len(b"".join(packed)), offset)

    def test_records_that_are_none(self):
        good = [of_page(number) for number in range(4)]
        for name, second in (("rubbish", b"rubbish\r\n\r\n" * 30), ("no length", good[1].replace(b"Content-Length", b"Content-Width")),
                             ("wrong length", record(response(page(1)), address(1), length=9999999)),
                             ("absurd length", record(response(page(1)), address(1), length="9" * 30)),
                             ("no head end", b"WARC/1.0\r\n" + b"x" * 200000 + b"\r\n")):
            with self.subTest(name):
                path = self.write("a.warc", good[0] + second + good[2] + good[3])
                readings = self.read(path, status=1)
                swallows = name == "wrong length"
                self.assertEqual(self.numbers(readings), [0, None] if swallows else [0, None, 2, 3])
                self.assertEqual(readings[1]["errors"][0]["offset"], len(good[0]))

    def test_any_cut_is_told_and_loses_nothing_in_front(self):
        records = [of_page(number) for number in range(3)]
        for packed, name in ((b"".join(records), "a.warc"), (members(records), "a.warc.gz")):
            for length in random.Random(7).sample(range(1, len(packed)), 25):
                path = self.write(name, packed[:length])
                done = subprocess.run([HEARSAY, "read", path], capture_output=True)
                readings = [json.loads(line) for line in done.stdout.splitlines()]
                pages = [number for number in self.numbers(readings) if number is not None]
                self.assertEqual(pages, list(range(len(pages))))
                whole = sum(len(b"".join(records[:count + 1]) if name == "a.warc" else members(records[:count + 1])) <= length
                            for count in range(3))
                self.assertGreaterEqual(len(pages), whole)
                self.assertIn(done.returncode, (0, 1))

    def test_any_bytes_at_all(self):
        chance = random.Random(11)
        packed = members([of_page(number) for number in range(4)])
        for _ in range(40):
            broken = bytearray(packed)
            for _ in range(chance.randrange(1, 8)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            done = subprocess.run([HEARSAY, "read", "-"], input=bytes(broken), capture_output=True)
            self.assertIn(done.returncode, (0, 1), done.stderr)

    def test_bombs_end(self):
        zeros = gzip.compress(bytes(200 << 20), 9)
        bomb = record(response(zeros, Content_Encoding="gzip"), address(1))
        large = record(response(b" " * (70 << 20)), address(2))
        readings = self.read(self.write("a.warc.gz", members([of_page(0), bomb, large, of_page(3)])), status=1)
        self.assertEqual(self.numbers(readings), [0, None, None, 3])
        self.assertEqual([one["errors"][0]["code"] for one in readings[1:3]], ["limit", "limit"])
        self.assertEqual([one["path"] for one in readings[1:3]], [address(1), address(2)])

    def test_memory_does_not_grow_with_the_archive(self):
        small, large = (self.write(f"{count}.warc.gz", members([of_page(number % 50) for number in range(count)]))
                        for count in (50, 3000))
        peaks = []
        for path in (small, large):
            command = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);" \
                      "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            # what AddressSanitizer keeps of freed memory is none of the program's
            done = subprocess.run([sys.executable, "-c", command, HEARSAY, "read", "--threads", "2", path],
                                  capture_output=True, env={**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"})
            peaks.append(int(done.stdout))
        self.assertLess(peaks[1], peaks[0] + (16 << 10), "kilobytes")


class Wacz(Case):
    def test_warcs_in_a_zip(self):
        warcs = {"archive/data.warc.gz": members([of_page(0), of_page(1)]), "archive/more.warc": of_page(2),
                 "pages/pages.jsonl": "{}", "archive/notes.txt": "none"}
        for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            packed = archives.wacz(warcs, compression)
            self.assertEqual(self.numbers(self.read(self.write("a.wacz", packed))), [0, 1, 2])
            self.assertEqual(self.numbers(self.read("-", stdin=packed)), [0, 1, 2])

    def test_damage(self):
        packed = archives.wacz({"archive/data.warc.gz": members([of_page(0), of_page(1)])})
        for length in (60, len(packed) // 2, len(packed) - 300):
            readings = self.read(self.write("a.wacz", packed[:length]), status=1)
            self.assertIsNone(self.numbers(readings)[-1])
        self.read(self.write("b.wacz", archives.wacz({"archive/none": "x"})), status=1)
        self.assertIn("without a WARC", self.error)


class Json(Case):
    def articles(self, count):
        return [{"url": address(number), "title": f"Ferry number {number}", "text": f"The ferry number {number} will run."}
                for number in range(count)]

    def test_every_form(self):
        articles = self.articles(4)
        lines = "".join(json.dumps(one) + "\n" for one in articles)
        forms = {"a.jsonl": lines, "b.ndjson": "\n\n" + lines.rstrip() + "\n  \n", "c.json": json.dumps(articles),
                 "d.json": json.dumps(articles, indent=2), "e.json": "\n".join(json.dumps(one, indent=1) for one in articles),
                 "f.json": "\ufeff" + lines, "g": lines}
        for name, text in forms.items():
            for path, packed in ((name, text.encode()), (name + ".gz", gzip.compress(text.encode())),
                                 (name + ".bz2", bz2.compress(text.encode()))):
                with self.subTest(path):
                    readings = self.read(self.write(path, packed))
                    self.assertEqual([one["path"] for one in readings], [address(number) for number in range(4)])
        self.assertEqual(len(self.read("-", stdin=lines.encode())), 4)
        self.assertEqual(len(self.read(self.write("one.json", json.dumps(articles[0], indent=2)))), 1)

    def test_articles_of_other_tools(self):
        said = "The ferry of Orva will run from Tuesday, its owner Lena Brandt said on Monday evening."
        trafilatura = {"source": address(1), "title": "Ferry number 1", "author": "Ada Okoye; dpa", "text": said, "id": None}
        news_please = {"url": address(2), "title": "Ferry number 2", "maintext": said, "source_domain": "orva.example",
                       "date_publish": "2031-03-02 08:30:00"}
        path = self.write("a.json.gz", gzip.compress(json.dumps([trafilatura, news_please]).encode()))
        readings = self.read(path)
        self.assertEqual([one["path"] for one in readings], [address(1), address(2)])
        self.assertEqual(readings[0]["credits"], ["dpa"])
        self.assertEqual([one["outlet"]["domain"] for one in readings], ["orva.example"] * 2)
        for one in readings:
            self.assertEqual(one["language"], "en")
            self.assertEqual([statement["speaker"]["name"] for statement in one["statements"]], ["Lena Brandt"])
        relays = json.loads(self.run_hearsay("trace", path))["text_groups"]
        self.assertEqual(relays, [[address(2), address(1)]])

    def test_damage_costs_a_line(self):
        lines = [json.dumps(one) for one in self.articles(5)]
        text = "\n".join([lines[0], lines[1][:20], lines[2], "7", lines[3], "x" * 100, lines[4]])
        readings = self.read(self.write("a.jsonl", text), status=1)
        self.assertEqual(self.numbers(readings), [0, None, 2, None, 3, None, 4])
        self.assertGreaterEqual(readings[1]["errors"][0]["offset"], len(lines[0]))
        self.assertEqual(readings[3]["errors"][0]["offset"], len("\n".join([lines[0], lines[1][:20], lines[2]])) + 1)
        readings = self.read(self.write("a.json", "[" + ",".join(lines[:2]) + ", 7, " + lines[2] + "]"), status=1)
        self.assertEqual(self.numbers(readings), [0, 1, None])
        self.assertEqual(self.numbers(self.read(self.write("b.json", "[" + ",".join(lines[:2])[:-9]), status=1)), [0, None])

    def test_bombs_end(self):
        bomb = gzip.compress(b'{"text": "' + b"x" * (200 << 20), 9)
        readings = self.read(self.write("a.jsonl.gz", gzip.compress(b"{}\n") + bomb), status=1)
        self.assertEqual(readings[-1]["errors"][0]["code"], "limit")

    def test_cut_gzip(self):
        lines = "".join(json.dumps(one) + "\n" for one in self.articles(3000)).encode()
        packed = gzip.compress(lines)
        readings = self.read(self.write("a.jsonl.gz", packed[:len(packed) // 2]), status=1)
        numbers = self.numbers(readings)
        self.assertEqual(numbers, [*range(len(numbers) - 1), None])
        self.assertGreater(len(numbers), 1000)


class Folders(Case):
    def test_a_folder(self):
        self.write("pages/b/2.html", page(2))
        self.write("pages/a.html.gz", gzip.compress(page(1)))
        self.write("pages/.hidden.html", page(9))
        self.write("pages/picture.png", b"\x89PNG\r\n")
        self.write("pages/c.warc.gz", members([of_page(3), of_page(4)]))
        self.write("pages/data.bin.gz", gzip.compress(bytes(5000)))
        os.symlink(".", os.path.join(self.folder, "pages", "z"))
        readings = self.read("pages")
        self.assertEqual(self.numbers(readings), [1, 2, 3, 4])
        self.assertEqual([one["path"] for one in readings[:2]], ["pages/a.html.gz", "pages/b/2.html"])
        for words in ("picture.png: is a picture; passed over", "data.bin.gz: is binary data", "pages/z: was read already"):
            self.assertIn(words, self.error)
        self.assertEqual(readings, self.read("--threads", "1", "pages"))
        self.assertEqual(self.numbers(self.read("pages/**/*.html", "pages/?.html.gz")), [2, 1])
        self.run_hearsay("read", "pages/*.pdf", status=1)
        self.assertIn("matches no file", self.error)
        self.run_hearsay("read", "pages/picture.png", status=1)


unittest.main()
