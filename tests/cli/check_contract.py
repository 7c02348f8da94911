#!/usr/bin/env python3
"""Hold what hearsay prints to docs/output.schema.json, and what a schema cannot say: that spans lie inside their text,
that a quote is the text under its span, that every id and index named is there.

    check_contract.py HEARSAY SCHEMA META PAGE...
"""
import hashlib
import json
import subprocess
import sys

import jsonschema

hearsay, schema_path, meta, pages = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)


def run(*arguments, status=0):
    done = subprocess.run([hearsay, *arguments], capture_output=True)
    check(done.returncode == status, f"{arguments[:4]}: exit status {done.returncode}: {done.stderr.decode()[:300]}")
    return done.stdout.decode("utf-8")


def check_schema(schema, name, value, what):
    jsonschema.Draft202012Validator.check_schema(schema)
    part = {**schema["$defs"][name], "$defs": schema["$defs"]}
    for error in jsonschema.Draft202012Validator(part).iter_errors(value):
        failures.append(f"{what}: at {list(error.path)}: {error.message[:200]}")


def is_inside(span, text):
    return span is None or 0 <= span[0] < span[1] <= len(text)


def check_statement(statement, index, page, what):
    text, count = page["text"] or "", len(page["statements"])
    spans = statement["content"] + statement["cue"] + statement["source"] + [statement["doubt"]]
    check(all(is_inside(span, text) for span in spans), f"{what}: a span is outside the text: {spans}")
    for name in ("content", "cue", "source"):
        check(statement[name] == sorted(statement[name]), f"{what}: {name} is not in order")
    seen, at = set(), index
    while at is not None:
        check(at < count and at not in seen, f"{what}: its parents lead nowhere or in a circle")
        if at >= count or at in seen:
            return
        seen.add(at)
        at = page["statements"][at]["parent"]


def check_page(page):
    what, text = page["path"], page["text"] or ""
    for block in page["blocks"]:
        check(is_inside(block["span"], text), f"{what}: a block is outside the text")
    for link in page["links"]:
        check(0 <= link["start"] <= link["end"] <= len(text), f"{what}: a link is outside the text")
    check(all(0 <= at <= len(text) for at in page["glued"]), f"{what}: a glued word is outside the text")
    check(page["glued"] == sorted(page["glued"]), f"{what}: glued words are not in order")
    check(is_inside(page["caveat"], text), f"{what}: the caveat is outside the text")
    for index, statement in enumerate(page["statements"]):
        check_statement(statement, index, page, f"{what}: statement {index}")


def check_place(place, readings, what):
    page = readings.get(place["article"])
    check(page is not None, f"{what}: no article {place['article']}")
    if page is None:
        return
    span, text = place["span"], page["text"] or ""
    under = page["title"] if span is None else text[span[0] : span[1]]
    beside = [*page["credits"], *(block["text"] for block in page["blocks"])]  # a credit, a note under the article
    is_beside = span is None and place["quote"] in beside
    check(place["quote"] == under or is_beside, f"{what}: the quote {place['quote']!r} is not the text under its span {under!r}")


def check_relay(relay, readings, what):
    kind, name = relay["from"].split(":", 1)
    check(kind != "article" or name in readings, f"{what}: no article {name}")
    check(relay["to"] in readings, f"{what}: no article {relay['to']}")
    for passage in relay["evidence"]:
        check(is_inside(passage["to"], readings[relay["to"]]["text"] or ""), f"{what}: evidence outside the text")
        if kind == "article" and "from" in passage:
            check(is_inside(passage["from"], readings[name]["text"] or ""), f"{what}: evidence outside the text")


def check_trace(trace, readings):
    ids = [article["id"] for article in trace["articles"]]
    check(sorted(ids) == sorted(readings), "the articles are not those given")
    for article in trace["articles"]:
        for index, lists in ((article["story"], [s["articles"] for s in trace["stories"]]),
                             (article["text_group"], trace["text_groups"])):
            check(index is None or article["id"] in lists[index], f"{article['id']}: not in the group it names")
    for index, story in enumerate(trace["stories"]):
        check(story["id"] == index and set(story["articles"]) <= set(ids), f"story {index}: ids")
    for index, relay in enumerate(trace["relays"]):
        check_relay(relay, readings, f"relay {index}")
    for index, claim in enumerate(trace["claims"]):
        check(claim["id"] == index, f"claim {index}: id")
        for carrier in claim["carriers"]:
            check_place(carrier, readings, f"claim {index}")
    for index, finding in enumerate(trace["findings"]):
        check(set(finding["articles"]) <= set(ids), f"finding {index}: ids")
        for place in finding["evidence"]:
            check_place(place, readings, f"finding {index}")
    wide = [len({carrier["article"] for carrier in claim["carriers"]}) for claim in trace["claims"]]
    check(wide == sorted(wide, reverse=True), f"claims are not in order of how widely they are carried: {wide}")


with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)

lines = run("read", "--meta", meta, "--format", "jsonl", *pages).split("\n")
check(lines.pop() == "" and len(lines) == len(pages), "one line a page")
readings = {page["path"]: page for page in map(json.loads, lines)}
check(list(readings) == pages, "pages are not in the order given")
for page in readings.values():
    check_schema(schema, "reading", page, page["path"])
    check_page(page)
check(json.loads(run("read", "--meta", meta, "--format", "json", *pages)) == list(readings.values()), "json is not jsonl")

missing = json.loads(run("read", "--format", "jsonl", "no such page", status=1))
check_schema(schema, "reading", missing, "a page that cannot be read")
check(missing["text"] is None and missing["errors"], "a page that cannot be read has errors and no text")

trace = json.loads(run("trace", "--meta", meta, "--format", "json", *pages))
check_schema(schema, "trace", trace, "trace")
check_trace(trace, readings)
for threads in ("1", "2", "16"):
    shuffled = sorted(pages, key=lambda page: hashlib.sha256((threads + page.rsplit("/", 1)[-1]).encode()).digest())
    check(shuffled != pages, "the pages are not shuffled")
    for form in ("json", "text", "md"):
        printed = [run("trace", "--meta", meta, "--format", form, "--threads", *arguments)
                   for arguments in (("1", *pages), (threads, *shuffled))]
        check(printed[0] == printed[1], f"trace --format {form} is not the same for another order and {threads} threads")

for failure in failures[:40]:
    print(failure, file=sys.stderr)
sys.exit(1 if failures else 0)
