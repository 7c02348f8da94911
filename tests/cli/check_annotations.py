#!/usr/bin/env python3
"""Hold --format annotations to the Web Annotation Data Model and to what --format jsonl says of the same pages.

    check_annotations.py HEARSAY PAGE...

Every word used is one of the model's or of the context that the line brings along; ids are unique and links lead
somewhere; a quotation is the text at its position, with what stands before and behind it.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

hearsay, pages = os.path.abspath(sys.argv[1]), sys.argv[2:]
failures = []

KEYWORDS = {"@context", "@id", "@container", "@type"}
MODEL = set("id type motivation target source selector exact prefix suffix start end body value format language purpose "
            "label total first partOf startIndex items name".split())
TYPES = set("AnnotationCollection AnnotationPage Annotation SpecificResource TextQuoteSelector TextPositionSelector "
            "TextualBody".split())
NAME = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
CONTEXT = 32  # code points before and behind a quotation


def check(condition, what):
    if not condition:
        failures.append(what)


def run(*arguments, status=0, stdin=b""):
    done = subprocess.run([hearsay, "read", *arguments], input=stdin, capture_output=True)
    check(done.returncode == status, f"{arguments}: exit status {done.returncode}: {done.stderr.decode()[:300]}")
    lines = done.stdout.decode().split("\n")
    check(lines.pop() == "", "the last line ends")
    return [json.loads(line) for line in lines]


def objects(value):
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def check_words(document, what):
    model, own = document["@context"]
    check(model == "http://www.w3.org/ns/anno.jsonld", f"{what}: context {model}")
    check(not set(own) & MODEL, f"{what}: takes words of the model: {set(own) & MODEL}")
    for term, iri in own.items():
        iri = iri if isinstance(iri, str) else iri["@id"]
        check(iri == "hearsay:" + term or iri.endswith("#"), f"{what}: {term} is {iri}")
    for thing in objects({k: v for k, v in document.items() if k != "@context"}):
        check(set(thing) <= MODEL | set(own), f"{what}: unknown words {set(thing) - MODEL - set(own)}")
        check("type" not in thing or thing["type"] in TYPES | set(own), f"{what}: unknown type {thing.get('type')}")


def check_place(place, page, text, what):
    """The span of code points that the place is about."""
    check(place["type"] == "SpecificResource" and place["source"] == page, f"{what}: {place}")
    quote, position = place["selector"]
    check((quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector"), f"{what}: selectors")
    start, end = position["start"], position["end"]
    check(0 <= start < end <= len(text), f"{what}: position {start}, {end}")
    check(quote["exact"] == text[start:end], f"{what}: {quote['exact']!r} is not the text there: {text[start:end]!r}")
    check(quote["prefix"] == text[max(0, start - CONTEXT) : start], f"{what}: prefix {quote['prefix']!r}")
    check(quote["suffix"] == text[end : end + CONTEXT], f"{what}: suffix {quote['suffix']!r}")
    return [start, end]


def check_annotation(annotation, statement, document, reading, what):
    page, text = document["article"]["id"], document["article"]["text"] or ""
    spans = lambda places: [check_place(place, page, text, what) for place in places]
    check(annotation["type"] == "Annotation" and annotation["motivation"] == "describing", f"{what}: {annotation}")
    target = annotation["target"]
    if statement["content"]:
        check(isinstance(target, list) == (len(statement["content"]) > 1), f"{what}: one target stands alone")
        check(spans(target if isinstance(target, list) else [target]) == statement["content"], f"{what}: content")
    else:
        check(target == page, f"{what}: a statement without words is about the page")
    *notes, details = annotation["body"]
    check([note["purpose"] for note in notes][:1] == ["describing"], f"{what}: a note comes first")
    tags = [note["value"] for note in notes if note["purpose"] == "tagging"]
    check(tags == [tag for tag in (statement["speaker"]["name"], statement["certainty"]) if tag], f"{what}: tags {tags}")
    speaker = {**details["speaker"], "type": details["speaker"]["speakerType"]}
    speaker.pop("speakerType")
    check(speaker == statement["speaker"], f"{what}: speaker {speaker}")
    check(details["type"] == "Statement", f"{what}: details")
    check(details["through"] == statement["via"], f"{what}: via")
    for key in ("kind", "certainty"):
        check(details[key] == statement[key], f"{what}: {key}")
    doubt = [statement["doubt"]] if statement["doubt"] else []
    for key, expected in (("sourceWords", statement["source"]), ("cueWords", statement["cue"]), ("doubtWords", doubt)):
        check(spans(details[key]) == expected, f"{what}: {key}")
    parent = statement["parent"]
    items = document["first"]["items"]
    check(details["within"] == (None if parent is None else items[parent]["id"]), f"{what}: parent")


def check_document(document, reading):
    what, items = reading["path"], document["first"]["items"]
    check_words(document, what)
    article = document["article"]
    check(document["type"] == "AnnotationCollection" and NAME.fullmatch(document["id"]), f"{what}: {document['id']}")
    check(document["first"]["partOf"] == document["id"], f"{what}: the page is part of its collection")
    check(document["total"] == len(items) == len(reading["statements"]), f"{what}: total")
    for key in ("text", "path", "published", "language"):
        check(article[key] == reading[key], f"{what}: {key}")
    check(article["errors"] == [error["message"] for error in reading["errors"]], f"{what}: errors")
    check(not re.search(r'[\x00-\x20\x7f"<>\\^`{|}]', article["id"]), f"{what}: no address: {article['id']}")
    if reading["url"]:
        check(article["id"] == reading["url"], f"{what}: address {article['id']}")
    for index, statement in enumerate(reading["statements"]):
        check_annotation(items[index], statement, document, reading, f"{what}: statement {index}")


def check_pages(*arguments, **more):
    documents, readings = run("--format", "annotations", *arguments, **more), run("--format", "jsonl", *arguments, **more)
    check(len(documents) == len(readings), "one line a page")
    for document, reading in zip(documents, readings):
        check_document(document, reading)
    ids = [thing["id"] for document in documents for thing in objects(document) if thing.get("type") not in (None, "Article")
           and "id" in thing]
    check(len(ids) == len(set(ids)), "ids are unique")
    return documents


check(sum(document["total"] for document in check_pages(*pages)) > 20, "the examples say something")
check(run("--format", "annotations", *pages) == run("--format", "annotations", "--threads=1", *pages), "the same again")

ODD = ("“😀 A \\ and a \"quote\"\tand 東京,” Lena Brandt said. The ferry, the town of Orva claimed,\u2028 is “slow”.\n"
       "According to Tal Radio, citing the Meridian agency, Anna Weber said that Tom Okafor had said it leaks.\n")
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, iri in (("a b%?#.txt", "a%20b%25%3F%23.txt"), ("a:b.txt", "./a:b.txt"), ("東京.txt", "東京.txt"),
                      ("no:such/page", "./no:such/page")):
        if "/" not in name:
            with open(name, "w", encoding="utf-8") as file:
                file.write(ODD)
        document, = check_pages("--plain", name, status=1 if "/" in name else 0)
        check(document["article"]["id"] == iri, f"{name}: {document['article']['id']}")
        check(bool(document["article"]["errors"]) == ("/" in name), f"{name}: errors")
    path = os.path.join(os.path.realpath(folder), "a:b.txt")
    check(check_pages("--plain", path)[0]["article"]["id"] == "file://" + path, "an absolute path")
    document, = check_pages("--plain", "-", stdin=ODD.encode())
    check(document["total"] > 2, "the odd text says something")
    check(any(item["body"][-1]["within"] for item in document["first"]["items"]), "one statement within another")

for failure in failures[:40]:
    print(failure, file=sys.stderr)
sys.exit(1 if failures else 0)
