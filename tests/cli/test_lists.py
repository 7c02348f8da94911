#!/usr/bin/env python3
"""Lists and pages of a collection at the command line, in every form: test_lists.py HEARSAY EXAMPLES SCHEMA"""
import json
import sqlite3
import unittest

from case import Lists


class Stories(Lists):
    def stories(self, *arguments):
        return self.rows("listed_story", "stories", *arguments)

    def test_newest_first_without_single_articles(self):
        found = self.stories()
        self.assertGreaterEqual(len(found), 5)
        self.assertEqual(found, sorted(found, key=lambda s: s["last"], reverse=True))
        self.assertTrue(all(s["articles"] > 1 for s in found))
        self.assertGreaterEqual(len(self.stories("--min-articles", "1")), len(found))

    def test_orders(self):
        for name, key in (("size", lambda s: s["articles"]), ("origins", lambda s: s["origins"]),
                          ("spread", lambda s: s["articles"] / max(s["origins"], 1))):
            found = self.stories("--sort", name)
            self.assertEqual([key(s) for s in found], sorted(map(key, found), reverse=True), name)

    def test_narrowed(self):
        everything = self.stories()
        dam = next(s for s in everything if "Selmar" in s["title"])
        self.assertEqual(self.stories("--since", "2025-10-20", "--until", "2025-10-22", "--language", "fr"), [dam])
        self.assertEqual(self.stories("--outlet", "NORTHGATE herald"), [dam])
        self.assertIn("caveat-lost", dam["flags"])
        for flag in ("caveat-lost", "single-source", "unconfirmed"):
            self.assertEqual(self.stories("--flag", flag), [s for s in everything if flag in s["flags"]], flag)
        self.assertEqual(self.stories("--limit", "2", "--offset", "1"), everything[1:3])
        self.assertEqual(self.db("stories", "--until", "1999", "--format", "json"), "[]\n")
        self.assertEqual(self.db("stories", "--until", "1999", "--format", "text"), "")
        self.assertIn("nothing found", self.error)

    def test_what_makes_no_sense(self):
        self.db("stories", "--since", "yesterday", status=2)
        self.assertIn("is no date", self.error)
        self.db("stories", "--flag", "odd", status=2)
        self.assertIn("credit-conflict", self.error)
        self.db("stories", "--outlet", "northgate heralt", status=1)
        self.assertIn("did you mean Northgate Herald?", self.error)
        self.db("stories", "12", status=2)

    def test_text(self):
        text = self.db("stories", "--format", "text", "--width", "100")
        self.assertIn("21–22 Oct 2025 · de en fr · 13 articles", text.replace("\u00a0", " "))
        self.assertIn("! caveat lost · headline overclaims", text)


class Story(Lists):
    def test_contract(self):
        for listed in self.rows("listed_story", "stories", "--min-articles", "1"):
            story = self.ask_json("trace", "story", "--db", self.database, str(listed["id"]))
            self.assertEqual(story["id"], listed["id"])
            self.assertEqual(len(story["articles"]), listed["articles"])
            self.assertEqual(len(story["claims"]), listed["claims"])
            kinds = {finding["kind"] for finding in story["findings"]} | {claim["status"] for claim in story["claims"]}
            self.assertEqual(kinds, set(listed["flags"]))
            for told in story["stories"]:
                self.assertEqual((told["id"], told["origins"]), (listed["id"], listed["origins"]))

    def test_forms(self):
        number = str(self.rows("listed_story", "stories", "--sort", "size")[0]["id"])
        text = self.widths("story", "--db", self.database, number)
        self.assertIn("STORY " + number, text)
        self.assertRegex(text, r"independent origins? · claim \d+")
        self.assertIn("## Story " + number, self.db("story", number, "--format", "md"))
        for form, begins in (("svg", "<svg"), ("dot", "digraph"), ("graphml", "<?xml"), ("csv", "from,to,kind")):
            self.assertTrue(self.db("story", number, "--format", form).startswith(begins), form)
        self.assertIn("entity", json.loads(self.db("story", number, "--format", "prov")))

    def test_numbers_that_lead_elsewhere_or_nowhere(self):
        self.db("story", "4711", status=1)
        self.assertIn("there is no story 4711", self.error)
        self.db("story", "one", status=2)
        number = self.rows("listed_story", "stories")[0]["id"]
        with sqlite3.connect(self.database) as database:
            database.execute("INSERT INTO merged VALUES (900, 901), (901, ?)", (number,))
        merged = json.loads(self.db("story", "900", "--format", "json"))
        self.assertEqual(merged["id"], number)
        self.assertIn(f"story 900 has become part of story {number}", self.error)
        with sqlite3.connect(self.database) as database:
            database.execute("DELETE FROM merged WHERE story >= 900")


class Claims(Lists):
    def claims(self, *arguments):
        return self.rows("listed_claim", "claims", *arguments)

    def test_orders(self):
        for name, key in (("size", lambda c: c["carried"]), ("new", lambda c: c["last"]),
                          ("origins", lambda c: c["independent_origins"]),
                          ("spread", lambda c: c["carried"] / max(c["independent_origins"], 1))):
            found = self.claims("--sort", name)
            self.assertEqual([key(c) for c in found], sorted(map(key, found), reverse=True), name)

    def test_narrowed(self):
        everything = self.claims("--limit", "1000")
        for status in {claim["status"] for claim in everything}:
            wanted = [c["id"] for c in everything if c["status"] == status]
            self.assertEqual([c["id"] for c in self.claims("--limit", "1000", "--status", status)], wanted)
        speaker = next(o["name"] for c in everything for o in c["origins"] if o["named"])
        wanted = [c["id"] for c in everything if speaker in [o["name"] for o in c["origins"]]]
        self.assertLessEqual(set(wanted), {c["id"] for c in self.claims("--speaker", speaker.lower(), "--limit", "1000")})
        story = everything[0]["story"]
        self.assertEqual({c["story"] for c in self.claims("--story", str(story))}, {story})
        dam = {c["story"] for c in self.claims("--outlet", "northgate herald")}
        self.assertEqual({c["story"] for c in self.claims("--since", "2025-10-20", "--until", "2025-10-22",
                                                          "--language", "fr")} & dam, dam)
        self.assertTrue(all("TND" in [o["name"] for o in c["origins"]] for c in self.claims("--speaker", "tnd")))
        self.db("claims", "--status", "odd", status=2)
        self.db("claims", "--speaker", "Nobody Atall", status=1)

    def test_claim(self):
        for listed in self.claims():
            claim = self.ask_json("claim_page", "claim", "--db", self.database, str(listed["id"]))
            for key in ("id", "story", "text", "status", "independent_origins"):
                self.assertEqual(claim[key], listed[key])
            self.assertEqual(len(claim["carriers"]), listed["carried"])
            self.assertEqual({c["article"] for c in claim["carriers"]}, {a["id"] for a in claim["articles"]})
        text = self.widths("claim", "--db", self.database, str(self.claims()[0]["id"]))
        self.assertIn("WHO CARRIES IT", text)
        rows = self.db("claim", str(claim["id"]), "--format", "csv").splitlines()
        self.assertEqual(rows[0], "article,outlet,title,published,certainty,quote")
        self.assertEqual(len(rows), len(claim["carriers"]) + 1)
        self.db("claim", "4711", status=1)
        self.assertIn("there is no claim 4711", self.error)


class Outlets(Lists):
    def test_list(self):
        found = self.rows("listed_outlet", "outlets")
        self.assertEqual([o["articles"] for o in found], sorted((o["articles"] for o in found), reverse=True))
        newest = self.rows("listed_outlet", "outlets", "--sort", "new")
        self.assertEqual([o["last"] for o in newest], sorted((o["last"] for o in newest), reverse=True))
        french = self.rows("listed_outlet", "outlets", "--language", "fr", "--since", "2025-10-21", "--until", "2025-10-21")
        self.assertIn("La Dépêche du Lac", [o["name"] for o in french])
        self.assertLess(len(french), len(found))
        self.assertIn("100 %", self.db("outlets", "--format", "text"))

    def page(self, *name):
        return self.ask_json("outlet_page", "outlet", "--db", self.database, *name)

    def test_page_is_that_of_the_traces(self):
        page = self.page("northgate", "HERALD")
        self.assertEqual(self.page("northgate-herald.example"), page)
        relays = sqlite3.connect(self.database).execute(
            "SELECT from_name, count(DISTINCT to_article) FROM relay WHERE to_key = 'northgateherald' AND from_key != to_key"
            " GROUP BY from_key").fetchall()
        self.assertEqual(sorted((p["name"], p["articles"]) for p in page["relays"]["partners"]), sorted(relays))
        self.assertTrue(all(p["texts"] + p["reports"] >= p["articles"] for p in page["relays"]["partners"]))
        self.assertTrue(page["relays"]["delay"] > 0 and page["months"][0]["month"] == "2025-10")
        for partner in page["relays"]["partners"]:
            back = self.page(partner["name"])["relayed_by"]["partners"]
            self.assertIn((page["name"], partner["articles"]), [(p["name"], p["articles"]) for p in back])

    def test_agency_without_articles(self):
        page = self.page("Halden Press Service")
        self.assertEqual((page["articles"], page["domain"], page["relays"]["partners"]), (0, None, []))
        self.assertTrue(page["relayed_by"]["partners"])
        self.assertIn("no article here", self.db("outlet", "halden press service", "--format", "text"))

    def test_forms(self):
        text = self.widths("outlet", "--db", self.database, "kalder tagblatt")
        self.assertIn("WHO RELAYS IT", text)
        rows = self.db("outlet", "kalder tagblatt", "--format", "csv").splitlines()
        self.assertEqual(rows[0], "way,name,kind,articles,texts,reports,delay")
        self.assertGreater(len(rows), 3)

    def test_unknown(self):
        self.db("outlet", "kaldr tagblat", status=1)
        self.assertIn("did you mean Kalder Tagblatt?", self.error)
        self.db("outlet", "herald", status=1)
        self.assertIn("Northgate Herald", self.error)
        self.assertEqual(self.db("outlet", "qqqqqqqqq", status=1), "")


class Speakers(Lists):
    def page(self, *arguments):
        return self.ask_json("speaker_page", "speaker", "--db", self.database, *arguments)

    def test_statements_are_those_of_the_articles(self):
        page = self.page("--limit", "1000", "adà", "REVENTLOW")
        self.assertEqual(page["names"][0]["name"], "Ada Reventlow")
        self.hold_all("said", page["statements"])
        self.assertEqual(len(page["statements"]), sum(name["statements"] for name in page["names"]))
        for said in page["statements"]:
            article = json.loads(self.db("article", str(said["article"]), "--format", "json"))
            self.assertIn(said["content"], [" ".join(article["text"][a:b] for a, b in s["content"])
                                            for s in article["statements"] if s["speaker"]["name"] == said["speaker"]])
        self.assertLessEqual({s["article"] for s in page["statements"]}, {s["article"] for s in self.page("reventlow")["statements"]})
        one = self.page("--outlet", page["statements"][0]["outlet"], "ada reventlow")["statements"]
        self.assertEqual({s["outlet"] for s in one}, {page["statements"][0]["outlet"]})

    def test_forms(self):
        lines = self.db("speaker", "ada reventlow", "--format", "jsonl").splitlines()
        self.assertEqual([json.loads(line) for line in lines], self.page("ada reventlow")["statements"])
        self.assertEqual(len(self.db("speaker", "ada reventlow", "--format", "csv").splitlines()), len(lines) + 1)
        self.assertIn("Ada Reventlow · ", self.widths("speaker", "--db", self.database, "ada reventlow"))

    def test_unknown(self):
        self.db("speaker", "ada reventlaw", status=1)
        self.assertIn("did you mean Ada Reventlow?", self.error)


class Search(Lists):
    def search(self, *arguments):
        return self.rows("found", "search", *arguments)

    def test_words_and_filters(self):
        found = self.search("selmar", "dam")
        self.assertTrue(all(f["story"] for f in found))
        self.assertIn("\x02", found[0]["snippet"])
        herald = self.search('outlet:"northgate herald"', "dam")
        self.assertEqual({f["outlet"] for f in herald}, {"Northgate Herald"})
        self.assertEqual(self.search("--outlet", "Northgate Herald", "dam"), herald)
        self.assertEqual({f["language"] for f in self.search("--language", "fr", "barrage")}, {"fr"})
        self.assertFalse(set(f["id"] for f in herald) & set(f["id"] for f in self.search("dam", "-outlet:northgateherald")))
        october = self.search("since:2025-10-22", "dam")
        self.assertEqual(self.search("--since", "2025-10-22", "dam"), october)
        self.assertTrue(all((f["published"] or "2025-10-22") >= "2025-10-22" for f in october))
        self.assertEqual(self.search("--limit", "1", "--offset", "1", "dam"), self.search("dam")[1:2])
        story = found[0]["story"]
        self.assertEqual({f["story"] for f in self.search("--story", str(story), "the")}, {story})

    def test_filters_alone_give_the_newest(self):
        found = self.search("language:EN")
        self.assertTrue(all(f["snippet"] is None for f in found))
        days = [f["published"][:10] for f in found if f["published"]]
        self.assertEqual(days, sorted(days, reverse=True))

    def test_speaker(self):
        with sqlite3.connect(self.database) as database:
            article, name = database.execute("SELECT article, speaker FROM statement WHERE is_named LIMIT 1").fetchone()
        self.assertIn(article, [f["id"] for f in self.search(f'speaker:"{name.upper()}"')])

    def test_what_makes_no_sense(self):
        self.db("search", 'dam "twelve', status=2)
        lines = self.error.splitlines()
        self.assertIn("not closed", lines[0])
        self.assertEqual(lines[1].index('"'), lines[2].index("^"))
        self.db("search", "outlet:heralt", status=1)
        self.assertIn("there is no outlet called heralt here", self.error)


if __name__ == "__main__":
    unittest.main(verbosity=0)
