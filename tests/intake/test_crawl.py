#!/usr/bin/env python3
"""Fetching over http against servers on loopback: test_crawl.py CRAWL_PAGES

Every wait is short and stated by the test; nothing leaves this machine.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from web_server import Page, Server  # noqa: E402

CRAWL = os.path.abspath(sys.argv.pop(1))


class Item:
    def __init__(self, line):
        (self.kind, self.path, self.url, length, self.publisher, self.published, self.message,
         self.body) = line.split("\t")
        self.length = int(length)

    def __repr__(self):
        return f"{self.kind} {self.path} {self.message}"


def rss(*links, extra=""):
    items = "".join(f"<item><title>{i}</title><link>{link}</link></item>" for i, link in enumerate(links))
    return Page(f"<rss version='2.0'><channel><title>t</title>{extra}{items}</channel></rss>", type="text/xml")


class Case(unittest.TestCase):
    def serve(self, robots=None):
        server = Server(robots)
        server.__enter__()
        self.addCleanup(server.__exit__)
        return server

    def rounds(self, *arguments):
        """What each round handed out."""
        done = subprocess.run([CRAWL, *arguments], capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        rounds = done.stdout.decode().split("end\n")[:-1]
        return [[Item(line) for line in r.splitlines()] for r in rounds]

    def crawl(self, *arguments):
        return self.rounds("pause=0.01", *arguments)[0]

    def fails(self, *arguments, says, kind="failed"):
        items = self.crawl(*arguments)
        self.assertEqual([i.kind for i in items], [kind], items)
        self.assertIn(says, items[0].message)
        return items[0]


class Requests(Case):
    def test_a_page_with_what_the_server_says_of_it(self):
        s = self.serve()
        s.pages["/a"] = Page("<p>The mill burns.</p>")
        (page,) = self.crawl("contact=https://desk.example/about", s.url("/a"))
        self.assertEqual((page.kind, page.path, page.url, page.body),
                         ("page", s.url("/a"), s.url("/a"), "<p>The mill burns.</p>"))
        (headers,) = s.headers_of("/a")
        self.assertRegex(headers["User-Agent"], r"^hearsay/[\d.]+ \(\+https://desk.example/about\)$")
        self.assertNotIn("Cookie", headers)
        self.assertNotIn("Referer", headers)

    def test_no_header_can_be_smuggled_in(self):
        s = self.serve()
        s.pages["/a"] = Page("<p>x</p>")
        self.crawl("contact=a\r\nX-Own: 1", s.url("/a"))
        self.assertNotIn("X-Own", s.headers_of("/a")[0])

    def test_redirects(self):
        s, other = self.serve(), self.serve()
        s.pages["/a"] = lambda r: r.answer(301, headers={"Location": "/b"})
        s.pages["/b"] = lambda r: r.answer(307, headers={"Location": other.url("/c")})
        other.pages["/c"] = Page("<p>c</p>")
        (page,) = self.crawl(s.url("/a"))
        self.assertEqual((page.kind, page.path, page.url), ("page", s.url("/a"), other.url("/c")))
        s.pages["/loop"] = lambda r: r.answer(302, headers={"Location": "/loop"})
        self.fails(s.url("/loop"), says="redirected more than 10 times")
        self.assertEqual(s.paths().count("/loop"), 11)
        for place in ("file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://127.0.0.1:1/x"):
            s.pages["/out"] = lambda r, place=place: r.answer(302, headers={"Location": place})
            self.fails(s.url("/out"), says="no http address")

    def test_private_addresses_are_refused(self):
        s = self.serve("")
        s.pages["/a"] = Page("<p>x</p>")
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"):
            for robots in ([], ["robots"]):
                self.fails("closed", *robots, f"http://{host}:{s.port}/a", says="private")
        self.assertEqual(s.asked, [])

    def test_a_status_that_is_no_page(self):
        s = self.serve()
        for status in (400, 401, 403, 404, 410, 418, 500, 502, 304):
            s.pages["/a"] = lambda r, status=status: r.answer(status, b"")
            self.fails(s.url("/a"), says=f"the server answers {status}")

    def test_a_busy_server_is_asked_again(self):
        s = self.serve()
        answers = [429, 503, 200]
        s.pages["/a"] = lambda r: r.answer(answers.pop(0), b"<p>x</p>")
        (page,) = self.crawl(s.url("/a"))
        self.assertEqual(page.kind, "page")
        s.pages["/b"] = lambda r: r.answer(503)
        self.fails(s.url("/b"), says="the server answers 503")
        self.assertEqual(s.paths().count("/b"), 3)

    def test_retry_after(self):
        s = self.serve()
        answers = [429, 200]
        s.pages["/a"] = lambda r: r.answer(answers.pop(0), b"<p>x</p>", {"Retry-After": "1"})
        s.pages["/b"] = Page("<p>b</p>")
        pages = self.crawl(s.url("/a"), s.url("/b"))
        self.assertEqual([p.kind for p in pages], ["page", "page"])
        times = [time for path, _, time in s.asked if path == "/a"]
        self.assertGreaterEqual(times[1] - times[0], 0.95)
        s.pages["/long"] = lambda r: r.answer(429, headers={"Retry-After": "3600"})
        self.fails(s.url("/long"), says="come back in 3600 seconds")
        self.assertEqual(s.paths().count("/long"), 1)

    def test_slow_servers_are_given_up(self):
        s = self.serve()

        def drip(request):
            request.send_response(200)
            request.end_headers()
            for _ in range(400):
                request.wfile.write(b"x")
                time.sleep(0.05)

        def silent(request):
            time.sleep(3)

        def slow_headers(request):
            request.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for i in range(400):
                request.wfile.write(b"X-%d: y\r\n" % i)
                time.sleep(0.05)

        s.pages.update({"/drip": drip, "/silent": silent, "/headers": slow_headers})
        for path in s.pages:
            self.fails("seconds=1", s.url(path), says="too slow")
        self.assertEqual(sorted(s.paths()), ["/drip", "/headers", "/silent"])

    def test_what_is_cut_short(self):
        s = self.serve()

        def cut(request):
            request.send_response(200)
            request.send_header("Content-Length", "1000")
            request.end_headers()
            request.wfile.write(b"<p>half")
            request.close_connection = True

        def nothing(request):
            request.close_connection = True

        def broken_chunks(request):
            request.send_response(200)
            request.send_header("Transfer-Encoding", "chunked")
            request.end_headers()
            request.wfile.write(b"zz\r\nnot a chunk")
            request.close_connection = True

        s.pages.update({"/cut": cut, "/nothing": nothing, "/chunks": broken_chunks})
        for path in s.pages:
            self.fails(s.url(path), says="cannot be fetched")

    def test_bombs_and_endless_answers(self):
        s = self.serve()
        bomb = gzip.compress(b"\0" * (8 << 20))
        s.pages["/bomb"] = Page(bomb, headers={"Content-Encoding": "gzip"})
        s.pages["/double"] = Page(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
        s.pages["/sitemap.xml.gz"] = Page(bomb, type="application/gzip")

        def endless(request):
            request.send_response(200)
            request.end_headers()
            while True:
                request.wfile.write(b"<p>more</p>" * 1000)

        def headers(request):
            request.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                request.wfile.write(b"X: " + b"y" * 1000 + b"\r\n")

        s.pages.update({"/endless": endless, "/headers": headers})
        for path, says in (("/bomb", "larger than"), ("/double", "larger than"), ("/endless", "larger than"),
                           ("/sitemap.xml.gz", "opens to more than"), ("/headers", "headers without end")):
            self.fails("most=1000000", s.url(path), says=says)

    def test_what_is_no_text_is_not_fetched(self):
        s = self.serve()

        def film(request):
            request.send_response(200)
            request.send_header("Content-Type", request.path[1:])
            request.end_headers()
            while True:
                request.wfile.write(b"frame" * 1000)

        for kind in ("video/mp4", "audio/mpeg", "IMAGE/png", "font/woff"):
            s.pages["/" + kind] = film
            self.fails(s.url("/" + kind), says=f"is {kind}, no page")

    def test_encodings_of_http(self):
        s = self.serve()
        s.pages["/gzip"] = Page(gzip.compress(b"<p>packed</p>"), headers={"Content-Encoding": "gzip"})
        s.pages["/deflate"] = Page(zlib.compress(b"<p>packed</p>"), headers={"Content-Encoding": "deflate"})
        pages = self.crawl(s.url("/gzip"), s.url("/deflate"))
        self.assertEqual([p.body for p in pages], ["<p>packed</p>"] * 2)
        for name in ("gzip", "br", "zstd"):
            self.assertIn(name, s.headers_of("/gzip")[0]["Accept-Encoding"])

    def test_a_port_that_nobody_listens_on(self):
        s = Server()
        s.http.server_close()
        self.fails(s.url("/a"), says="cannot be fetched")


class Manners(Case):
    def test_one_request_at_a_time_and_a_pause(self):
        s = self.serve()
        for i in range(4):
            s.pages[f"/{i}"] = Page(f"<p>{i}</p>")
        pages = self.rounds("pause=0.15", *(s.url(f"/{i}") for i in range(4)))[0]
        self.assertEqual([p.body for p in pages], [f"<p>{i}</p>" for i in range(4)])
        times = [time for _, _, time in s.asked]
        for before, after in zip(times, times[1:]):
            self.assertGreaterEqual(after - before, 0.14)
        self.assertEqual(s.most_active, 1)

    def test_hosts_are_asked_side_by_side_and_pages_come_in_order(self):
        hosts = [self.serve() for _ in range(4)]
        together = []

        def slow(request):
            time.sleep(0.3 if request.server.owner is hosts[0] else 0.1)
            together.append(sum(h.active for h in hosts))
            request.answer(200, request.path.encode())

        for h in hosts:
            h.pages["*"] = slow
        sources = [h.url(f"/{i}") for i in range(2) for h in hosts]
        pages = self.crawl(*sources)
        self.assertEqual([p.path for p in pages], sources)
        self.assertGreater(max(together), 1)
        self.assertEqual([h.most_active for h in hosts], [1] * 4)

    def test_robots_txt(self):
        s = self.serve("User-agent: *\nDisallow: /\n\nUser-agent: hearsay\nDisallow: /private\nAllow: /private/open\n")
        for path in ("/a", "/private/x", "/private/open"):
            s.pages[path] = Page("<p>x</p>")
        a, private, opened = self.crawl("robots", s.url("/a"), s.url("/private/x"), s.url("/private/open"))
        self.assertEqual([a.kind, private.kind, opened.kind], ["page", "failed", "page"])
        self.assertIn("robots.txt", private.message)
        self.assertEqual(s.paths(), ["/a", "/private/open"])
        self.assertEqual([path for path, _, _ in s.asked].count("/robots.txt"), 1)

    def test_robots_txt_of_the_host_that_a_redirect_leads_to(self):
        s, other = self.serve(""), self.serve("User-agent: *\nDisallow: /")
        s.pages["/a"] = lambda r: r.answer(302, headers={"Location": other.url("/b")})
        self.fails("robots", s.url("/a"), says="robots.txt")
        self.assertEqual(other.paths(), [])

    def test_a_robots_txt_that_is_missing_or_in_trouble(self):
        for status, may in ((404, True), (403, True), (410, True), (500, False), (503, False), (429, False)):
            s = self.serve()
            s.pages["/robots.txt"] = lambda r, status=status: r.answer(status)
            s.pages["/a"] = Page("<p>x</p>")
            (page,) = self.crawl("robots", s.url("/a"))
            self.assertEqual(page.kind, "page" if may else "failed", (status, page))
            if not may:
                self.assertIn(f"answers {status} for its robots.txt", page.message)
                self.assertEqual(s.paths(), [])

    def test_a_robots_txt_elsewhere(self):
        s, other = self.serve(), self.serve("User-agent: *\nDisallow: /")
        s.pages["/robots.txt"] = lambda r: r.answer(301, headers={"Location": other.url("/robots.txt")})
        s.pages["/a"] = Page("<p>x</p>")
        self.fails("robots", s.url("/a"), says="leave it alone")
        s.pages["/robots.txt"] = lambda r: r.answer(301, headers={"Location": "/robots.txt"})
        self.assertEqual(self.crawl("robots", s.url("/a"))[0].kind, "page")

    def test_a_robots_txt_without_end(self):
        s = self.serve()

        def endless(request):
            request.send_response(200)
            request.end_headers()
            request.wfile.write(b"User-agent: *\nDisallow: /private\n")
            while True:
                request.wfile.write(b"# nothing\n" * 1000)

        s.pages.update({"/robots.txt": endless, "/a": Page("<p>x</p>"), "/private": Page("<p>x</p>")})
        kinds = [p.kind for p in self.crawl("robots", s.url("/a"), s.url("/private"))]
        self.assertEqual(kinds, ["page", "failed"])

    def test_the_pause_that_a_site_asks_for(self):
        s = self.serve("User-agent: *\nCrawl-delay: 0.3\n")
        for i in range(2):
            s.pages[f"/{i}"] = Page("<p>x</p>")
        self.crawl("robots", s.url("/0"), s.url("/1"))
        times = [time for path, _, time in s.asked if path != "/robots.txt"]
        self.assertGreaterEqual(times[1] - times[0], 0.28)


class Lists(Case):
    def test_a_feed_is_its_pages_in_order(self):
        s = self.serve()
        s.pages["/feed"] = rss("/a", "/b", "/a", "/gone")
        for name in "ab":
            s.pages["/" + name] = Page(f"<p>{name}</p>")
        items = self.crawl(s.url("/feed"))
        self.assertEqual([(i.kind, i.path) for i in items],
                         [("page", s.url("/a")), ("page", s.url("/b")), ("failed", s.url("/gone")),
                          ("note", s.url("/feed"))])

    def test_what_a_list_says_of_its_pages(self):
        s = self.serve()
        s.pages["/s.xml"] = Page(
            "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>" + s.url("/a") +
            "</loc><news:news><news:publication><news:name>Ledger</news:name></news:publication>"
            "<news:publication_date>2031-03-04</news:publication_date></news:news></url></urlset>", type="text/html")
        s.pages["/a"] = Page("<p>a</p>")
        page = self.crawl(s.url("/s.xml"))[0]
        self.assertEqual((page.publisher, page.published), ("Ledger", "2031-03-04"))

    def test_lists_of_lists(self):
        s = self.serve()
        pages = "".join(f"<url><loc>{s.url(f'/{i}')}</loc></url>" for i in range(300))
        s.pages["/index.xml"] = Page("<sitemapindex><sitemap><loc>/1.xml.gz</loc></sitemap><sitemap><loc>/2.xml</loc>"
                                     "</sitemap></sitemapindex>", type="text/xml")
        s.pages["/1.xml.gz"] = Page(gzip.compress(f"<urlset>{pages}</urlset>".encode()), type="application/octet-stream")
        s.pages["/2.xml"] = Page(f"<urlset><url><loc>{s.url('/last')}</loc></url></urlset>", type="text/xml")
        s.pages["*"] = lambda r: r.answer(200, r.path.encode())
        items = self.rounds("pause=0", s.url("/index.xml"), s.url("/named"))[0]
        self.assertEqual([i.body for i in items if i.kind == "page"],
                         [f"/{i}" for i in range(300)] + ["/last", "/named"])
        self.assertEqual([i.path for i in items if i.kind == "note"],
                         [s.url("/1.xml.gz"), s.url("/2.xml"), s.url("/index.xml")])

    def test_more_lists_than_there_are_places(self):
        s = self.serve()
        outlines = "".join(f"<outline xmlUrl='{s.url(f'/feed{i}')}'/>" for i in range(400))
        s.pages["/all.opml"] = Page(f"<opml><body>{outlines}</body></opml>", type="text/xml")
        s.pages["*"] = lambda r: r.answer(200, r.path.encode())
        for i in range(400):
            s.pages[f"/feed{i}"] = rss(*(f"/{i}-{k}" for k in range(3)))
        items = self.rounds("pause=0", s.url("/all.opml"))[0]
        self.assertEqual([i.body for i in items if i.kind == "page"],
                         [f"/{i}-{k}" for i in range(400) for k in range(3)])

    def test_a_list_in_a_file(self):
        s = self.serve()
        s.pages["/feed"], s.pages["/a"] = rss("/a"), Page("<p>a</p>")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)

        def write(name, content):
            with open(os.path.join(folder.name, name), "wb") as file:
                file.write(content)
            return file.name

        opml = f"<opml><body><outline xmlUrl='{s.url('/feed')}'/></body></opml>".encode()
        feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"url": s.url("/a")}]}).encode()
        for name, content in (("a.opml", opml), ("a.opml.gz", gzip.compress(opml)), ("feed.json", feed)):
            self.assertEqual([i.path for i in self.crawl(write(name, content)) if i.kind == "page"], [s.url("/a")])
        self.fails(write("cut.gz", gzip.compress(opml)[:-9]), says="damaged or cut short")
        self.fails("most=20", write("large.opml", opml), says="a list larger than 20 bytes")
        s.asked.clear()
        self.assertEqual({i.kind for i in self.crawl(folder.name)}, {"note"})
        self.assertEqual(s.asked, [])

    def test_lists_that_name_one_another_end(self):
        s = self.serve()
        s.pages["/index.xml"] = Page("<sitemapindex><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>")
        for i in range(6):
            s.pages[f"/{i}.xml"] = Page(f"<sitemapindex><sitemap><loc>/{i + 1}.xml</loc></sitemap></sitemapindex>")
        self.assertEqual([i.kind for i in self.crawl(s.url("/index.xml"))], ["note", "note"])
        items = self.crawl(s.url("/0.xml"))
        self.assertEqual([i.kind for i in items], ["failed", "note", "note", "note"])
        self.assertIn("a list inside three others", items[0].message)

    def test_a_page_that_cannot_be_had_is_taken_from_its_feed(self):
        s = self.serve("User-agent: *\nDisallow: /closed")
        text = "<p>" + "The mill burns, said Anna Weber of Orva. " * 30 + "</p>"
        s.pages["/feed"] = Page(
            "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>Mill</title>"
            f"<link>/closed/a</link><content:encoded><![CDATA[{text}]]></content:encoded></item><item><title>No link"
            f"</title><content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>", type="text/xml")
        page, unlinked, note = self.crawl("robots", s.url("/feed"))
        self.assertEqual((page.kind, page.url), ("page", s.url("/closed/a")))
        self.assertIn("the text that its feed carries", page.message)
        self.assertGreater(page.length, len(text))
        self.assertEqual((unlinked.kind, unlinked.url, note.kind), ("page", "", "note"))
        self.assertTrue(unlinked.path.startswith(s.url("/feed#")))

    def test_malice_in_feeds(self):
        s, secret = self.serve(), self.serve()
        lol = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 10))
        bombs = {
            "/lol": f"<!DOCTYPE rss [<!ENTITY l0 'lol'>{lol}]><rss><channel><title>&l9;</title></channel></rss>",
            "/file": "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><item><title>&x;</title></item></rss>",
            "/remote": f"<!DOCTYPE rss [<!ENTITY x SYSTEM '{secret.url('/x')}'>]><rss><item><link>&x;</link></item></rss>",
            "/parameter": f"<!DOCTYPE rss [<!ENTITY % x SYSTEM '{secret.url('/x.dtd')}'> %x;]><rss/>",
            "/deep": "<rss>" + "<a>" * 100000,
            "/wide": "<rss " + "".join(f"a{i}='' " for i in range(100000)) + "/>",
        }
        for path, text in bombs.items():
            s.pages[path] = Page(text, type="text/xml")
            self.fails(s.url(path), says="" if path in ("/deep", "/wide") else "declares entities")
        s.pages["/dtd"] = Page(f"<!DOCTYPE rss SYSTEM '{secret.url('/x.dtd')}'><?xml-stylesheet href='{secret.url('/x.xsl')}'?>"
                               "<rss><channel/></rss>", type="text/xml")
        self.assertEqual([i.kind for i in self.crawl(s.url("/dtd"))], ["note"])
        self.assertEqual(secret.asked, [])

    def test_a_feed_in_another_encoding(self):
        s = self.serve()
        s.pages["/feed"] = Page("<rss><channel><item><link>/m\u00fchle</link></item></channel></rss>".encode("latin-1"),
                                type="text/xml; charset=\"iso-8859-1\"")
        s.pages["/m%C3%BChle"] = Page("<p>x</p>")
        self.assertEqual([i.kind for i in self.crawl(s.url("/feed"))], ["page", "note"])

    def test_a_feed_that_is_cut_short_gives_what_it_has(self):
        s = self.serve()
        s.pages["/feed"] = Page("<rss><channel><item><link>/a</link></item><item><link>/b</link>", type="text/xml")
        s.pages["*"] = Page("<p>x</p>")
        items = self.crawl(s.url("/feed"))
        self.assertEqual([i.kind for i in items], ["page", "page", "failed"])
        self.assertIn("is cut short", items[2].message)


class Memory(Case):
    def test_the_same_again_costs_nothing(self):
        s = self.serve()
        s.pages["/a"] = Page("<p>x</p>", etag='"1"')
        s.pages["/b"] = Page("<p>x</p>", modified="Tue, 04 Mar 2031 08:05:00 GMT")
        s.pages["/c"] = Page("<p>x</p>")
        rounds = self.rounds("pause=0", "rounds=3", s.url("/a"), s.url("/b"), s.url("/c"))
        self.assertEqual([[i.kind for i in r] for r in rounds],
                         [["page"] * 3] + [["unchanged", "unchanged", "page"]] * 2)
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/a")], [None, '"1"', '"1"'])

    def test_validators_are_sent_where_they_came_from_only(self):
        s, other = self.serve(), self.serve()
        s.pages["/a"] = lambda r: r.answer(302, headers={"Location": other.url("/b")})
        other.pages["/b"] = Page("<p>x</p>", etag='"1"')
        rounds = self.rounds("pause=0", "rounds=2", s.url("/a"))
        self.assertEqual([r[0].kind for r in rounds], ["page", "unchanged"])
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/a")], [None, None])

    def test_only_new_items_of_a_list_are_asked_for(self):
        s = self.serve()
        s.pages["/a"] = s.pages["/b"] = Page("<p>x</p>")
        feeds = [rss("/a"), rss("/b", "/a"), rss("/b", "/a")]
        s.pages["/feed"] = lambda r: feeds.pop(0)(r)
        rounds = self.rounds("pause=0", "rounds=3", s.url("/feed"))
        self.assertEqual([[i.kind for i in r] for r in rounds],
                         [["page", "note"], ["page", "unchanged", "note"], ["unchanged", "unchanged", "note"]])
        self.assertEqual(s.paths(), ["/feed", "/a", "/feed", "/b", "/feed"])

    def test_an_item_that_the_list_says_was_changed(self):
        s = self.serve()
        s.pages["/a"] = Page("<p>x</p>", etag='"1"')
        s.pages["/s.xml"] = Page(f"<urlset><url><loc>{s.url('/a')}</loc><lastmod>2099-01-01T00:00:00Z</lastmod></url>"
                                 "</urlset>")
        rounds = self.rounds("pause=0", "rounds=2", s.url("/s.xml"))
        self.assertEqual([[i.kind for i in r] for r in rounds], [["page", "note"], ["unchanged", "note"]])
        self.assertEqual(s.paths(), ["/s.xml", "/a", "/s.xml", "/a"])

    def test_a_list_is_the_same_only_when_all_of_it_was_had(self):
        s = self.serve()
        feed = rss("/a", "/b")
        feed.etag = '"1"'
        s.pages["/feed"] = feed
        s.pages["/a"] = Page("<p>x</p>")
        s.pages["/b"] = lambda r: r.answer(500)
        rounds = self.rounds("pause=0", "rounds=2", s.url("/feed"))
        self.assertEqual([i.kind for i in rounds[0]], ["page", "failed", "note"])
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/feed")], [None, None])
        s.pages["/b"] = Page("<p>x</p>")
        s.asked.clear()
        rounds = self.rounds("pause=0", "rounds=2", s.url("/feed"))
        self.assertEqual([i.kind for i in rounds[1]], ["note"])
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/feed")], [None, '"1"'])

    def test_a_page_that_fails_is_left_alone_for_a_while(self):
        s = self.serve()
        s.pages["/feed"] = rss("/gone")
        rounds = self.rounds("pause=0", "rounds=3", s.url("/feed"))
        self.assertEqual([[i.kind for i in r] for r in rounds], [["failed", "note"], ["note"], ["note"]])
        self.assertEqual(s.paths().count("/gone"), 1)


class Polls(Case):
    def test_a_home_page_stands_for_its_feed(self):
        s = self.serve()
        s.pages["/"] = Page("<head><link rel=alternate type=application/rss+xml href=/feed></head>")
        feed = rss("/a")
        feed.etag = '"1"'
        s.pages["/feed"], s.pages["/a"] = feed, Page("<p>x</p>")
        rounds = self.rounds("polls", "pause=0", "rounds=2", s.url("/"))
        self.assertEqual([[i.kind for i in r] for r in rounds], [["page", "note"], ["note"]])
        self.assertEqual([h.get("If-None-Match") for h in s.headers_of("/feed")], [None, '"1"'])
        s.pages["/bare"] = Page("<p>no feed</p>")
        self.fails("polls", s.url("/bare"), says="offers no feed")

    def test_a_feed_is_left_alone_as_long_as_it_asks(self):
        s = self.serve()
        s.pages["/ttl"] = rss("/a", extra="<ttl>30</ttl>")
        s.pages["/age"] = rss("/a")
        s.pages["/age"].headers = {"Cache-Control": "public, max-age=600"}
        s.pages["/any"] = rss("/a")
        s.pages["/a"] = Page("<p>x</p>")
        self.rounds("polls", "pause=0", "rounds=3", s.url("/ttl"), s.url("/age"), s.url("/any"))
        self.assertEqual([s.paths().count(p) for p in ("/ttl", "/age", "/any")], [1, 1, 3])


unittest.main()
