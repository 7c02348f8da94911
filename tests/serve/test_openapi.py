#!/usr/bin/env python3
"""docs/openapi.json says what the server answers: test_openapi.py PROGRAM ROOT

Every address of the file is asked for and must give the type and the JSON that the file names; every form that the
server takes (a route for each ending, found by asking) and every link of its pages must stand in the file.
"""
import json
import os
import re
import sys
import unittest
import urllib.parse

import jsonschema

ROOT = os.path.abspath(sys.argv.pop(2))
from case import Case, page

with open(os.path.join(ROOT, "docs", "openapi.json"), encoding="utf-8") as file:
    API = json.load(file)
with open(os.path.join(ROOT, "docs", "output.schema.json"), encoding="utf-8") as file:
    DEFINITIONS = json.load(file)["$defs"]
WIRE = """<html lang="en"><head><title>{0}</title><meta property="og:site_name" content="{1}">
<meta property="article:published_time" content="2031-05-0{2}T08:00:00Z"></head><body><article><h1>{0}</h1>
<p>The old mill at Tannwick was sold to a buyer from abroad on Monday, the town said.</p>
<p>"It was the best of four offers," said Odile Marran, the mayor of Tannwick. {3}</p></article></body></html>"""
ENDINGS = [".json", ".jsonl", ".csv", ".graphml", ".dot", ".prov.json", ".svg", ".png"]
NAMES = {"outlet": "Valley Post", "speaker": "Odile Marran"}
VALUES = {"q": "mill", "since": "2031", "until": "2031-12-31", "language": "en", "outlet": "Valley Post",
          "speaker": "Odile Marran", "status": "single-source", "flag": "single-source", "story": "1", "articles": "1",
          "sort": "size", "limit": "5", "offset": "0", "a": "1", "b": "2", "lang": "de", "show": "cut"}
WRONG = {"since": "soon", "until": "never", "status": "blue", "flag": "blue", "story": "x", "articles": "x",
         "sort": "worst", "limit": "1001", "offset": "-1", "a": "/etc/passwd", "b": "http://192.0.2.1/"}


def resolve(value):
    """What a reference into the file itself stands for."""
    found = API
    for part in value["$ref"].removeprefix("#/").split("/") if "$ref" in value else []:
        found = found[part]
    return found if "$ref" in value else value


def operations():
    """Every address of the file that is read, with its parameters and what comes back."""
    for path, methods in API["paths"].items():
        get = methods["get"]
        yield path, [resolve(parameter) for parameter in get["parameters"]], get["responses"]["200"]["content"]


def filled(path):
    """The address with a number or a name that is there."""
    kind = path.split("/")[1]
    return urllib.parse.quote(path.replace("{number}", "1").replace("{name}", NAMES.get(kind, "")), safe="/")


class OpenApi(Case):
    options = ("--write",)
    pages = (("a.html", page()), ("b.html", page("Tannwick bridge closed")),
             ("c.html", WIRE.format("Mill at Tannwick sold", "Valley Post", 1, "Work starts in June.")),
             ("d.html", WIRE.format("Tannwick mill sold", "Harbour Herald", 2, "Valley Post reported it first.")))

    def hold(self, schema, value, path):
        text = json.dumps(schema).replace("output.schema.json#", "#")
        validator = jsonschema.Draft202012Validator({**json.loads(text), "$defs": DEFINITIONS})
        self.assertEqual([error.message for error in validator.iter_errors(value)], [], path)

    def test_every_address_gives_what_the_file_says(self):
        seen = 0
        for path, parameters, content in operations():
            for query in ["", "a=1&b=2"] + [f"{p['name']}={urllib.parse.quote(VALUES[p['name']])}" for p in parameters
                                            if p["in"] == "query"]:
                response, body = self.ask_bytes(filled(path) + ("?" + query if query else ""))
                self.assertEqual(response.status, 200, (path, query, body[:300]))
                (kind, media), = content.items()
                self.assertEqual(response.headers["Content-Type"], kind, path)
                if kind == "application/json": self.hold(media["schema"], json.loads(body), path)
                seen += 1
        self.assertGreater(seen, 100)

    def test_lists_of_the_file_are_not_empty_here(self):
        for path, _, content in operations():
            schema = content.get("application/json", {}).get("schema", {})
            if schema.get("type") == "array":
                self.assertTrue(json.loads(self.ask(filled(path) + "?q=mill")[1]), path)

    def test_wrong_values_are_refused_in_the_form_of_the_file(self):
        schema = API["components"]["responses"]["failure"]["content"]["application/json"]["schema"]
        for path, parameters, content in operations():
            for parameter in parameters:
                name = parameter["name"]
                if name not in WRONG or parameter["in"] != "query": continue
                other = {"a": "&b=2", "b": "&a=1"}.get(name, "&q=mill")
                response, body = self.ask(f"{filled(path)}?{name}={urllib.parse.quote(WRONG[name], safe='')}{other}")
                self.assertEqual(response.status, 400, (path, name))
                if not response.headers["Content-Type"].startswith("text/html"): self.hold(schema, json.loads(body), path)

    def test_what_the_server_has_stands_in_the_file(self):
        pages = {re.sub(r"\.[a-z.]+$", "", path) for path in API["paths"]}
        for path in sorted(pages | {"/export", "/add", "/style", "/robots"}):
            for ending in [""] + ENDINGS:
                status = self.status(filled(path + ending))
                self.assertEqual(status == 200, path + ending in API["paths"], (path + ending, status))

    def test_links_lead_to_addresses_of_the_file(self):
        patterns = [re.compile(re.escape(path).replace(r"\{number\}", "[0-9]+").replace(r"\{name\}", ".+") + r"(\?.*)?")
                    for path in API["paths"]]
        seen, left = set(), [("/", None)]
        while left and len(seen) < 300:
            path, origin = left.pop(0)
            response, body = self.ask_bytes(path)
            self.assertEqual(response.status, 200, (path, origin))
            if not response.headers["Content-Type"].startswith("text/html"): continue
            for link in re.findall(r'(?:href|action)="(/(?!assets/)[^"#]*)', body.decode()):
                link = link.replace("&amp;", "&").replace("&#39;", "'")
                self.assertTrue(any(p.fullmatch(urllib.parse.unquote(link)) for p in patterns), (path, link))
                if link not in seen:
                    seen.add(link)
                    if "export" not in link: left.append((link, path))
        self.assertGreater(len(seen), 10)


unittest.main()
