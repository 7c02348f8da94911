"""The trainer of the tagger on a few invented articles: test_training.py TRAIN-TAGGER FOLDER

FOLDER has a set of training and, under held/, one that training does not see. All speech of both is "radioed", a verb that
no table of the rules has: what is found of it has been learnt.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SET = None, None


class Training(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_trainer(self, set_folder, *options):
        command = [PROGRAM, "en", str(set_folder), "--out", str(self.folder / "model.bin"), *options]
        return subprocess.run(command, capture_output=True, text=True, cwd=self.folder)

    def train(self, *options):
        """The bytes of the model."""
        run = self.run_trainer(SET, "--features", "2000", "--refit", "1", *options)
        self.assertEqual(run.returncode, 0, run.stderr)
        return (self.folder / "model.bin").read_bytes()

    def right_statements(self, rounds):
        """How many statements of the held articles a model of so many rounds finds to the letter."""
        said = self.folder / "said.jsonl"
        self.train("--rounds", str(rounds), "--held", str(SET / "held"), "--predict", str(said))
        roles = ("source", "cue", "content")
        gold, found = (
            {(page["id"], *(str(statement[role]) for role in roles)) for page in pages for statement in page["statements"]}
            for pages in (map(json.loads, path.read_text().splitlines()) for path in (SET / "held" / "gold.jsonl", said)))
        self.assertTrue(gold)
        return len(gold & found)

    def test_same_seed_same_bytes(self):
        first, second = self.train("--rounds", "4", "--seed", "1"), self.train("--rounds", "4", "--seed", "1")
        self.assertEqual(first, second)
        self.assertNotEqual(first, self.train("--rounds", "4", "--seed", "2"))

    def test_what_is_learnt_is_found(self):
        self.assertEqual(self.right_statements(rounds=0), 0)
        self.assertGreaterEqual(self.right_statements(rounds=8), 1)

    def refusal(self, change):
        """What the trainer says of a copy of the set whose lines of gold have been changed; it must fail."""
        bad = self.folder / "bad"
        shutil.copytree(SET, bad)
        gold = bad / "gold.jsonl"
        gold.write_text("".join(change(gold.read_text().splitlines(keepends=True))))
        run = self.run_trainer("bad")
        self.assertEqual(run.returncode, 1)
        self.assertFalse((self.folder / "model.bin").exists())
        return run.stderr

    def test_no_gold(self):
        run = self.run_trainer("nowhere")
        self.assertEqual((run.returncode, run.stderr), (1, "nowhere/gold.jsonl: No such file or directory\n"))

    def test_no_text(self):
        said = self.refusal(lambda lines: [line.replace('"id": "storm"', '"id": "calm"') for line in lines])
        self.assertEqual(said, "bad/texts/calm.txt: No such file or directory\n")

    def test_no_json(self):
        self.assertEqual(self.refusal(lambda lines: lines[:1] + ["{\n"] + lines[2:]), "bad/gold.jsonl:2: no JSON\n")

    def test_no_id(self):
        self.assertEqual(self.refusal(lambda lines: ["\n", '{"statements": []}\n']), 'bad/gold.jsonl:2: no "id"\n')

    def test_spans_outside_the_text(self):
        length = len((SET / "texts" / "storm.txt").read_text())
        for span in ([0, length + 1], [length + 1, length + 2], [5, 4], [-1, 4], [5]):
            page = {"id": "storm", "statements": [{"source": [], "cue": [span], "content": [], "parent": None}]}
            said = self.refusal(lambda lines: lines[:2] + [json.dumps(page) + "\n"])
            self.assertEqual(said, "bad/gold.jsonl:3: a span outside its text\n")
            shutil.rmtree(self.folder / "bad")

    def test_usage(self):
        for arguments in ([], ["en"], ["en", str(SET)], ["en", str(SET), "--loud", "1"]):
            run = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
            self.assertEqual(run.returncode, 2)
            self.assertIn("usage: train-tagger LANGUAGE SET --out MODEL", run.stderr)


if __name__ == "__main__":
    PROGRAM, SET = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    unittest.main(argv=sys.argv[:1], verbosity=0)
