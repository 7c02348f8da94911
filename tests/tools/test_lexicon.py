"""What the maker of lexicon tables refuses, and where it says the fault is: test_lexicon.py LEXICON-TABLES

    en/hedges.tsv with "may  adverbial" in its third line  ->  …/en/hedges.tsv:3: no value of its column: adverbial
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = None
HEADER = "# Words.\nphrase\tkind\n"
COLUMNS = {
    "hedges": ("phrase\tkind", "adverb"),
    "relay-words": ("phrase\trole", "citing"),
    "relay-places": ("word\tkind", "place"),
    "caveats": ("phrase\trole", "verify"),
    "speaker-words": ("word\ttype\tnumber\tuse", "person\ts\t"),
    "cue-verbs": ("form\tlemma\tshape\tclass\tcertainty\tframes", "say\tbf\tsay\treported\tqt"),
}


class Tables(unittest.TestCase):
    def make(self, text, name="hedges", language="en"):
        """Runs the program on one table; gives its exit status and what it says, without the folder's name."""
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder, language, name + ".tsv")
            table.parent.mkdir()
            table.write_bytes(text if isinstance(text, bytes) else text.encode())
            run = subprocess.run([PROGRAM, folder + "/out.c", str(table)], capture_output=True, text=True)
            return run.returncode, run.stderr.replace(folder + "/", "")

    def assert_refused(self, text, line, what, **table):
        status, said = self.make(text, **table)
        path = f"{table.get('language', 'en')}/{table.get('name', 'hedges')}.tsv"
        self.assertEqual((status, said), (1, f"{path}:{line}: {what}\n"))

    def test_good_table(self):
        self.assertEqual(self.make(HEADER + "may\tmodal\nso to speak\tadverb\n"), (0, ""))

    def test_blanks_around_a_cell(self):
        self.assert_refused(HEADER + "may\tmodal\nmight \tmodal\n", 4, "blanks around a cell: might ")
        self.assert_refused(HEADER + " may\tmodal\n", 3, "blanks around a cell:  may")
        self.assert_refused(HEADER + "may\t modal\n", 3, "blanks around a cell:  modal")
        self.assert_refused("phrase\tkind \nmay\tmodal\n", 1, "blanks around a cell: kind ")

    def test_carriage_returns(self):
        self.assert_refused(b"# Words.\r\nphrase\tkind\r\nmay\tmodal\r\n", 2, "blanks around a cell: kind")
        self.assert_refused(HEADER + "may\tmodal\r\n", 3, "blanks around a cell: modal")
        self.assert_refused(HEADER + "may\tmodal\n\r\n", 4, "blanks around a cell: ")

    def test_values_of_closed_columns(self):
        for name, (header, good) in COLUMNS.items():
            for language in ("en", "de", "fr"):
                where = {"name": name, "language": language}
                self.assertEqual(self.make(f"{header}\nword\t{good}\n", **where), (0, ""))
                cells = good.split("\t")
                for wrong in range(name == "cue-verbs", len(cells)):  # a lemma may be anything
                    row = "\t".join(cells[:wrong] + ["Xs"] + cells[wrong + 1:])
                    self.assert_refused(f"{header}\nword\t{row}\n", 2, "no value of its column: Xs", **where)

    def test_empty_value(self):
        self.assert_refused(HEADER + "may\t\n", 3, "no value of its column: ")

    def test_double_keys(self):
        self.assert_refused(HEADER + "may\tmodal\nmight\tmodal\nMay\tadverb\n", 5, "key stands there already: May")

    def test_number_of_cells(self):
        what = "the number of cells is not that of the header: "
        self.assert_refused(HEADER + "may\n", 3, what + "may")
        self.assert_refused(HEADER + "may\tmodal\tmodal\n", 3, what + "may\tmodal\tmodal")

    def test_key_empty(self):
        self.assert_refused(HEADER + "\tmodal\n", 3, "key empty: \tmodal")

    def test_no_header(self):
        self.assert_refused("# Words.\n", 2, "no header row: ")

    def test_not_utf_8(self):
        self.assert_refused(HEADER.encode() + b"m\xe4y\tmodal\n", 0, "not UTF-8: ")

    def test_not_composed(self):
        self.assert_refused(HEADER + "ma\u0308g\tmodal\n", 3, "not in Unicode form NFC: ma\u0308g\tmodal")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=0)
