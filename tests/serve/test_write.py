#!/usr/bin/env python3
"""Adding pages by the form, and the token of a server that others reach: test_write.py PROGRAM"""
import gzip
import json
import os
import re
import subprocess
import unittest

from case import PROGRAM, Case, page

BOUNDARY = "----boundary"


def form(*fields):
    """The body of a form: (name, value) or (name, value, file name)."""
    body = b""
    for name, value, *file in fields:
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
        body += f'; filename="{file[0]}"\r\nContent-Type: text/html'.encode() if file else b""
        body += b"\r\n\r\n" + (value if isinstance(value, bytes) else value.encode()) + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


class Write(Case):
    options = ("--write",)

    def setUp(self):
        self.key = re.search(r'name="key" value="([0-9a-f]{32})"', self.ask("/add")[1]).group(1)

    def post(self, *fields, **headers):
        body = form(*fields)
        return self.ask("/add", method="POST", body=body,
                        **{"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", **headers})

    def test_a_file_becomes_an_article(self):
        before = json.loads(self.ask("/stats.json")[1])["articles"]
        new = page("Tannwick ferry runs again", "The ferry carries forty cars.")
        response, _ = self.post(("key", self.key), ("file", new, "../../odd name.html"))
        self.assertEqual(response.status, 303)
        self.assertRegex(response.headers["Location"], r"^/article/[0-9]+$")
        article = json.loads(self.ask(response.headers["Location"] + ".json")[1])
        self.assertEqual(article["title"], "Tannwick ferry runs again")
        self.assertRegex(article["path"], r"^[0-9a-f]{16}-\.\.-\.\.-odd-name\.html$")
        shown = json.loads(self.ask("/stats.json")[1])["articles"]
        self.assertEqual(shown, before + 1)  # at once
        again, _ = self.post(("key", self.key), ("file", new, "../../odd name.html"))
        self.assertEqual(again.headers["Location"], response.headers["Location"])

    def test_a_text_becomes_an_article(self):
        text = "Harbour wall holds\n\nThe harbour wall at Tannwick held on Friday, said Odile Marran, the mayor.\n" * 2
        response, _ = self.post(("key", self.key), ("text", text), ("file", b"", ""))
        self.assertEqual(response.status, 303)
        self.assertIn("harbour wall", json.loads(self.ask(response.headers["Location"] + ".json")[1])["text"])

    def test_a_packed_file_of_pages(self):
        lines = subprocess.run([PROGRAM, "read", os.path.join(self.folder, "a.html")], capture_output=True, check=True).stdout
        lines = lines.replace(b"Bridge at Tannwick closed", b"Mill at Tannwick closed").replace(b"a.html", b"mill.html")
        response, _ = self.post(("key", self.key), ("file", gzip.compress(lines), "pages.jsonl.gz"))
        self.assertEqual(response.status, 303)
        self.assertEqual(json.loads(self.ask(response.headers["Location"] + ".json")[1])["title"], "Mill at Tannwick closed")
        self.assertEqual(os.listdir(self.scratch), [])

    def test_what_is_not_added(self):
        revision = self.ask("/stats.json")[1]
        a_file = os.path.join(self.folder, "a.html")
        for address in ("", a_file, "file://" + a_file, "ftp://host.example/", "javascript:alert(1)", "-",
                        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://192.168.0.1/",
                        "http://" + self.address + "/stories"):
            response, body = self.post(("key", self.key), ("address", address))
            self.assertEqual(response.status, 400, address)
            self.assertIn("<h1>", body)
        self.assertEqual(self.ask("/stats.json")[1], revision)

    def test_forms_of_other_sites(self):
        new = ("file", page("Planted"), "planted.html")
        for fields, headers in (((new,), {}), ((("key", "0" * 32), new), {}), ((("key", ""), new), {}),
                                ((("key", self.key), new), {"Origin": "http://other.example"}),
                                ((("key", self.key), new), {"Origin": "null"}),
                                ((("key", self.key), new), {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}),
                                ((("key", self.key), new), {"Host": "rebound.example"})):
            self.assertEqual(self.post(*fields, **headers)[0].status, 403, headers)
        self.assertEqual(json.loads(self.ask("/search.json?q=planted")[1]), [])
        own = {"Origin": "http://" + self.address, "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(self.post(("key", self.key), ("file", page("Invited"), "i.html"), **own)[0].status, 303)

    def test_what_is_no_form_or_too_large(self):
        self.assertEqual(self.status("/add", method="POST", body="{}", **{"Content-Type": "application/json"}), 400)
        connection = self.connect()
        connection.putrequest("POST", "/add")
        connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        connection.putheader("Content-Length", str(70 << 20))
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413)
        connection.close()
        self.assertEqual(self.post(("key", self.key), ("address", "http://host.example/" + "x" * 5000))[0].status, 413)
        self.assertEqual(self.status("/stories", method="POST", body="x"), 405)
        self.assertEqual(self.status("/add", method="PUT", body="x"), 405)

    def test_a_body_that_says_no_length_stops_at_the_limit(self):
        connection = self.connect()
        connection.putrequest("POST", "/add")
        connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders()
        pieces = [form(("key", self.key), ("file", "", "large.html"))[:-len(f"\r\n--{BOUNDARY}--\r\n")]]
        pieces += [b"x" * (1 << 20)] * 66
        for piece in pieces:
            connection.send(b"%x\r\n" % len(piece) + piece + b"\r\n")
        connection.send(b"0\r\n\r\n")
        self.assertEqual(connection.getresponse().status, 413)
        connection.close()


class Token(Case):
    options = ("--host", "0.0.0.0")

    def test_without_it_nothing_is_shown(self):
        self.assertRegex(self.query, r"^\?token=[0-9a-f]{32}$")
        for headers in ({}, {"Cookie": "hearsay-token-1=" + "0" * 32}):
            for path in ("/", "/stories.json", "/export.csv", "/article/1", "/?token=" + "0" * 32, "/?token="):
                response, body = self.ask(path, **headers)
                self.assertEqual(response.status, 403, path)
                self.assertNotIn("Tannwick", body)

    def test_with_it_a_cookie_is_kept(self):
        response, _ = self.ask("/stories" + self.query + "&flag=denied")
        self.assertEqual(response.status, 303)
        self.assertEqual(response.headers["Location"], "/stories?flag=denied")
        cookie = response.headers["Set-Cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertIn("Tannwick", self.ask("/stories", Cookie=cookie.split(";")[0])[1])

    def test_other_names_are_refused(self):
        cookie = self.ask("/" + self.query)[0].headers["Set-Cookie"].split(";")[0]
        self.assertEqual(self.status("/", Cookie=cookie, Host="192.0.2.1:80"), 200)
        self.assertEqual(self.status("/", Cookie=cookie, Host="rebound.example"), 403)


if __name__ == "__main__":
    unittest.main()
