#!/usr/bin/env python3
"""One Python peer reads a folder of pages: peers.py NAME FOLDER PRED.jsonl [MOST]

Pages (.html, .html.gz) are read and unpacked before the clock starts. Writes what the peer takes from each page as
score_pages.py wants it, and prints {"pages", "bytes", "seconds", "peak", "failed"}: CPU seconds of the extraction
alone, and the most memory that the process had, in bytes, without those of the pages.
"""
import glob
import gzip
import json
import os
import resource
import sys
import time

MOST_FAILURES_SHOWN = 3


def pages_of(folder, most):
    paths = sorted(glob.glob(folder + "/*.html") + glob.glob(folder + "/*.html.gz"))
    if most and most < len(paths):
        paths = [paths[i * len(paths) // most] for i in range(most)]
    for path in paths:
        with gzip.open(path) if path.endswith(".gz") else open(path, "rb") as file:
            yield path, file.read()


def decoded(page):
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return bytes_to_str(page, detect_encoding(page))


def trafilatura(**options):
    from trafilatura import bare_extraction

    def read(page):
        found = bare_extraction(page, with_metadata=True, **options)
        if not found:
            return {}
        found = found.as_dict()
        return {"text": found["text"], "title": found["title"], "published": found["date"],
                "authors": [a for a in (found["author"] or "").split("; ") if a], "lede": found["description"]}
    return read


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def read(page):
        tree = HTMLTree.parse_from_bytes(page, detect_encoding(page))
        return {"text": extract_plain_text(tree, main_content=True, alt_texts=False), "title": tree.title}
    return read


def readability_lxml():
    from lxml import html
    from readability import Document
    blocks = ("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "br", "tr", "pre", "figcaption")

    def read(page):
        document = Document(decoded(page))
        body = html.fromstring(document.summary(html_partial=True))
        for element in body.iter(*blocks):
            element.tail = "\n" + (element.tail or "")
        captions = [e.text_content() for e in body.iter("figcaption")]
        return {"text": body.text_content(), "title": document.short_title(), "images": [{"caption": c} for c in captions]}
    return read


def newspaper4k():
    import newspaper

    def read(page):
        article = newspaper.Article("https://page.example/", fetch_images=False)
        article.download(input_html=decoded(page))
        article.parse()
        return {"text": article.text, "title": article.title, "authors": article.authors, "lede": article.meta_description,
                "published": article.publish_date.isoformat() if article.publish_date else None}
    return read


PEERS = {
    "trafilatura": lambda: trafilatura(),
    "trafilatura fast": lambda: trafilatura(fast=True),
    "resiliparse": resiliparse,
    "readability-lxml": readability_lxml,
    "newspaper4k": newspaper4k,
}


def main():
    name, folder, predictions = sys.argv[1:4]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    read, pages, failed = PEERS[name](), list(pages_of(folder, most)), 0
    size = sum(len(page) for _, page in pages)
    found, start = [], time.process_time()
    for path, page in pages:
        try:
            found.append({**read(page), "path": path})
        except Exception as wrong:  # a peer may stumble over a page; the others count all the same
            failed += 1
            if failed <= MOST_FAILURES_SHOWN:
                print(f"{name}: {path}: {wrong}", file=sys.stderr)
    seconds = time.process_time() - start
    with open(predictions, "w", encoding="utf-8") as file:
        for page in found:
            file.write(json.dumps(page) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - size
    print(json.dumps({"pages": len(pages), "bytes": size, "seconds": seconds, "peak": peak, "failed": failed}))


if __name__ == "__main__":
    main()
