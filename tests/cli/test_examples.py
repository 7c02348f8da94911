#!/usr/bin/env python3
"""Every example of docs/commands runs as it is printed: test_examples.py HEARSAY DOCS PAGES

Each page's examples run as one shell script, in a folder that holds what they name. What is not hearsay's is played by
a script of the test: pdftotext prints an article, zstd a file that is not packed, jq and dot pass on what they get where they are not installed. Left out are
those that need the network or never end.
"""
import glob
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import archives

HEARSAY, DOCS, PAGES = map(os.path.abspath, sys.argv[1:4])
del sys.argv[1:]
LEFT_OUT = re.compile(r"https://|hearsay serve")


def examples(path):
    """The indented lines behind "## Examples"; a line that ends in a bar goes on in the next."""
    with open(path, encoding="utf-8") as file:
        text = file.read().partition("## Examples\n")[2].partition("\n## ")[0]
    text = "\n".join(line[4:] for line in text.split("\n") if line.startswith("    "))
    return [command for command in re.split(r"(?<!\|)\n", text) if command and not LEFT_OUT.search(command)]


class Examples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.makedirs(self.at("pages/2031-03-02"))
        for page in glob.glob(PAGES + "/pages/*"):
            shutil.copy(page, self.at("pages"))
            with open(page, "rb") as file:
                packed = gzip.compress(file.read())
            for place in ("pages", "pages/2031-03-02"):
                with open(self.at(place, os.path.basename(page) + ".gz"), "wb") as file:
                    file.write(packed)
        shutil.copy(PAGES + "/pages.tsv", self.folder)
        shutil.copy(sorted(glob.glob(PAGES + "/pages/*.html"))[0], self.at("article.html"))
        self.make_archives()
        os.mkdir(self.at("bin"))
        os.symlink(HEARSAY, self.at("bin/hearsay"))
        self.play("pdftotext", 'cat "$(ls pages/*.txt | head -n 1)"')
        self.play("zstd", 'cat "$2"')
        for name in ("jq", "dot"):
            if not shutil.which(name):
                self.play(name, "cat")
        self.run_command("hearsay read pages/*.html > pages.jsonl")
        self.run_command("hearsay add --db news.db pages/*.html")

    def make_archives(self):
        articles = json.dumps({"url": "https://herald.example/a", "title": "Ferry", "maintext": "The ferry will run."})
        for name, content in (("crawl.warc", b"".join(archives.of_page(number) for number in range(9))),
                              ("articles.jsonl", articles.encode() + b"\n")):
            for ending in (".gz", ".zst"):
                with open(self.at(name + ending), "wb") as file:
                    file.write(gzip.compress(content) if ending == ".gz" else content)

    def at(self, *parts):
        return os.path.join(self.folder, *parts)

    def play(self, name, script):
        with open(self.at("bin", name), "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + script + "\n")
        os.chmod(self.at("bin", name), 0o755)

    def run_command(self, command):
        path = self.at("bin") + ":" + os.environ["PATH"]
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.folder, capture_output=True,
                              env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 0, (command, done.stderr))
        return done.stdout

    def test_every_page(self):
        pages = sorted(glob.glob(DOCS + "/*.md"))
        self.assertGreater(len(pages), 5)
        for page in pages:
            for command in examples(page):
                with self.subTest(command):
                    output = self.run_command(command)
                    silent = ">" in re.sub(r"'[^']*'", "", command) or "hearsay add" in command or "hearsay check" in command
                    self.assertEqual(not output, silent, output)


unittest.main()
