"""Invented pages for a collection, and what a collection holds, for tests that disturb it."""
import gzip
import os
import random
import re
import shutil
import sqlite3
import subprocess

SYLLABLES = "al bra cor dun el fir gar hol ist jen kar lin mor nes ost pel ran sel tor ulm ver wik yst zan".split()
FRAMES = ("The {} of {} was {} on Tuesday, {} said in the {} of {}.",
          "“Nobody had {} at the {} for years,” said {}, who leads the {} {} of {}.",
          "According to the board of {}, it will cost {} crowns to mend the {} beside the {}.",
          "A report of {} county says that the {} near {} stood under {} {}.",
          "{} and {} want to hear the {} of {} once more, in {}.",
          "The council of {} denied that {} had known of the {} since {}.")
OUTLETS = "Valley Post|Orva Gazette|Daily Relay|North Quay Times|Harbour Herald".split("|")
# Of SQLite and its full-text search, how and when something was stored, not what: the search is asked instead.
PASSING = {"search_data", "search_idx", "search_config"}


def paragraphs(number):
    """The text of an event, in words of its own, so that it is a story of its own."""
    chance = random.Random(number)
    words = ["".join(chance.sample(SYLLABLES, 3)) for _ in range(30)]
    names = [f"{one.title()} {two.title()}" for one, two in zip(words[:6], words[6:12])]
    def sentence():
        frame = chance.choice(FRAMES)
        return frame.format(*(chance.choice(names if chance.random() < .4 else words) for _ in range(frame.count("{}"))))
    return [" ".join(sentence() for _ in range(3)) for _ in range(3)]


def page(event, outlet):
    """An outlet's page of an event: the first two have the same text, others a part of it."""
    name = OUTLETS[outlet]
    text = paragraphs(event)[:3 if outlet < 2 else 2]
    if outlet > 2:
        text = [f"{name} has learnt that there is trouble again, event {event} of this year.", *text[outlet - 3:]]
    title = text[0].split(",")[0]
    body = "".join(f"<p>{one}</p>" for one in text)
    host = name.lower().replace(" ", "") + ".example"
    return (f"<html lang=en><head><title>{title}</title><link rel=canonical href='https://{host}/{event}'>"
            f"<meta property='og:site_name' content='{name}'><meta property='article:published_time'"
            f" content='2031-03-{1 + event % 28:02}T{8 + outlet:02}:00:00Z'></head><body><article><h1>{title}</h1>{body}"
            "</article></body></html>").encode()


def write_pages(folder, count):
    """Half of them in a folder, half in an archive; returns both."""
    files, archive = os.path.join(folder, "pages"), os.path.join(folder, "pages.warc.gz")
    os.mkdir(files)
    made = [(number, page(number // len(OUTLETS), number % len(OUTLETS))) for number in range(count)]
    for number, html in made[:count // 2]:
        with open(os.path.join(files, f"{number:05}.html"), "wb") as file:
            file.write(html)
    with open(archive, "wb") as file:
        for number, html in made[count // 2:]:
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://archive.example/{number}\r\n"
                    f"WARC-Date: 2031-04-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                    f"Content-Length: {len(block)}\r\n\r\n").encode()
            file.write(gzip.compress(head + block + b"\r\n\r\n", 1))
    return [files, archive]


def query(database, sql):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def dump(database):
    """All tables with their rows in order, but for when a version was added."""
    tables = [name for name, in query(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'search'")]
    held = {"schema": query(database, "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'search%' ORDER BY name")}
    for table in sorted(set(tables) - PASSING):
        columns = [row[1] for row in query(database, f"PRAGMA table_info({table})") if row[1] != "added"]
        held[table] = sorted(query(database, f"SELECT {', '.join(columns)} FROM {table}"), key=repr)
    return held


def copy(database, target):
    """The database as its files stand, with what is not merged into it yet."""
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(database + ending):
            shutil.copyfile(database + ending, target + ending)
    return target


def remove(database):
    for ending in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(database + ending):
            os.unlink(database + ending)


def found(hearsay, database):
    """What a few searches find: the index of words, which is not compared as it is stored."""
    hits = []
    for words in ("harbour OR county", 'said:"for years"', "want*"):
        done = subprocess.run([hearsay, "search", "--db", database, "--format", "jsonl", words], capture_output=True)
        hits.append((done.returncode, re.sub(rb'"snippet":"[^"]*"', b"", done.stdout)))
    return hits
