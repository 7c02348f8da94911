#!/usr/bin/env python3
"""The pages in a browser: test_browser.py PROGRAM

Chromium opens every view over the invented example pages: large and small, light and dark, without scripts, by keyboard
alone; axe-core looks for what keeps people out. Needs Playwright, axe-playwright-python and chromium
(tools/test_browser.sh installs the first two); CHROMIUM names another browser.
"""
import glob
import os
import shutil
import subprocess
import tempfile
import unittest
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from case import PROGRAM, Case, page as page_of

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
VIEWS = ["/", "/stories?flag=denied&sort=size", "/story/1", "/claims", "/claim/1", "/article/1", "/article/5?show=cut",
         "/article/1/versions", "/compare", "/compare?a=4&b=5", "/compare?a=1&b=4", "/outlets", "/outlet/Kalder%20Tagblatt",
         "/speaker/Linnea%20Trost", "/search", "/search?q=Riss", "/stats", "/nothing-here"]
DESKTOP, PHONE, WALL = {"width": 1280, "height": 900}, {"width": 360, "height": 780}, {"width": 2560, "height": 1440}


class Browser(Case):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = cls.temporary.name
        cls.database = os.path.join(cls.folder, "news.db")
        cls.fill()
        cls.start()
        cls.addClassCleanup(cls.stop)
        playwright = sync_playwright().start()
        cls.addClassCleanup(playwright.stop)
        browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
        cls.browser = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        cls.addClassCleanup(cls.browser.close)

    @classmethod
    def fill(cls):
        pages = sorted(glob.glob(os.path.join(EXAMPLES, "pages", "*")))
        subprocess.run([PROGRAM, "add", "--db", cls.database, "--meta", os.path.join(EXAMPLES, "pages.tsv"), *pages],
                       check=True, stderr=subprocess.DEVNULL)

    def open(self, path="/", viewport=None, **context):
        """A page; what scripts throw, what the policy forbids and what asks for other hosts fails the test."""
        context = self.browser.new_context(viewport=viewport or DESKTOP, locale="en-GB", **context)
        self.addCleanup(context.close)
        page = context.new_page()
        base = f"http://{self.address}"
        page.on("pageerror", lambda error: self.fail(f"{path}: {error}"))
        page.on("dialog", lambda dialog: self.fail(f"{path}: a dialog: {dialog.message}"))
        page.on("console", lambda line: self.assertNotIn("Content Security Policy", line.text, path))
        page.on("request", lambda request: self.assertTrue(request.url.startswith((base, "data:")), request.url))
        page.goto(base + path)
        return page


class Views(Browser):
    def check_accessible(self, **context):
        page = self.open(**context)
        for path in VIEWS:
            page.goto(f"http://{self.address}{path}")
            found = Axe().run(page).response
            self.assertGreater(len(found["passes"]), 15, path)
            self.assertEqual([(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]], [], path)

    def test_nothing_keeps_people_out_on_a_large_screen(self):
        self.check_accessible(color_scheme="light")

    def test_nothing_keeps_people_out_on_a_small_one_in_the_dark(self):
        self.check_accessible(viewport=PHONE, color_scheme="dark")

    def test_nothing_is_wider_than_the_window(self):
        for viewport in (PHONE, DESKTOP, WALL):
            page = self.open(viewport=viewport)
            for path in VIEWS:
                page.goto(f"http://{self.address}{path}")
                width = page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(width, viewport["width"], path)

    def test_every_tongue_has_every_view(self):
        for tongue, word in (("de", "Geschichten"), ("fr", "Sujets")):
            page = self.open(f"/?lang={tongue}")
            for path in VIEWS:
                page.goto(f"http://{self.address}{path}")
                self.assertEqual(page.locator("html").get_attribute("lang"), tongue)
                self.assertEqual(page.locator("header nav a").first.inner_text(), word)

    def test_headings_descend_one_by_one(self):
        page = self.open()
        for path in VIEWS:
            page.goto(f"http://{self.address}{path}")
            levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))")
            self.assertEqual(levels[0], 1, path)
            self.assertEqual(levels.count(1), 1, path)
            for before, level in zip(levels, levels[1:]):
                self.assertLessEqual(level, before + 1, path)

    def test_dark_is_dark_and_paper_white(self):
        lightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"
        self.assertLess(self.open(color_scheme="dark").evaluate(lightness), 60)
        page = self.open("/story/1", color_scheme="light")
        self.assertGreater(page.evaluate(lightness), 240)
        page.emulate_media(media="print")
        self.assertEqual(page.evaluate(lightness), 255)
        self.assertFalse(page.locator("header form").is_visible())

    def test_nothing_moves_for_those_who_do_not_want_it(self):
        page = self.open("/story/1", reduced_motion="reduce")
        moving = "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration !== '0s').length"
        self.assertEqual(page.evaluate(moving), 0)


class WithoutScripts(Browser):
    def test_from_the_stories_to_two_articles_side_by_side(self):
        page = self.open("/", java_script_enabled=False)
        page.locator(".story h2 a").first.click()
        self.assertIn("/story/1", page.url)
        self.assertEqual(page.locator("svg.map a.node").count(), 13)
        self.assertEqual(page.locator("#row-5 td .from li").count(), 3)
        page.locator("#row-5 a.beside").first.click()
        self.assertIn("/compare?a=4&b=5", page.url)
        self.assertGreater(page.locator("tr.shared").count(), 1)
        page.locator("thead a").last.click()
        self.assertIn("/article/5", page.url)
        self.assertGreater(page.locator(".text .reused.from-1").count(), 0)

    def test_stories_are_chosen_by_a_form(self):
        page = self.open("/", java_script_enabled=False)
        page.locator("#f-flag").select_option("circular")
        page.locator(".filters button").click()
        self.assertIn("flag=circular", page.url)
        self.assertEqual(page.locator(".story").count(), 0)
        page.locator("#f-flag").select_option("caveat-lost")
        page.locator("#f-outlet").fill("City Mirror")
        page.locator(".filters button").click()
        self.assertEqual(page.locator(".story").count(), 1)

    def test_searching(self):
        page = self.open("/", java_script_enabled=False)
        page.locator("#q").fill("crack")
        page.locator("header form button").click()
        self.assertGreater(page.locator(".list mark").count(), 1)

    def test_a_claim_says_where_its_caveat_was_lost(self):
        page = self.open("/claim/1", java_script_enabled=False)
        lost = page.locator(".link.lost > .source").all_inner_texts()
        self.assertTrue(any("Harbor Ledger" in one for one in lost), lost)
        self.assertFalse(any("Northgate Herald" in one for one in lost), lost)

    def test_what_was_cut_is_shown_on_request(self):
        page = self.open("/article/1", java_script_enabled=False)
        self.assertEqual(page.locator(".cut-blocks").count(), 0)
        page.locator(".actions a[href*=cut]").click()
        self.assertGreater(page.locator(".cut-blocks dt").count(), 3)


class Keyboard(Browser):
    def tab_to(self, page, selector):
        """Tabs until what has the focus matches; fails when it is never reached or its focus cannot be seen."""
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        self.fail(f"the tab key never reaches {selector}")

    def test_the_skip_link_comes_first(self):
        page = self.open("/story/1")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        self.assertGreaterEqual(page.locator(".skip").bounding_box()["x"], 0)
        page.keyboard.press("Enter")
        self.assertTrue(page.url.endswith("#content"))

    def test_focus_can_be_seen(self):
        page = self.open("/")
        for selector in ("header nav a", "#q", "#f-flag", ".filters button", ".story h2 a"):
            self.tab_to(page, selector)
            self.assertNotEqual(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "none", selector)

    def test_a_chain_lights_up_and_shows_its_evidence(self):
        page = self.open("/story/1")
        self.tab_to(page, "a.node[data-id='1']")
        while page.evaluate("document.activeElement.dataset.id") != "5":
            page.keyboard.press("ArrowDown")
        lit = page.locator("a.node.lit").evaluate_all("all => all.map(one => one.dataset.id).sort()")
        self.assertEqual(lit, ["1", "4", "5"])
        self.assertIn("Northgate Herald", page.locator("#evidence").inner_text())
        page.locator("#evidence blockquote").first.wait_for()
        self.assertIn("A crack about twenty meters long", page.locator("#evidence blockquote").first.inner_text())
        page.keyboard.press("ArrowLeft")
        self.assertEqual(page.evaluate("document.activeElement.dataset.id"), "4")
        page.keyboard.press("Escape")
        self.assertTrue(page.locator("#evidence").is_hidden())
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/4")

    def test_search_as_one_types(self):
        page = self.open("/")
        self.tab_to(page, "#q")
        page.keyboard.type("spokesw")
        page.locator(".suggestions a").first.wait_for()
        page.keyboard.press("ArrowDown")
        self.assertTrue(page.evaluate("document.activeElement.matches('.suggestions a')"))
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/*")

    def test_suggestions_close(self):
        page = self.open("/")
        self.tab_to(page, "#q")
        page.keyboard.type("spokesw")
        page.locator(".suggestions a").first.wait_for()
        page.keyboard.press("Escape")
        self.assertTrue(page.locator(".suggestions").is_hidden())


class Touch(Browser):
    def test_the_first_touch_shows_and_the_second_opens(self):
        page = self.open("/story/1", viewport=PHONE, has_touch=True)
        node = page.locator("a.node[data-id='4']")
        node.locator(".dot").tap()
        self.assertIn("Northgate Herald", page.locator("#evidence").inner_text())
        self.assertIn("/story/1", page.url)
        node.locator(".dot").tap()
        page.wait_for_url("**/article/4")


class Hostile(Browser):
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"

    @classmethod
    def fill(cls):
        names = []
        for i in range(3):
            names.append(os.path.join(cls.folder, f"{i}.html"))
            escaped = cls.attack.replace("<", "&lt;")
            with open(names[-1], "w", encoding="utf-8") as file:
                file.write(page_of(f"{escaped} bridge {i}", escaped, f"Ada {escaped}"))
        subprocess.run([PROGRAM, "add", "--db", cls.database, *names], check=True, stderr=subprocess.DEVNULL)

    def test_no_page_becomes_script(self):
        page = self.open()
        for path in ("/", "/story/1", "/article/1", "/claims", "/claim/1", "/compare?a=1&b=2", "/outlets",
                     "/search?q=" + urllib.parse.quote('"' + self.attack)):
            page.goto(f"http://{self.address}{path}")
            self.assertEqual(page.locator("img").count(), 0, path)

    def test_no_page_becomes_script_by_the_scripts(self):
        page = self.open("/story/1")
        page.locator("a.node").last.focus()
        page.locator("#evidence blockquote").first.wait_for()
        page.locator("#q").fill("bridge")
        page.locator(".suggestions a").first.wait_for()
        self.assertEqual(page.locator("img").count(), 0)
        self.assertIn("<img src=x", page.locator("#evidence").inner_text())


if __name__ == "__main__":
    unittest.main()
