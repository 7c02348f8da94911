#!/usr/bin/env python3
"""check_graphs.py HEARSAY PAGES.tsv PAGE...: what other programs make of a trace.

Every graph form of the example pages, and of pages whose names, titles and outlets try to break out of it, is read with
a parser of that form: it must hold the articles and the relays of the JSON, in any order of the inputs, and the words of
a page must have stayed words.
"""
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
HOSTILE = ["<script>alert(1)</script>", '"]; evil [label="', "=cmd|' /C calc'!A0", "\u202egnp.exe", "one\ntwo\r\nthree",
           "\t=1+1", "\uff0bSUM(A1)", "@x", "-1", "\\", "\\\"", "&amp; &#x41; ]]> --> ?>", "a\x01b\x1b[31m", "\\N\\G",
           " =leading", "%0A%41", "\ufffe\uffff", "</title></g></svg>", ",\",\"", "\u2028\u0085"]
BODY = ("The harbour of Selmar was closed on Monday after a crane fell into the basin, the port authority said. Nobody "
        "was hurt when the crane went over at about six in the morning, and two ships were damaged by its arm. Divers "
        "will look at the wreck on Tuesday, and the basin stays shut until the crane has been lifted. The authority "
        "put the damage at three million crowns. Fishermen were told to land their catch at the northern quay. ")


def fail(message):
    sys.exit(f"check_graphs: {message}")


def expect(true, message):
    if not true:
        fail(message)


def run(hearsay, form, *arguments):
    done = subprocess.run([hearsay, "trace", "--format", form, *arguments], capture_output=True, timeout=60)
    if done.returncode != 0 or done.stderr:
        fail(f"trace --format {form}: exit {done.returncode}, {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def write_hostile(folder):
    """A set in which every id, title and outlet is hostile, and nearly all copy one text."""
    path = Path(folder) / "hostile.jsonl"
    with open(path, "w", encoding="utf-8") as lines:
        for i, words in enumerate(HOSTILE):
            article = {"path": f"{i}{words}", "title": words, "outlet": {"name": words, "domain": f"o{i}.example"},
                       "url": f"https://o{i}.example/{words}", "published": f"2031-04-02T{i:02}:10:00Z",
                       "text": BODY + (f"As {HOSTILE[0]} reported, nothing else is known." if i % 3 else ""),
                       "credits": [words], "language": "en"}
            lines.write(json.dumps(article) + "\n")
    return str(path)


def parties(trace):
    return {relay["from"] for relay in trace["relays"] if not relay["from"].startswith("article:")}


def check_graphml(text, trace):
    root = ElementTree.fromstring(text.encode())
    keys = {key.get("id"): key.get("attr.name") for key in root.iter(GRAPHML + "key")}
    nodes = {}
    for node in root.iter(GRAPHML + "node"):
        nodes[node.get("id")] = {keys[data.get("key")]: data.text for data in node}
    edges = [(edge.get("source"), edge.get("target"), {keys[data.get("key")]: data.text for data in edge})
             for edge in root.iter(GRAPHML + "edge")]
    expect(len(nodes) == len(trace["articles"]) + len(parties(trace)), f"GraphML has {len(nodes)} nodes")
    expect(all(source in nodes and target in nodes for source, target, _ in edges), "a GraphML edge leads nowhere")
    expect([edge["kind"] for _, _, edge in edges] == [relay["kind"] for relay in trace["relays"]], "GraphML's kinds")
    for (_, _, edge), relay in zip(edges, trace["relays"]):
        share = float(edge["share"]) if "share" in edge else None
        expect(share == relay["share"], f"GraphML's share {share} for {relay}")
    kinds = [node["kind"] for node in nodes.values()]
    expect(kinds.count("article") == len(trace["articles"]), "GraphML's articles")


def check_prov(text, trace):
    prov = json.loads(text)
    names = set(prov["entity"]) | set(prov["agent"])
    prefixes = set(prov["prefix"]) | {"prov", "xsd"}
    for name in names:
        expect(re.fullmatch(r"[a-z]+:[A-Za-z0-9%._~/-]*", name), f"PROV's name {name!r}")
        expect(name.split(":")[0] in prefixes, f"PROV's prefix of {name!r}")
    records = [record for kind in prov if kind not in ("prefix", "entity", "agent") for record in prov[kind].values()]
    for record in records:
        for role, value in record.items():
            if role.startswith("prov:") and role != "prov:type":
                expect(value in names, f"PROV's {role} {value!r} is not declared")
    articles = [e for e in prov["entity"].values() if e["prov:type"]["$"] == "hearsay:Article"]
    expect({e["hearsay:id"] for e in articles} == {a["id"] for a in trace["articles"]}, "PROV's articles")
    relays = list(prov["wasDerivedFrom"].values()) + list(prov["wasInfluencedBy"].values())
    expect(len(relays) == len(trace["relays"]), f"PROV has {len(relays)} relays")
    quoted = sum(r.get("prov:type", {}).get("$") == "prov:Quotation" for r in relays)
    expect(quoted == sum(r["kind"] == "copies" for r in trace["relays"]), f"PROV has {quoted} quotations")


def check_csv(text, trace):
    expect(text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "CSV's lines end with CR and LF")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    expect(len(rows) == len(trace["relays"]), f"CSV has {len(rows)} rows")
    for row, relay in zip(rows, trace["relays"]):
        expect(None not in row and None not in row.values(), f"CSV's row {row} has another number of cells")
        expect(row["kind"] == relay["kind"], f"CSV's kind {row['kind']}")
        expect((float(row["share"]) if row["share"] else None) == relay["share"], f"CSV's share {row['share']}")
        for cell in row.values():
            expect(not re.match(r"\s*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]", cell), f"CSV's cell {cell!r} is a formula")
        shown = []
        for place in relay["evidence"]:
            spans = [place[side] for side in ("from", "to") if side in place]
            shown.append(">".join(f"{start}..{end}" for start, end in spans))
        expect(row["evidence"] == " ".join(shown), f"CSV's evidence {row['evidence']!r}")


# A statement of the DOT that is written: names in quotes, edges, lists of attributes.
DOT_TOKEN = re.compile(r'\s+|"(?:[^"\\]|\\.)*"|->|[A-Za-z_0-9.#-]+|[{}\[\];=,]')


def check_dot(text, trace):
    at, tokens = 0, []
    while at < len(text):
        match = DOT_TOKEN.match(text, at)
        expect(match, f"DOT at {text[at:at + 60]!r}")
        if not match[0].isspace():
            tokens.append(match[0])
        at = match.end()
    expect(tokens.count("{") == tokens.count("}") and tokens[:2] == ["digraph", "trace"], "DOT's brackets")
    visible = sum(1 for i, token in enumerate(tokens) if token == "->" and "invis" not in tokens[i:i + 7])
    expect(visible == len(trace["relays"]), f"DOT has {visible} edges")
    expect("evil" not in tokens, "a title is part of the DOT")
    dot = shutil.which("dot")
    if dot:
        drawn = subprocess.run([dot, "-Tsvg"], input=text.encode(), capture_output=True, timeout=60)
        expect(drawn.returncode == 0 and b"rror" not in drawn.stderr, f"dot says: {drawn.stderr.decode()}")


SVG_ELEMENTS = {"svg", "title", "style", "defs", "marker", "g", "rect", "path", "circle", "text", "tspan"}
SVG_ATTRIBUTES = {"width", "height", "viewBox", "role", "id", "class", "x", "y", "dx", "rx", "cx", "cy", "r", "d", "fill",
                  "stroke-width", "marker-end", "markerUnits", "markerWidth", "markerHeight", "refX", "refY", "orient"}


def check_svg(text, trace):
    root = ElementTree.fromstring(text.encode())
    for element in root.iter():
        name = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        expect(name in SVG_ELEMENTS, f"SVG has an element {element.tag}")
        expect(set(element.keys()) <= SVG_ATTRIBUTES, f"SVG's {name} has attributes {element.keys()}")
        for value in element.attrib.values():
            expect("url(" not in value or value.startswith("url(#to-"), f"SVG refers to {value}")
    style = "".join(element.text for element in root.iter("{http://www.w3.org/2000/svg}style"))
    expect("url(" not in style and "@" not in style, "SVG's style loads something")
    height = int(root.get("height"))
    dots = [g for g in root.iter("{http://www.w3.org/2000/svg}g")
            if [child.tag.split("}")[1] for child in g][:2] == ["title", "circle"]]
    stories = [story for story in trace["stories"]]
    drawn = sum(len(story["articles"]) for story in stories[:12]) if stories else len(trace["articles"])
    expect(len(dots) == drawn, f"SVG has {len(dots)} articles, not {drawn}")
    for dot in dots:
        x, y = int(dot[1].get("cx")), int(dot[1].get("cy"))
        expect(0 < x < int(root.get("width")) and 0 < y < height, f"SVG has a dot at {x}, {y}")


CHECKS = {"svg": check_svg, "graphml": check_graphml, "prov": check_prov, "csv": check_csv, "dot": check_dot}


def main():
    hearsay, meta, pages = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as folder:
        hostile = write_hostile(folder)
        reversed_lines = Path(folder) / "reversed.jsonl"
        with open(hostile, encoding="utf-8") as lines:
            reversed_lines.write_text("".join(reversed(lines.readlines())), encoding="utf-8")
        for arguments, turned in (["--meta", meta, *pages], ["--meta", meta, *reversed(pages)]), \
                                 ([hostile], [str(reversed_lines)]):
            trace = json.loads(run(hearsay, "json", *arguments))
            kinds = {relay["kind"] for relay in trace["relays"]}
            expect({"copies", "credits"} <= kinds, f"the set has only {kinds}")
            for form, check in CHECKS.items():
                text = run(hearsay, form, *arguments)
                barred = "[\0-\x08\x0b\x0c\x0e-\x1f]" if form == "prov" else "[\0-\x08\x0b\x0c\x0e-\x1f\u202e]"
                expect(not re.search(barred, text), f"{form} has control characters")
                check(text, trace)
            for form in [*CHECKS, "text", "md"]:
                expect(run(hearsay, form, *turned) == run(hearsay, form, *arguments), f"{form} depends on the order")


main()
