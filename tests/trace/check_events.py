#!/usr/bin/env python3
"""Trace the invented events and hold what is found to their gold: no measure may fall below its floor.

    check_events.py HEARSAY FOLDER [--show] [EVENT...]

Measures, over all events (README.md of the folder says what gold has):
    copies      pairs joined by a relay `copies` or `translates` or by a text group, F1
    origins     names of each article, F1; "own" and the article's own outlet are one
    relays      (from, to) whatever the kind, F1; relays from a `source:` do not count
    claims      gold claims found: a printed claim of the story's first 15 has words of 30 % of its sentences
    independent found claims whose number of independent origins is in the gold's range
    status      found claims whose status is one that gold allows
    findings    kinds of findings found at an article of the gold's, F1
"""
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata

MOST_CLAIMS = 15


def plain(name):
    name = re.sub(r"^(agency|outlet|source):", "", name.strip())
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    letters = re.sub(r"^the |\.[a-z]{2,7}(\.[a-z]{2})?$", "", letters)
    return re.sub(r"[^a-z0-9]", "", letters)


def identity(path):
    return os.path.basename(path).rsplit(".", 1)[0]


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


class Event:
    def __init__(self, hearsay, folder):
        with open(os.path.join(folder, "gold.json"), encoding="utf-8") as file:
            self.gold = json.load(file)
        pages = sorted(os.path.join(folder, "pages", name) for name in os.listdir(os.path.join(folder, "pages")))
        command = [hearsay, "trace", "--meta", os.path.join(folder, "pages.tsv"), "--format", "json", *pages]
        self.trace = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        self.names = {}
        for name, others in self.gold.get("aliases", {}).items():
            for other in (name, *others):
                self.names[plain(other)] = plain(name)
        self.outlets = {}
        with open(os.path.join(folder, "pages.tsv"), encoding="utf-8") as file:
            for line in file.read().splitlines()[1:]:
                page, publisher = line.split("\t")[:2]
                self.outlets[page] = self.name(publisher)

    def name(self, name):
        return self.names.get(plain(name), plain(name))


def compare(found, wanted, allowed=()):
    """(right, wrong, missed), with what is wrong and what was missed"""
    found, wanted = set(found), set(wanted)
    wrong, missed = found - wanted - set(allowed), wanted - found
    return len(found & wanted), sorted(map(str, wrong)), sorted(map(str, missed))


def copies(event):
    groups = [set(map(identity, group)) for group in event.trace["text_groups"]]
    linked = {frozenset((identity(relay["from"][8:]), identity(relay["to"]))) for relay in event.trace["relays"]
              if relay["kind"] in ("copies", "translates") and relay["from"].startswith("article:")}
    pairs = {frozenset((pair["a"], pair["b"])): pair for pair in event.gold["pairs"]}
    ends = lambda pair: frozenset(pair if isinstance(pair, list) else (pair["a"], pair["b"]))
    ignored = set(map(ends, event.gold.get("pairs_ignored", [])))
    ignored |= {pair for pair, gold in pairs.items() if gold.get("unsure")}
    for group in event.gold["text_groups"]:
        ignored |= {frozenset((a, b)) for a in group for b in group if a < b} - set(pairs)
    found = linked | {frozenset((a, b)) for group in groups for a in group for b in group if a < b}
    wanted = {pair for pair, gold in pairs.items() if gold["copy"]} - ignored
    show = lambda some: {" ".join(sorted(pair)) for pair in some}
    return compare(show(found - ignored), show(wanted))


def origins(event):
    said = {identity(article["id"]): article["origins"] for article in event.trace["articles"]}
    found, wanted, allowed = set(), set(), set()
    for article in event.gold["articles"]:
        page = article["id"]
        own = {event.outlets.get(page), event.name(article.get("outlet") or "-")}
        names = lambda some: {(page, "own" if name == "own" or event.name(name) in own else event.name(name))
                              for name in some}
        found |= names(said.get(page, []))
        wanted |= names(article["origins"])
        allowed |= names(article.get("origins_optional", []))
    return compare(found, wanted, allowed)


def relays(event):
    def key(relay):
        start, page = relay["from"], identity(relay["to"])
        if not start.startswith("article:"):
            return event.name(start), page
        start = identity(start[8:])
        return ("article " + start if relay["kind"] in ("copies", "translates") else event.outlets[start]), page

    found = {key(relay) for relay in event.trace["relays"] if not relay["from"].startswith("source:")}
    optional = {key(relay) for relay in event.gold.get("relays_optional", [])}
    return compare(found, {key(relay) for relay in event.gold["relays"]}, optional)


def carries(claim, sentence):
    for carrier in claim["carriers"]:
        if identity(carrier["article"]) != sentence["article"]:
            continue
        gold, said = words(sentence["quote"]), words(carrier["quote"])
        if sum((gold & said).values()) * 2 >= sum(gold.values()) and sum(said.values()) <= 4 * sum(gold.values()) + 20:
            return True
    return False


def match_claims(event):
    """the gold claims with the printed claim that is each, or None; one for one, the best first"""
    printed = [claim for claim in event.trace["claims"] if claim["story"] == 0][:MOST_CLAIMS]
    scored = []
    for index, gold in enumerate(event.gold["claims"]):
        for place, claim in enumerate(printed):
            hits = sum(carries(claim, sentence) for sentence in gold["carriers"])
            if hits >= 0.3 * len(gold["carriers"]):
                scored.append((-hits / len(gold["carriers"]), index, place))
    matched, used = {}, set()
    for _, index, place in sorted(scored):
        if index not in matched and place not in used:
            matched[index] = printed[place]
            used.add(place)
    return [(gold, matched.get(index)) for index, gold in enumerate(event.gold["claims"])]


def claims(event):
    missed = [gold["text"] for gold, claim in match_claims(event) if claim is None]
    return len(event.gold["claims"]) - len(missed), [], missed


def independent(event):
    wrong, right = [], 0
    for gold, claim in match_claims(event):
        if claim is None:
            continue
        low, high = gold.get("independent_range") or [gold["independent_origins"]] * 2
        if low <= claim["independent_origins"] <= high:
            right += 1
        else:
            wrong.append(f"{gold['text']}: {claim['independent_origins']}, not {low} to {high}")
    return right, [], wrong


def status(event):
    found = [(gold, claim) for gold, claim in match_claims(event) if claim]
    wrong = [f"{gold['text']}: {claim['status']}, not {' or '.join(gold['status_ok'])}" for gold, claim in found
             if claim["status"] not in gold["status_ok"]]
    return len(found) - len(wrong), [], wrong


def findings(event):
    rest = [(finding["kind"], set(map(identity, finding["articles"]))) for finding in event.trace["findings"]]
    right, missed = 0, []
    for gold in event.gold.get("findings", []):
        at = set(gold["articles"]) | set(gold.get("against", []))
        hit = next((finding for finding in rest if finding[0] == gold["kind"] and finding[1] & at), None)
        if hit:
            rest.remove(hit)
            right += 1
        else:
            missed.append(f"{gold['kind']} {' '.join(gold['articles'])}")
    return right, [f"{kind} {' '.join(sorted(pages))}" for kind, pages in rest], missed


MEASURES = (copies, origins, relays, claims, independent, status, findings)


def score(right, wrong, missed):
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def main(hearsay, folder, *options):
    names = [name for name in options if name != "--show"]
    sums = collections.defaultdict(lambda: [0, 0, 0])
    for name in sorted(os.listdir(folder)):
        if not os.path.isdir(os.path.join(folder, name)) or (names and name not in names):
            continue
        event = Event(hearsay, os.path.join(folder, name))
        for measure in MEASURES:
            right, wrong, missed = measure(event)
            for index, value in enumerate((right, len(wrong), len(missed))):
                sums[measure.__name__][index] += value
            if "--show" in options:
                for sign, what in (("too much", wrong), ("missed", missed)):
                    for one in what:
                        print(f"{name}: {measure.__name__}: {sign}: {one}")
    with open(os.path.join(folder, "floors.tsv"), encoding="utf-8") as file:
        floors = dict(line.split("\t") for line in file.read().splitlines() if line and not line.startswith("#"))
    failed = False
    for measure, (right, wrong, missed) in sums.items():
        value, floor = score(right, wrong, missed), float(floors[measure])
        failed |= value < floor and not names
        print(f"{measure:12} {value:.3f}  ({right} right, {wrong} too much, {missed} missed; floor {floor})")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
