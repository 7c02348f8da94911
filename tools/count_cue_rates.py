#!/usr/bin/env python3
"""Count how often each form of a lexicon's reporting verbs reports. Python 3.8+, nothing else.

    count_cue_rates.py --verbs lexicon/en/cue-verbs.tsv --out models/en/cue-rates.tsv SET

SET is a folder with gold.jsonl (one object a line: "id", "statements" with "cue" as spans of code points) and
texts/ID.txt. A form reports where it stands in the span of a cue; the longest form counts, so that "called for" is no
"called". Forms seen fewer than fifteen times are left out: their rate would be noise. The output is a table: the form,
and of a hundred of its occurrences how many report. See models/cue-rates.md.
"""
import argparse
import collections
import json
import pathlib
import re

LEAST_SEEN = 15


def forms_of(path):
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    return [row[0].lower() for row in rows[1:]]


def pattern_of(forms):
    """Any form as whole words, the longest first."""
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(r"\b(?:%s)\b" % "|".join(map(re.escape, longest_first)))


def documents(folder):
    """Each text with its cues, by the file's order."""
    for line in (folder / "gold.jsonl").open(encoding="utf-8"):
        gold = json.loads(line)
        text = (folder / "texts" / (gold["id"] + ".txt")).read_bytes().decode("utf-8")
        yield text, [span for statement in gold["statements"] for span in statement["cue"]]


def count(folder, pattern):
    seen, reporting = collections.Counter(), collections.Counter()
    for text, cues in documents(folder):
        in_cue = bytearray(len(text))
        for start, end in cues:
            in_cue[start:end] = b"\1" * (end - start)
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)  # offsets stay
        for match in pattern.finditer(lower):
            seen[match.group()] += 1
            reporting[match.group()] += in_cue[match.start()]
    return seen, reporting


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--verbs", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("set", type=pathlib.Path)
    given = arguments.parse_args()
    forms = forms_of(given.verbs)
    seen, reporting = count(given.set, pattern_of(forms))
    rows = ["%s\t%d\n" % (form, round(100 * reporting[form] / seen[form]))
            for form in sorted(forms) if seen[form] >= LEAST_SEEN]
    head = "# made by tools/count_cue_rates.py; see models/cue-rates.md\nform\trate\n"
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(head + "".join(rows), encoding="utf-8")
    print("%d of %d forms seen %d times or more" % (len(rows), len(forms), LEAST_SEEN))


if __name__ == "__main__":
    main()
