#!/usr/bin/env python3
"""What people and other programs meet at the command line: exit statuses, messages, forms, colours, pipes, terminals.

    test_commands.py HEARSAY models|rules

The second says how the program was built: with the learnt taggers, or without them.
"""
import gzip
import html.parser
import json
import os
import pty
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata
import unittest

HEARSAY = os.path.abspath(sys.argv.pop(1))
BUILT = {"models": "", "rules": ", built without learnt taggers and counts: statements by rules alone"}[sys.argv.pop(1)]

PAGE = """<html><head><title>Ferry for Orva</title></head><body><article><h1>Ferry for Orva</h1>
<p>The ferry will run from Tuesday, its owner Lena Brandt said on Sunday in the town hall of Orva.</p>
<p>“It will be slow,” she added. \x1b[31mThe\x1b]0;owned\x07 old \u202eegdirb\u202c of Orva has been closed since March.</p>
</article></body></html>"""


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def environment(**extra):
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS")}
    return {**clean, "TERM": "xterm", **extra}


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.page = self.write("page.html", PAGE)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def run_hearsay(self, *arguments, status=0, stdin=b"", **extra):
        done = subprocess.run([HEARSAY, *arguments], input=stdin, capture_output=True, env=environment(**extra))
        self.assertEqual(done.returncode, status, done.stderr)
        self.error = done.stderr.decode()
        return done.stdout.decode()

    def run_on_terminal(self, *arguments, **extra):
        """Standard output is a terminal; standard error is not."""
        try:
            ours, theirs = pty.openpty()
        except OSError:
            self.skipTest("this machine gives out no terminals (no /dev/pts)")
        with subprocess.Popen([HEARSAY, *arguments], stdout=theirs, stderr=subprocess.DEVNULL, env=environment(**extra)) as child:
            os.close(theirs)
            output = b""
            try:
                while piece := os.read(ours, 65536):
                    output += piece
            except OSError:  # the terminal is gone when the program has ended
                pass
        os.close(ours)
        return output.decode().replace("\r\n", "\n")


class Usage(Case):
    def refuses(self, *arguments, says):
        self.assertEqual(self.run_hearsay(*arguments, status=2), "")
        for words in says:
            self.assertIn(words, self.error)

    def test_help_and_version(self):
        self.assertRegex(self.run_hearsay("--version"), rf"^hearsay \d+\.\d+\.\d+{BUILT}\n$")
        overview = self.run_hearsay("--help")
        for command in ("read", "trace"):
            self.assertIn(f"  {command}", overview)
            page = self.run_hearsay(command, "--help")
            self.assertEqual(page, self.run_hearsay("help", command))
            self.assertIn("Examples:", page)
            self.assertIn("--format", page)
            for line in page.split("\n"):
                self.assertTrue(len(line) <= 80 or "jq" in line, line)

    def test_nothing_and_nonsense(self):
        self.refuses(says=["hearsay COMMAND"])
        self.refuses("raed", self.page, says=["unknown command raed", "did you mean read?"])
        self.refuses("zzzzzz", says=["hearsay --help"])
        for command in (["read"], ["add", "--db", "a.db"], ["search", "--db", "a.db"], ["serve", "--port", "80"]):
            self.refuses(*command, says=["no input", command[0] + " --help"])

    def test_options(self):
        self.refuses("read", "--formt", "text", self.page, says=["--formt", "did you mean --format?"])
        self.refuses("trace", "--show", "roles", self.page, says=["takes no option --show"])
        self.refuses("read", "--format", "yaml", self.page, says=["jsonl|json|text|md|html|annotations", "yaml"])
        self.refuses("read", "--format", "json|", self.page, says=["json|"])
        self.refuses("trace", "--format=jsonl", self.page, says=["json|text|md|svg|dot|graphml|prov|csv"])
        self.refuses("trace", "--format=html", self.page, says=["json|text|md|svg|dot|graphml|prov|csv"])
        self.refuses("trace", "--format=annotations", self.page, says=["json|text|md|svg|dot|graphml|prov|csv"])
        self.refuses("read", "--show", "role", self.page, says=["roles|blocks"])
        self.refuses("read", "--threads", says=["needs a value"])
        self.refuses("read", "--plain=yes", self.page, says=["takes no value"])
        for value in ("0", "-1", "257", "many", "3x", ""):
            self.refuses("read", "--threads", value, self.page, says=["--threads takes a number"])

    def test_options_may_stand_anywhere(self):
        expected = self.run_hearsay("read", "--format", "md", self.page)
        self.assertEqual(expected, self.run_hearsay("read", self.page, "--format=md"))
        odd = self.write("--odd", PAGE)
        done = subprocess.run([HEARSAY, "read", "--", os.path.basename(odd)], cwd=self.folder, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_meta(self):
        self.refuses("read", "--meta", "no such table", self.page, says=["no such table"])
        table = self.write("bad.tsv", "name\turl\npage\thttps://a.example/\n")
        self.refuses("read", "--meta", table, self.page, says=["bad.tsv", "line 1", "`id`"])
        table = self.write("good.tsv", "id\turl\tpublisher\npage\thttps://orva.example/ferry\torva.example\n")
        self.assertEqual(json.loads(self.run_hearsay("read", "--meta", table, self.page))["url"], "https://orva.example/ferry")


class Inputs(Case):
    def test_failed_page_is_named_and_the_rest_is_done(self):
        missing = os.path.join(self.folder, "missing.html")
        picture = self.write("picture.png", b"\x89PNG\r\n")
        lines = self.run_hearsay("read", missing, self.page, picture, status=1).splitlines()
        first, second, third = map(json.loads, lines)
        self.assertEqual((first["path"], first["errors"][0]["code"]), (missing, "missing"))
        self.assertIn("ferry will run", second["text"])
        self.assertEqual(third["errors"][0]["code"], "input")
        self.assertIn(f"hearsay: {missing}: cannot be read", self.error)
        self.assertIn("is a picture", self.error)
        trace = json.loads(self.run_hearsay("trace", missing, self.page, status=1))
        self.assertEqual([article["id"] for article in trace["articles"]], [self.page])

    def test_unreadable_file(self):
        os.chmod(self.page, 0)
        path = "/proc/self/mem" if os.geteuid() == 0 else self.page  # root may read every file, but not address 0
        self.assertEqual(json.loads(self.run_hearsay("read", path, status=1))["errors"][0]["code"], "missing")
        self.assertIn(f"hearsay: {path}: cannot be read: ", self.error)

    def test_standard_input_and_gzip(self):
        plain = json.loads(self.run_hearsay("read", self.page))
        packed = self.write("page.html.gz", gzip.compress(PAGE.encode()))
        for page in (self.run_hearsay("read", "-", stdin=PAGE.encode()), self.run_hearsay("read", packed)):
            self.assertEqual({**json.loads(page), "path": self.page}, plain)
        self.run_hearsay("read", "-", "-", stdin=PAGE.encode(), status=1)
        self.assertIn("standard input can be read only once", self.error)
        cut = self.write("cut.gz", gzip.compress(PAGE.encode())[:-20])
        self.assertEqual(json.loads(self.run_hearsay("read", cut, status=1))["errors"][0]["code"], "input")

    def test_what_is_no_page(self):
        for name, data, words in (("a.pdf", b"%PDF-1.7\n1 0 obj", "pdftotext"), ("a.png", b"\x89PNG\r\n\x1a\n", "picture"),
                                  ("a.bin", bytes(range(256)) * 8, "binary data")):
            page = json.loads(self.run_hearsay("read", self.write(name, data), status=1))
            self.assertIn(words, page["errors"][0]["message"])
        for text in ("Zur\u00fcck in Orva".encode("utf-16"), "\x0cPage one\x0c".encode(), b""):
            self.run_hearsay("read", self.write("text.txt", text))
        self.assertIn("No text of an article", self.run_hearsay("read", "--format=text", self.write("none.html", "<p>")))

    def test_plain_text_is_kept_to_the_letter(self):
        text = "One line.\n\n  Another,\twith “quotes” and \\ and 東京.\n"
        path = self.write("article.txt", text)
        self.assertEqual(json.loads(self.run_hearsay("read", "--plain", path))["text"], text)

    def test_names_that_are_not_text(self):
        path = os.path.join(self.folder.encode(), b"caf\xe9.html")
        with open(path, "wb") as file:
            file.write(PAGE.encode())
        done = subprocess.run([HEARSAY.encode(), b"read", path], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("caf\ufffd.html", json.loads(done.stdout)["path"])

    def test_what_was_read_traces_as_the_pages_do(self):
        other = self.write("other.html", PAGE.replace("Orva", "Orla"))
        lines = self.write("pages.jsonl", self.run_hearsay("read", self.page, other))
        self.assertEqual(self.run_hearsay("trace", lines), self.run_hearsay("trace", self.page, other))
        bad = self.write("bad.ndjson", '{"text": "no id"}\n\nnot json\n{"id": "a", "text": "It rained."}\n')
        trace = json.loads(self.run_hearsay("trace", bad, status=1))
        self.assertEqual([article["id"] for article in trace["articles"]], ["a"])
        self.assertEqual(self.error.count("no article"), 2)

    def test_two_articles_of_one_id_are_told(self):
        one, two = '{"id": "a", "text": "It rained."}\n', '{"id": "a", "text": "It snowed."}\n'
        self.run_hearsay("trace", self.write("same.jsonl", one + one))
        first = self.run_hearsay("trace", self.write("first.jsonl", one + two), status=1)
        self.assertIn("two articles have this id", self.error)
        self.assertEqual(self.run_hearsay("trace", self.write("second.jsonl", two + one), status=1), first)


class Output(Case):
    def test_form_by_what_reads_it(self):
        json.loads(self.run_hearsay("read", self.page))
        json.loads(self.run_hearsay("trace", self.page))
        self.assertTrue(self.run_hearsay("read", "--format", "md", self.page).startswith("# "))
        for command in ("read", "trace"):
            self.assertNotIn("{", self.run_on_terminal(command, self.page))
            self.assertTrue(self.run_on_terminal(command, "--format=json", self.page)[0] in "[{")

    def test_colour(self):
        escape = "\x1b["
        self.assertIn(escape, self.run_on_terminal("read", self.page))
        self.assertNotIn(escape, self.run_on_terminal("read", self.page, NO_COLOR="1"))
        self.assertNotIn(escape, self.run_on_terminal("read", self.page, TERM="dumb"))
        self.assertNotIn(escape, self.run_on_terminal("read", "--color=never", self.page))
        self.assertIn(escape, self.run_on_terminal("read", "--color=always", self.page, NO_COLOR="1"))
        self.assertNotIn(escape, self.run_hearsay("read", "--format=text", self.page))
        self.assertIn(escape, self.run_hearsay("read", "--format=text", self.page, CLICOLOR_FORCE="1"))
        self.assertIn(escape, self.run_hearsay("read", "--format=text", "--color", "always", self.page))

    def test_no_escape_of_a_page_reaches_the_terminal(self):
        for form in ("text", "md", "html"):
            for arguments in (("read",), ("read", "--show=roles"), ("trace",)):
                if form == "html" and arguments == ("trace",):
                    continue
                output = self.run_hearsay(*arguments, "--format", form, self.page)
                for c in output:
                    self.assertFalse(unicodedata.category(c) in ("Cc", "Cf") and c != "\n", repr(output))

    def test_roles(self):
        long = self.write("long.html", PAGE.replace("The ferry", "The ferry, a slow one, " * 40))
        cut = self.run_hearsay("read", "--show", "roles", long)
        self.assertIn("┃", cut)  # text in a pipe too
        self.assertIn("…", cut)
        self.assertGreater(self.run_hearsay("read", "--show", "blocks", long).count("┃"), cut.count("┃"))
        self.assertIn("| paragraph |", self.run_hearsay("read", "--show", "roles", "--format=md", self.page))
        self.assertIn("blocks", json.loads(self.run_hearsay("read", "--show", "roles", "--format=json", self.page))[0])

    def test_messages_are_safe_too(self):
        self.run_hearsay("read", self.folder + "/\x1b[31mred", status=1)
        self.assertNotIn("\x1b", self.error)

    def test_width(self):
        for extra in ({"COLUMNS": "40"}, {}):
            arguments = () if extra else ("--width", "40")
            text = self.run_hearsay("read", "--format=text", *arguments, self.page, **extra)
            self.assertLessEqual(max(map(columns, text.split("\n"))), 40)
            self.assertGreater(max(map(columns, text.split("\n"))), 25)

    def test_speakers_beside_or_above(self):
        words = ("<p>“東京鉄道の船は遅い” said Lena Brandt of Orva, and Zu\u0308rich waits. According to Tal Radio, citing the "
                 "Meridian agency, the ferry of the 東京鉄道 company allegedly leaks.</p>" * 3)
        page = self.write("wide.html", PAGE.replace("</article>", words + "</article>"))
        for width in (40, 60, 71, 72, 80, 100, 120, 200):
            lines = self.run_hearsay("read", "--format=text", "--width", str(width), page).split("\n")
            self.assertLessEqual(max(map(columns, lines)), width)
            bars = [line for line in lines if "┃" in line or "┋" in line]
            self.assertTrue(bars)
            beside = {columns(re.split("[┃┋]", line)[0]) for line in bars}
            self.assertEqual(len(beside), 1, (width, bars))  # all bars in one column
            self.assertEqual(beside == {0}, width < 72)
            self.assertTrue(any("Brandt" in re.split("[┃┋]", line)[1] for line in bars))

    def test_marks_without_colours_and_with(self):
        plain = self.run_on_terminal("read", self.page, NO_COLOR="1", COLUMNS="100")
        self.assertIn("*its owner Lena Brandt* _said_", " ".join(plain.split()))
        self.assertEqual(plain, self.run_on_terminal("read", self.page, TERM="dumb", COLUMNS="100"))
        self.assertEqual(plain, self.run_hearsay("read", "--format=text", self.page, COLUMNS="100"))
        coloured = self.run_on_terminal("read", self.page, COLUMNS="100")
        self.assertIn("\x1b[4msaid\x1b[0m", coloured)
        self.assertNotIn("_said_", coloured)

    def test_reader_that_goes_away(self):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([HEARSAY, "read", self.page], stdout=write, stderr=subprocess.PIPE)
        os.close(write)
        self.assertEqual((done.returncode, done.stderr), (3, b""))

    def printing_commands(self):
        database = os.path.join(self.folder, "news.db")
        self.run_hearsay("add", "--db", database, self.page)
        return (["read", self.page], ["trace", self.page], ["--help"], ["stats", "--db", database],
                ["search", "--db", database, "ferry"], ["trace", "--db", database])

    def test_full_disk(self):
        for command in self.printing_commands():
            with open("/dev/full", "wb") as full:
                done = subprocess.run([HEARSAY, *command], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 3, command)
            self.assertIn(b"No space left", done.stderr)

    def test_standard_files_that_are_closed(self):
        for command in self.printing_commands():
            done = subprocess.run(["sh", "-c", '"$@" <&- >&-', "sh", HEARSAY, *command], stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 3, command)
            self.assertIn(b"cannot be written", done.stderr)
            done = subprocess.run(["sh", "-c", '"$@" 2>&-', "sh", HEARSAY, *command], stdout=subprocess.PIPE)
            self.assertEqual(done.returncode, 0, command)

    def test_little_memory(self):
        words = self.write("words.txt", "The ferry will run from Tuesday, Lena Brandt said.\n" * 400_000)
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (150 << 20, 150 << 20))
        if subprocess.run([HEARSAY, "--version"], capture_output=True, preexec_fn=limit).returncode:
            self.skipTest("AddressSanitizer needs more than that to begin")
        for command in ("read", "trace", "add"):
            database = ["--db", os.path.join(self.folder, "small.db")] if command == "add" else []
            done = subprocess.run([HEARSAY, command, "--threads=1", *database, words], capture_output=True, preexec_fn=limit)
            self.assertEqual(done.returncode, 3, command)
            self.assertIn(b"hearsay: the machine has no memory left", done.stderr)

    def test_threads_and_locale_change_nothing(self):
        pages = [self.write(f"{i}.html", PAGE.replace("Orva", f"Orva {i}")) for i in range(20)]
        for command in ("read", "trace"):
            one = self.run_hearsay(command, "--threads", "1", *pages)
            self.assertEqual(one, self.run_hearsay(command, "--threads", "8", *pages))
            self.assertEqual(one, self.run_hearsay(command, *pages, LC_ALL="de_DE.UTF-8", LANGUAGE="de"))
            self.assertEqual(one, self.run_hearsay(command, *pages, LC_ALL="POSIX"))


class Document(html.parser.HTMLParser):
    """A document of --format html: whether its elements are nested, and all that it links to or calls by name."""

    VOID = {"meta", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.seen, self.addresses, self.ids, self.faults, self.words = [], set(), [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        for name, value in attributes:
            if name.startswith("on") or name in ("src", "srcset", "style") or (name == "id" and value in self.ids):
                self.faults.append((tag, name, value))
            if name == "href":
                self.addresses.append(value)
            if name == "id":
                self.ids.append(value)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(("end", tag))

    def handle_data(self, data):
        self.words += data


class Html(Case):
    def read(self, *pages):
        text = self.run_hearsay("read", "--format", "html", *pages)
        document = Document(text)
        self.assertEqual((document.faults, document.open), ([], []), text)
        self.assertLessEqual(document.seen, set("html head meta title style body main article header p h1 h2 h3 h4 a aside "
            "strong em bdi time mark sup figure figcaption span ul li ol div blockquote pre code table tr td section footer "
            "dl dt dd small".split()))
        self.assertIn("default-src 'none'", text)
        return document

    def test_nothing_of_a_page_becomes_markup(self):
        words = ("<p>“The <a href='javascript:alert(1)'>ferry</a> <a href='https://orva.example/&quot; onclick=&quot;x?a=1&amp;b=2'>"
                 "of Orva</a> &lt;script&gt;alert(1)&lt;/script&gt; is slow,” <a href='/brandt'>Lena</a> Brandt said on Monday. "
                 "&amp;lt;img src=x onerror=alert(1)&amp;gt; she added.</p></article>")
        page = self.write("odd.html", PAGE.replace("<head>", "<head><link rel=canonical href='https://herald.example/a'>")
                          .replace("</article>", words))
        document = self.read(page)
        self.assertIn("<script>alert(1)</script>", document.words)
        self.assertIn("https://herald.example/brandt", document.addresses)
        self.assertFalse([a for a in document.addresses if not a.startswith(("https://", "#a1"))])
        for address in document.addresses:
            self.assertTrue(address[0] != "#" or address[1:] in document.ids, address)

    def test_one_document_for_all_pages(self):
        document = self.read(self.page, self.page, self.write("none.html", "<p>"))
        self.assertEqual([i for i in document.ids if "m" not in i and "s" not in i], ["a1", "a2", "a3"])
        self.assertEqual(len(self.read(self.write("none.jsonl", "")).ids), 0)

    def test_elements_by_role(self):
        words = "The ferry of Orva runs every twenty minutes from Tuesday on, Lena Brandt told the town council."
        parts = (f"<h2>Times</h2><h3>Prices</h3><ul><li>One. {words}</li><li>Two. {words}</li></ul>"
                 f"<blockquote><p>Three. {words}</p></blockquote><table><tr><td>Ferry</td><td>2 &euro;</td></tr>"
                 f"<tr><td>Bus</td><td>3 &euro;</td></tr></table><p>Four. {words}</p></article>")
        page = self.write("parts.html", PAGE.replace("</article>", parts))
        text = self.run_hearsay("read", "--format", "html", page)
        self.assertEqual([text.count(f"<{e}>") for e in ("ul", "blockquote", "table", "tr", "td")], [2, 1, 1, 2, 4])
        self.assertIn("<h2>Times</h2>", text)
        self.assertIn("<h3>Prices</h3>", text)
        self.assertIn("| Ferry | 2 € |", self.run_hearsay("read", "--format", "md", page))
        lines = self.write("parts.jsonl", self.run_hearsay("read", page))  # a line read back shows the same
        self.assertEqual(text, self.run_hearsay("read", "--format", "html", lines))


class Companions(Case):
    """The completions and the manual page that are made with the program."""

    def setUp(self):
        super().setUp()
        self.made = os.path.dirname(HEARSAY)

    def complete(self, *words):
        script = f'. {self.made}/hearsay.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hearsay; printf "%s\\n" "${{COMPREPLY[@]}}"'
        done = subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_bash(self):
        self.assertIn("trace", self.complete("hearsay", "t"))
        self.assertIn("--plain", self.complete("hearsay", "read", "--"))
        self.assertNotIn("--show", self.complete("hearsay", "trace", "--"))
        self.assertEqual(self.complete("hearsay", "read", "--format", "j"), ["jsonl", "json"])
        self.assertEqual(self.complete("hearsay", "read", self.page[:-2]), [self.page])

    def test_manual_has_every_option(self):
        with open(os.path.join(self.made, "hearsay.1"), encoding="utf-8") as file:
            manual = file.read()
        for command in ("read", "trace"):
            for line in self.run_hearsay(command, "--help").split("\n"):
                if line.startswith("  --"):
                    self.assertIn("\\-\\-" + line.split()[0][2:], manual)


if __name__ == "__main__":
    unittest.main(verbosity=0)
