"""What the tests of the server share: pages of an invented town, a collection of them, a server, requests.

Each is run with PROGRAM as its argument.
"""
import http.client
import os
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))  # once: other tests may import this one
LEAKS = "print_suppressions=0:suppressions=" + os.path.join(os.path.dirname(os.path.abspath(__file__)), "leaks.txt")
PAGE = """<html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The bridge at Tannwick was closed on Monday after inspectors found rust in two of its cables, the town said.</p>
<p>"We had no choice," said {speaker}, the mayor of Tannwick, on Monday. {more} She expects a long repair.</p>
</article></body></html>"""


def page(title="Bridge at Tannwick closed", more="Nobody was hurt.", speaker="Odile Marran"):
    return PAGE.format(title=title, more=more, speaker=speaker)


class Case(unittest.TestCase):
    """A server over `pages`, a name and the HTML each; with `options` beside the database."""
    pages = (("a.html", page()), ("b.html", page("Tannwick bridge closed", "Nobody was hurt, she said.")))
    options = ()
    environment = {}

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = cls.temporary.name
        cls.database = os.path.join(cls.folder, "news.db")
        names = [os.path.join(cls.folder, name) for name, _ in cls.pages]
        for name, (_, text) in zip(names, cls.pages):
            with open(name, "w", encoding="utf-8") as file:
                file.write(text)
        subprocess.run([PROGRAM, "add", "--db", cls.database, *names], check=True, stderr=subprocess.DEVNULL)
        cls.start()
        cls.addClassCleanup(cls.stop)

    @classmethod
    def start(cls):
        cls.scratch = os.path.join(cls.folder, "scratch")
        os.makedirs(cls.scratch, exist_ok=True)
        cls.server = subprocess.Popen([PROGRAM, "serve", *cls.options, cls.database], stdout=subprocess.PIPE, text=True,
                                      env={**os.environ, "TMPDIR": cls.scratch, "LSAN_OPTIONS": LEAKS, **cls.environment})
        cls.line = cls.server.stdout.readline().strip()
        cls.address, _, cls.query = cls.line[len("http://"):].partition("/")

    @classmethod
    def stop(cls):
        cls.server.send_signal(signal.SIGTERM)
        status = cls.server.wait(timeout=20)
        cls.server.stdout.close()
        assert status == 0, status

    def connect(self, timeout=20):
        host, _, port = self.address.rpartition(":")
        return http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, int(port), timeout=timeout)

    def ask_bytes(self, path, method="GET", body=None, **headers):
        connection = self.connect()
        connection.request(method, path, body=body, headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def ask(self, path, method="GET", body=None, **headers):
        response, body = self.ask_bytes(path, method, body, **headers)
        return response, body.decode()

    def status(self, path, method="GET", body=None, **headers):
        return self.ask_bytes(path, method, body, **headers)[0].status
