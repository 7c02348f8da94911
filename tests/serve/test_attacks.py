#!/usr/bin/env python3
"""What is hostile: pages, requests, visitors: test_attacks.py PROGRAM

Attacks stand where a page may hold them (titles, names, quotations, addresses) and where a visitor may (path, query,
headers, forms). Whatever comes back is parsed by a parser of HTML, and must hold no element, no attribute and no link
but those that the server itself writes.
"""
import html
import html.parser
import json
import re
import socket
import unittest
import urllib.parse

from case import Case, page

ATTACKS = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><svg onload=alert(1)>",
    "<!-- --><a href=javascript:alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "]]><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>", "<iframe srcdoc='<script>alert(1)</script>'>", "{{alert(1)}}",
    "javascript:alert(1)", "\u202egnp.exe\u202c", "a\u2066b\u2069", "\x1b[31mred", "\x9b31mred", "=cmd|'/c calc'!A1",
]
ELEMENTS = set("""html head meta title link script body a header nav ul ol li form label input button main h1 h2 h3 p
    footer table caption thead tbody tr th td mark span time br q details summary article section div ins del textarea
    svg g path circle rect line text title style defs marker use figure figcaption select option fieldset legend dl dt dd
    em strong small abbr sup template search meter polyline polygon tspan desc aside blockquote hr cite data var output
    colgroup col tfoot b i""".split())


class Reader(html.parser.HTMLParser):
    """Notes every element, script and link."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.scripts, self.links, self.handlers, self.inline = set(), [], [], [], []
        self.inside = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.inside = tag if tag == "script" else None
        for name, value in attributes:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.handlers.append((tag, name, value))
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                (self.scripts if tag == "script" else self.links).append(value or "")

    def handle_data(self, data):
        if self.inside == "script" and data.strip():
            self.inline.append(data)

    def handle_endtag(self, tag):
        self.inside = None


class Attacks(Case):
    pages = [(f"{i}.html", page(html.escape(attack) + " bridge", html.escape(attack), "Ada " + html.escape(attack)))
             for i, attack in enumerate(ATTACKS)] + [
        ("link.html", page().replace("<head>", '<head><link rel="canonical" href="javascript:alert(1)">'
                                     '<meta property="og:site_name" content="&lt;b onclick=alert(1)&gt;Post&lt;/b&gt;">'))]

    def check(self, path):
        response, body = self.ask(path)
        self.assertIn(response.status, (200, 400, 404), path)
        self.assertTrue(response.headers["Content-Type"].startswith("text/html"), path)
        policy = response.headers["Content-Security-Policy"]
        for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
                     "form-action 'self'"):
            self.assertIn(part, policy)
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response.headers["Referrer-Policy"], "no-referrer")
        read = Reader(body)
        self.assertLessEqual(read.elements, ELEMENTS, path)
        self.assertEqual(read.handlers, [], path)
        self.assertEqual(read.inline, [], path)
        for script in read.scripts:
            self.assertRegex(script, r"^/assets/[0-9a-f]{16}/[a-z-]+\.js$")
        for link in read.links:
            self.assertRegex(link, r"^(/(?!/)|#|\?|https?://)", path)
        self.assertIsNone(re.search("[\u202a-\u202e\u2066-\u2069\x1b\x7f-\x9f]", body), path)
        return body

    def test_pages_of_hostile_articles(self):
        count = len(json.loads(self.ask("/stories.json?articles=1")[1]))
        self.assertGreater(count, 0)
        paths = ["/", "/stories?articles=1", "/claims", "/outlets", "/stats", "/search?q=bridge", "/search?q=alert",
                 "/compare?a=1&b=2", "/speaker/Ada"]
        paths += [f"/article/{i + 1}" for i in range(len(self.pages))]
        paths += [f"/article/{i + 1}/versions" for i in range(len(self.pages))]
        paths += [f"/story/{i + 1}" for i in range(count)] + [f"/claim/{i + 1}" for i in range(40)]
        for path in paths:
            self.check(path)
        self.assertIn("alert(1)", self.check("/article/1"))

    def test_pictures_of_hostile_articles(self):
        response, body = self.ask("/story/1.svg")
        self.assertEqual(response.status, 200)
        self.assertIn("sandbox", response.headers["Content-Security-Policy"])
        self.assertNotIn("script-src", response.headers["Content-Security-Policy"])
        read = Reader(body)
        self.assertNotIn("script", read.elements)
        self.assertNotIn("image", read.elements)
        self.assertEqual([handler for handler in read.handlers if handler[1] != "style"], [])
        self.assertEqual(self.status("/story/1.png"), 200)

    def test_addresses_that_are_attacks(self):
        for attack in ATTACKS:
            quoted = urllib.parse.quote(attack, safe="")
            for path in ("/{}", "/search?q={}", "/outlet/{}", "/speaker/{}", "/stories?since={}", "/stories?outlet={}",
                         "/compare?a={}&b=1", "/stories?lang={}", "/claims?status={}", "/stories?limit={}",
                         "/stories?sort={}"):
                self.check(path.format(quoted))

    def test_json_of_failures_is_json(self):
        for attack in ATTACKS:
            response, body = self.ask("/search.json?q=" + urllib.parse.quote('"' + attack, safe=""))
            self.assertEqual(response.headers["Content-Type"], "application/json")
            json.loads(body)

    def test_paths_lead_out_of_nothing(self):
        for path in ("/../../etc/passwd", "/assets/../serve.c", "/assets/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
                     "/story/1/../../article/1x", "/article/1%00", "/%ff%fe", "/compare?a=/etc/passwd&b=/etc/passwd",
                     "/compare?a=-&b=1", "/article/-1", "/article/99999999999999999999", "/story/1.exe"):
            self.assertIn(self.status(path), (200, 400, 404), path)
            self.assertNotIn("root:", self.ask(path)[1])

    def test_headers_take_no_line_ends(self):
        for path in ("/%0d%0aX-Evil:%201", "/stories?lang=de%0d%0aSet-Cookie:%20x=1", "/story/1.csv%0d%0aX-Evil: 1".replace(" ", "%20")):
            response, _ = self.ask(path)
            self.assertNotIn("X-Evil", response.headers)
            self.assertNotIn("x=1", response.headers.get("Set-Cookie", ""))

    def test_other_hosts_and_origins(self):
        for host in ("rebound.example", "127.0.0.1.rebound.example", "localhost.rebound.example", "192.0.2.7", "",
                     "127.0.0.1@rebound.example"):
            self.assertEqual(self.status("/stories.json", Host=host), 403, host)
        for headers in ({"Origin": "http://rebound.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
                        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}):
            self.assertEqual(self.status("/stories.json", **headers), 403, headers)
        self.assertEqual(self.status("/", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}), 200)
        self.assertEqual(self.status("/", Host="localhost:1"), 200)

    def test_only_reading(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"):
            response, _ = self.ask("/stories", method=method)
            self.assertEqual(response.status, 405, method)
            self.assertEqual(response.headers["Allow"], "GET, HEAD")
        self.assertEqual(self.status("/add"), 403)
        self.assertEqual(self.status("/add", method="POST", body="key=x"), 403)
        response, body = self.ask_bytes("/stories", method="HEAD")
        self.assertEqual((response.status, body), (200, b""))

    def send_raw(self, text):
        """The first line that comes back; None when the connection is closed instead."""
        host, port = self.address.split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            try:
                connection.sendall(text)
                return (connection.recv(100).split(b"\r\n")[0] or b"").decode() or None
            except ConnectionError:
                return None

    def test_requests_that_are_none(self):
        for text in (b"\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET " + b"/" * 60000 + b" HTTP/1.1\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: " + b"y" * 60000 + b"\r\n\r\n",
                     b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
                     b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                     b"POST /add HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
            line = self.send_raw(text)
            self.assertTrue(line is None or re.match(r"HTTP/1\.\d [345]", line), (text[:40], line))
            self.assertEqual(self.status("/"), 200)


if __name__ == "__main__":
    unittest.main()
