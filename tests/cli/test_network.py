#!/usr/bin/env python3
"""hearsay add and hearsay follow against servers on loopback: test_network.py HEARSAY DOCS FOLDER_OF_WEB_SERVER

Nothing leaves this machine: the hosts that the examples of docs/commands name are played by servers of the test.
"""
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HEARSAY, DOCS = map(os.path.abspath, sys.argv[1:3])
sys.path.insert(0, sys.argv[3])
del sys.argv[1:4]
from web_server import Page, Server  # noqa: E402


def article(title, said="The ferry will run from Tuesday", **about):
    return Page(f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
                f"<p>{said}, its owner Lena Brandt said on Sunday in the town hall of Orva.</p>"
                "<p>“It will be slow,” she added. The old bridge of Orva has been closed since March, when an engineer "
                "found a crack in its second pier.</p></article></body></html>", **about)


def rss(*links, **about):
    items = "".join(f"<item><title>{i}</title><link>{link}</link></item>" for i, link in enumerate(links))
    return Page(f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>", type="text/xml", **about)


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.server = self.serve()

    def serve(self):
        server = Server("User-agent: *\nDisallow: /closed\n")
        server.__enter__()
        self.addCleanup(server.__exit__)
        for name in "abc":
            server.pages["/" + name] = article(f"Ferry {name}", f"Boat {name} will run from Tuesday", etag=f'"{name}"')
        server.pages["/feed"] = rss("/a", "/b", etag='"feed"')
        return server

    def start(self, command, *arguments, **how):
        return subprocess.Popen([HEARSAY, command, "--db", "news.db", "--allow-private", "--pause", "0.01", *arguments],
                                cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)

    def run_hearsay(self, *arguments, status=0):
        """What was told on standard error."""
        with self.start(*arguments) as process:
            output, told = process.communicate(timeout=60)
        self.assertEqual((process.returncode, output), (status, ""), told)
        return told

    def add(self, *arguments, status=0):
        """Added, changed, already there, failed."""
        return self.counts(self.run_hearsay("add", *arguments, status=status))

    def follow(self, *arguments, status=0):
        return self.counts(self.run_hearsay("follow", "--once", *arguments, status=status))

    def counts(self, told):
        return tuple(map(int, re.findall(r"(\d+) (?:added|new|changed|already there|unchanged|failed)", told)))

    def ask(self, *arguments):
        return subprocess.run([HEARSAY, *arguments], cwd=self.folder, capture_output=True, check=True, text=True).stdout

    def articles(self):
        return json.loads(self.ask("stats", "--db", "news.db", "--format", "json"))["articles"]

    def wait_for(self, holds):
        limit = time.monotonic() + 20
        while not holds():
            self.assertLess(time.monotonic(), limit)
            time.sleep(0.02)


class Add(Case):
    def test_a_feed_twice(self):
        s = self.server
        self.assertEqual(self.add(s.url("/feed")), (2, 0, 0, 0))
        s.asked.clear()
        self.assertEqual(self.add(s.url("/feed")), (0, 0, 0, 0))
        self.assertEqual(s.headers_of("/feed")[0]["If-None-Match"], '"feed"')
        self.assertEqual(s.paths(), ["/feed"])

    def test_a_page_twice(self):
        s = self.server
        self.assertEqual(self.add(s.url("/a")), (1, 0, 0, 0))
        self.assertEqual(self.add(s.url("/a")), (0, 0, 1, 0))
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/a")], [None, '"a"'])
        s.pages["/a"] = article("Ferry a", "Boat a will not run")
        self.assertEqual(self.add(s.url("/a")), (0, 1, 0, 0))

    def test_sitemap_opml_and_what_they_say(self):
        s = self.server
        s.pages["/index.xml"] = Page("<sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>")
        s.pages["/map.xml"] = Page(
            "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>" + s.url("/c") +
            "</loc><news:news><news:publication><news:name>Orva Ledger</news:name></news:publication>"
            "<news:publication_date>2031-03-04T08:00:00Z</news:publication_date></news:news></url></urlset>")
        with open(os.path.join(self.folder, "feeds.opml"), "w", encoding="utf-8") as file:
            file.write(f"<opml><body><outline xmlUrl='{s.url('/feed')}'/></body></opml>")
        self.assertEqual(self.add("feeds.opml", s.url("/index.xml")), (3, 0, 0, 0))
        read = json.loads(self.ask("article", "--db", "news.db", "--format", "json", "3"))
        read = read[0] if isinstance(read, list) else read
        self.assertEqual((read["outlet"]["name"], read["published"][:10]), ("Orva Ledger", "2031-03-04"))

    def test_what_robots_txt_forbids_is_told(self):
        s = self.server
        s.pages["/closed/x"] = article("Closed")
        told = self.run_hearsay("add", s.url("/closed/x"), s.url("/a"), status=1)
        self.assertIn("/closed/x: is not fetched: the site's robots.txt asks programs to leave it alone", told)
        self.assertEqual((self.counts(told), s.paths()), ((1, 0, 0, 1), ["/a"]))

    def test_a_page_that_only_its_feed_has(self):
        s = self.server
        text = "<p>" + "The ferry will run from Tuesday, its owner Lena Brandt said. " * 20 + "</p>"
        s.pages["/feed"] = Page(
            "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>Ferry</title>"
            f"<link>/closed/x</link><content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>",
            type="text/xml")
        told = self.run_hearsay("add", s.url("/feed"))
        self.assertIn("/closed/x: is not fetched: the site's robots.txt asks programs to leave it alone; the text that its "
                      "feed carries stands for it\n", told)
        self.assertEqual(self.counts(told), (1, 0, 0, 0))
        (read,) = json.loads(self.ask("read", "--allow-private", "--format", "json", s.url("/feed")))
        self.assertIn("its feed carries", read["errors"][0]["message"])
        self.assertEqual((read["url"], read["title"]), (s.url("/closed/x"), "Ferry"))

    def test_this_machine_is_refused_unless_allowed(self):
        told = subprocess.run([HEARSAY, "add", "--db", "news.db", self.server.url("/feed")], cwd=self.folder,
                              capture_output=True, text=True)
        self.assertEqual(told.returncode, 1)
        self.assertIn("leads to a private address; --allow-private fetches from there too", told.stderr)
        self.assertEqual(self.server.asked, [])

    def test_who_asks(self):
        self.add("--contact", "https://desk.example/about", self.server.url("/a"))
        self.assertRegex(self.server.headers_of("/a")[0]["User-Agent"], r"hearsay/[\d.]+ \(\+https://desk.example/about\)")

    def test_values_that_make_no_sense(self):
        for option, value in (("--pause", "0"), ("--pause", "-1"), ("--pause", "1e9"), ("--pause", "1s"), ("--contact", "a b"),
                              ("--contact", ""), ("--contact", "a\r\nX: y"), ("--contact", "x" * 300)):
            self.assertIn(f"{option} takes", self.run_hearsay("add", option, value, "x", status=2))
        for option in ("--every", "--recheck"):
            for value in ("0", "nan", "inf", "100000000", "."):
                self.assertIn(f"{option} takes", self.run_hearsay("follow", option, value, "x", status=2))

    def test_killed_and_run_again(self):
        """Nothing that was stored is lost or fetched again; the feed is read again, for it was not done."""
        s, paths = self.server, [f"/{i}" for i in range(12)]
        s.pages["/many"] = rss(*paths, etag='"many"')
        release = threading.Event()
        self.addCleanup(release.set)

        def answer(i):
            def slow(request):
                if i >= 6:
                    release.wait(20)
                article(f"Boat {i}", f"Boat {i} will run")(request)
            return slow

        for i, path in enumerate(paths):
            s.pages[path] = answer(i)
        with self.start("add", s.url("/many")) as process:
            self.wait_for(lambda: "/6" in s.paths() and self.articles() == 6)
            process.kill()
            process.communicate()
        release.set()
        s.asked.clear()
        self.assertEqual(self.add(s.url("/many")), (6, 0, 6, 0))
        self.assertEqual(s.paths(), ["/many"] + paths[6:])
        self.assertEqual(self.articles(), 12)
        self.run_hearsay("add", s.url("/many"))
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/many")], [None, '"many"'])


class Follow(Case):
    def test_rounds_by_a_timer(self):
        s = self.server
        s.pages["/feed"] = rss("/a", "/b")
        self.assertEqual(self.follow(s.url("/feed")), (2, 0, 0, 0))
        s.pages["/feed"] = rss("/c", "/b")
        self.assertEqual(self.follow(s.url("/feed")), (1, 0, 1, 0))
        self.assertEqual(s.paths(), ["/feed", "/a", "/b", "/feed", "/c"])

    def test_rounds_until_it_is_interrupted(self):
        s = self.server
        s.pages["/"] = Page("<head><link rel=alternate type=application/rss+xml href=/feed></head>")
        s.pages["/feed"] = rss("/a")
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.start("follow", "--every", "0.005", s.url("/")) as process:
                first = next(line for line in process.stderr if "next round" in line)
                s.pages["/feed"] = rss("/a", "/b") if number == signal.SIGINT else rss("/a", "/b", "/c")
                next(line for line in process.stderr if ": 1 new" in line)
                process.send_signal(number)
                _, rest = process.communicate(timeout=20)
            self.assertEqual(process.returncode, 0, rest)
            self.assertRegex(first, r"^hearsay: \d\d:\d\d:\d\d: \d new, 0 changed, \d unchanged, 0 failed; "
                                    r"next round at \d\d:\d\d:\d\d\n$")
            self.assertTrue(rest.endswith("hearsay: stopped; what was new up to now is stored\n"), rest)
        self.assertEqual(self.articles(), 3)
        self.assertEqual([s.paths().count(p) for p in ("/a", "/b", "/c")], [1, 1, 1])

    def test_a_disk_that_is_full_for_a_while(self):
        s, (soft, hard) = self.server, resource.getrlimit(resource.RLIMIT_FSIZE)
        s.pages["/feed"] = rss("/a")
        with self.start("follow", "--every", "0.005", s.url("/feed"),
                        preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN)) as process:
            next(line for line in process.stderr if ": 1 new" in line)
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, hard))
            s.pages["/feed"] = rss("/a", "/b")
            next(line for line in process.stderr if "news.db" in line)
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (soft, hard))
            next(line for line in process.stderr if ": 1 new" in line)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)
        self.assertEqual((process.returncode, self.articles()), (0, 2))

    def test_interrupted_in_a_round(self):
        s, release = self.server, threading.Event()
        self.addCleanup(release.set)

        def slow(request):
            release.wait(20)
            article("Ferry b")(request)

        s.pages["/b"] = slow
        with self.start("follow", s.url("/feed")) as process:
            self.wait_for(lambda: "/b" in s.paths())
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)
        self.assertEqual((process.returncode, self.articles()), (0, 1))
        release.set()
        self.assertEqual(self.follow(s.url("/feed")), (1, 0, 1, 0))

    def test_a_second_interrupt_ends_at_once(self):
        s, release = self.server, threading.Event()
        self.addCleanup(release.set)
        s.pages["/feed"] = lambda request: release.wait(20)
        with self.start("follow", s.url("/feed")) as process:
            self.wait_for(lambda: "/feed" in s.paths())
            process.send_signal(signal.SIGSTOP)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCONT):
                process.send_signal(number)
            process.communicate(timeout=20)
        self.assertIn(process.returncode, (0, -signal.SIGINT, -signal.SIGTERM))

    def test_changed_without_a_word(self):
        s = self.server
        s.pages["/feed"] = rss("/a", "/b")
        self.follow(s.url("/feed"))
        s.pages["/a"] = article("Ferry a", "Boat a will not run from Tuesday")
        self.assertEqual(self.follow(s.url("/feed")), (0, 0, 2, 0))
        time.sleep(1.1)
        self.assertEqual(self.follow("--recheck", "0.0001", s.url("/feed")), (0, 1, 1, 0))
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/b")], [None, '"b"'])
        self.assertIn("will {+not+} run", self.ask("article", "--db", "news.db", "--versions", "--format", "text", "1"))

    def test_a_page_that_is_no_article_is_left_alone(self):
        s = self.server
        s.pages["/feed"] = rss("/empty", "/a")
        s.pages["/empty"] = Page("%PDF-1.7 not a page", etag='"e"')
        self.assertEqual(self.follow(s.url("/feed"), status=1), (1, 0, 0, 1))
        self.assertEqual(self.follow(s.url("/feed")), (0, 0, 1, 0))
        self.assertEqual(s.paths().count("/empty"), 1)

    def test_a_log_of_what_failed(self):
        s = self.server
        s.pages["/feed"] = rss("/gone", "/a")
        self.assertEqual(self.follow("--log", "failed.tsv", s.url("/feed"), status=1), (1, 0, 0, 1))
        with open(os.path.join(self.folder, "failed.tsv"), encoding="utf-8") as file:
            self.assertRegex(file.read(), rf"^[\dTZ:-]+\t{re.escape(s.url('/gone'))}\tthe server answers 404\n$")

    def test_what_cannot_be_followed(self):
        s = self.server
        self.assertIn("offers no feed", self.run_hearsay("follow", "--once", s.url("/a"), status=1))
        with open(os.path.join(self.folder, "page.html"), "wb") as file:
            file.write(article("x").body)
        self.assertIn("no feed, sitemap or list of feeds",
                      self.run_hearsay("follow", "--once", "page.html", status=1))
        self.assertIn("standard input is no feed", self.run_hearsay("follow", "-", status=2))
        self.assertIn("no input", self.run_hearsay("follow", status=2))
        self.assertEqual(self.articles(), 0)


class Examples(Case):
    def test_every_example_that_needs_the_network(self):
        """Hosts become servers of this test; a follower that would go on makes one round."""
        hosts = {}
        with open(os.path.join(self.folder, "feeds.opml"), "w", encoding="utf-8") as file:
            file.write("<opml><body/></opml>")

        def play(match):
            if match[1] not in hosts:
                s = hosts[match[1]] = self.serve()
                s.pages["*"] = article("Ferry")
                s.pages["/feed.xml"] = rss(*(f"/{i}" for i in range(12)))
                s.pages["/"] = Page("<head><link rel=alternate type=application/rss+xml href=/feed></head>")
                s.pages["/news-sitemap.xml"] = Page(f"<urlset><url><loc>{s.url('/c')}</loc></url></urlset>")
                for i in range(12):
                    s.pages[f"/{i}"] = article(f"Boat {i}", f"Boat {i} will run")
            return hosts[match[1]].url("")

        count = 0
        for name in ("add", "follow"):
            with open(os.path.join(DOCS, name + ".md"), encoding="utf-8") as file:
                text = file.read().partition("## Examples\n")[2].partition("\n## ")[0]
            commands = [line[4:] for line in text.split("\n") if line.startswith("    ")]
            for command in (c for c in commands if "https://" in c or (name == "follow" and c)):
                with self.subTest(command):
                    command = re.sub(r"https://([a-z.]+\.example)(?=/)(?!/about)", play, command)
                    command = re.sub("hearsay (add|follow)", r"hearsay \1 --allow-private --pause 0.01", command)
                    if "follow" in command and "--once" not in command:
                        command = command.replace("hearsay follow", "hearsay follow --once")
                    path = os.path.dirname(HEARSAY) + ":" + os.environ["PATH"]
                    done = subprocess.run(["bash", "-c", command], cwd=self.folder, capture_output=True, text=True,
                                          env={**os.environ, "PATH": path}, timeout=60)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    count += 1
        self.assertGreater(count, 5)


unittest.main()
