#!/usr/bin/env python3
"""Every page and form of the server, what is not there, and what makes no sense: test_serve.py PROGRAM"""
import json
import os
import subprocess
import unittest

from case import PROGRAM, Case


class Serve(Case):
    def test_every_page_is_there(self):
        for path in ("/", "/stories", "/story/1", "/claims", "/claim/1", "/article/1", "/article/2",
                     "/article/1/versions", "/compare", "/compare?a=1&b=2", "/outlets", "/speaker/Odile%20Marran", "/stats", "/search", "/search?q=cables"):
            response, body = self.ask(path)
            self.assertEqual(response.status, 200, path)
            self.assertIn("default-src 'none'", response.headers["Content-Security-Policy"])

    def test_json_stands_at_the_same_address(self):
        self.assertEqual(json.loads(self.ask("/stories.json")[1])[0]["articles"], 2)
        self.assertEqual(json.loads(self.ask("/article/1.json")[1])["title"], "Bridge at Tannwick closed")
        self.assertEqual(len(json.loads(self.ask("/story/1.json")[1])["articles"]), 2)
        self.assertEqual(json.loads(self.ask("/search.json?q=cables")[1])[0]["id"], 1)
        self.assertEqual(json.loads(self.ask("/claim/1.json")[1])["id"], 1)

    def test_exports(self):
        for path, kind, begins in (
                ("/story/1.csv", "text/csv", b"from,to,"), ("/story/1.graphml", "application/xml", b"<?xml"),
                ("/story/1.dot", "text/vnd.graphviz", b"digraph"), ("/story/1.prov.json", "application/json", b"{"),
                ("/story/1.svg", "image/svg+xml", b"<svg"), ("/story/1.png", "image/png", b"\x89PNG"),
                ("/stories.csv", "text/csv", b"id,"), ("/claims.csv", "text/csv", b"id,"),
                ("/export.csv", "text/csv", b"from,to,"), ("/export.graphml", "application/xml", b"<?xml"),
                ("/export.dot", "text/vnd.graphviz", b"digraph"), ("/export.prov.json", "application/json", b"{"),
                ("/export.svg", "image/svg+xml", b"<svg"), ("/export.json", "application/json", b"["),
                ("/export.jsonl", "application/x-ndjson", b'{"id":1,')):
            response, body = self.ask_bytes(path)
            self.assertEqual(response.status, 200, path)
            self.assertTrue(response.headers["Content-Type"].startswith(kind), path)
            self.assertTrue(body.startswith(begins), (path, body[:40]))
            if "svg" not in path and "png" not in path and not path.endswith(".json"):
                name = "hearsay" + path.replace("/", "-")
                self.assertEqual(response.headers["Content-Disposition"], f'attachment; filename="{name}"')
        self.assertEqual(self.ask("/export.csv?since=soon")[0].status, 400)
        self.assertEqual(self.ask("/export.png")[0].status, 404)

    def test_the_interface_speaks_three_languages(self):
        self.assertIn("Geschichten", self.ask("/stories", **{"Accept-Language": "de-AT,en;q=0.5"})[1])
        response, body = self.ask("/stories?lang=fr", **{"Accept-Language": "de"})
        self.assertIn('<html lang="fr">', body)
        cookie = response.headers["Set-Cookie"].split(";")[0]
        self.assertIn("Sujets", self.ask("/stories", Cookie=cookie)[1])

    def test_what_has_not_changed_is_not_sent_again(self):
        tag = self.ask("/stories")[0].headers["ETag"]
        response, body = self.ask("/stories", **{"If-None-Match": tag})
        self.assertEqual((response.status, body), (304, ""))

    def test_what_is_not_there(self):
        for path in ("/story/77", "/story/", "/article/77", "/article/x", "/claim/77", "/etc/passwd", "/../serve.c",
                     "/assets/0123456789abcdef/style.css"):
            response, body = self.ask(path)
            self.assertEqual(response.status, 404, path)
            self.assertIn("<h1>", body)
        self.assertEqual(json.loads(self.ask("/story/77.json")[1])["error"]["status"], 404)

    def test_what_makes_no_sense(self):
        for path in ("/stories?since=soon", "/stories?limit=x", "/search?q=%22open", "/stories?flag=blue",
                     "/compare?a=1&b=/etc/passwd", "/compare?a=http://192.0.2.1/&b=1"):
            self.assertEqual(self.ask(path)[0].status, 400, path)
        self.assertEqual(self.ask("/" + "x" * 2000)[0].status, 414)

    def test_addresses_of_other_machines_are_refused(self):
        refused = subprocess.run([PROGRAM, "serve", "--host", "192.0.2.1", self.database],
                                 capture_output=True, text=True)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("not this machine", refused.stderr)


unittest.main()
