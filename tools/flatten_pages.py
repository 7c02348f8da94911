#!/usr/bin/env python3
"""Make pages without markup out of pages read from HTML: every visible block a line, to measure the reader of lines.

    hearsay read --format jsonl PAGES... | flatten_pages.py OUT_DIR

writes OUT_DIR/ID.txt for each page, ID being the page's base name without its ending.
"""
import json
import os
import sys


def base_name(path):
    name = os.path.basename(path)
    for ending in (".gz", ".zst", ".html", ".htm"):
        if name.endswith(ending):
            name = name[: -len(ending)]
    return name


def main(out):
    os.makedirs(out, exist_ok=True)
    for line in sys.stdin:
        page = json.loads(line)
        with open(os.path.join(out, base_name(page["path"]) + ".txt"), "w", encoding="utf-8") as file:
            for block in page["blocks"]:
                file.write(block["text"].replace("\n", " ") + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
