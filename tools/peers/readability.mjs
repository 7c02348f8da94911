// @mozilla/readability reads a folder of pages: readability.mjs NAME FOLDER PRED.jsonl MODULES [MOST]
//
// NAME ends with the DOM that it runs on: "readability linkedom" or "readability jsdom". As peers.py in all else.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { createRequire } from "node:module";

const [name, folder, predictions, modules, mostGiven] = process.argv.slice(2);
const load = createRequire(path.join(modules, "node_modules", "x.js"));
const { Readability } = load("@mozilla/readability");
const blocks = new Set("P DIV LI H1 H2 H3 H4 BLOCKQUOTE BR TR PRE FIGCAPTION UL OL SECTION".split(" "));

function pagesOf(most) {
  let names = fs.readdirSync(folder).filter((n) => /\.html(\.gz)?$/.test(n)).sort();
  if (most && most < names.length) names = Array.from({ length: most }, (_, i) => names[Math.floor((i * names.length) / most)]);
  return names.map((n) => {
    const file = path.join(folder, n), bytes = fs.readFileSync(file);
    return { file, bytes: n.endsWith(".gz") ? zlib.gunzipSync(bytes) : bytes };
  });
}

function decoded(bytes) {
  const label = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString("latin1"));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder(label ? label[1] : "windows-1252").decode(bytes);
    } catch {
      return new TextDecoder("utf-8").decode(bytes);
    }
  }
}

function documentMaker() {
  if (name.endsWith("linkedom")) {
    const { parseHTML } = load("linkedom");
    return (html) => ({ document: parseHTML(html).document, close() {} });
  }
  const { JSDOM, VirtualConsole } = load("jsdom");
  return (html) => {
    const dom = new JSDOM(html, { url: "https://page.example/", virtualConsole: new VirtualConsole() });
    return { document: dom.window.document, close: () => dom.window.close() };
  };
}

function textOf(node, pieces = []) {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) pieces.push(child.nodeValue);
    else if (child.nodeType === 1) textOf(child, pieces);
  }
  if (blocks.has(node.nodeName)) pieces.push("\n");
  return pieces;
}

function read(make, bytes) {
  const { document, close } = make(decoded(bytes));
  const found = new Readability(document, { serializer: (element) => element }).parse();
  const result = found && {
    text: textOf(found.content).join(""),
    title: found.title,
    authors: found.byline ? [found.byline.replace(/^\s*(by|von|par)\s+/i, "")] : [], // the scorer parts names
    published: found.publishedTime || null,
    lede: found.excerpt,
    images: Array.from(found.content.querySelectorAll("figcaption"), (c) => ({ caption: c.textContent })),
  };
  close();
  return result || {};
}

const make = documentMaker(), pages = pagesOf(Number(mostGiven || 0)), lines = [];
let failed = 0;
const start = process.cpuUsage();
for (const { file, bytes } of pages) {
  try {
    lines.push(JSON.stringify({ ...read(make, bytes), path: file }));
  } catch (wrong) {
    if (++failed <= 3) console.error(`${name}: ${file}: ${wrong.message}`);
  }
}
const used = process.cpuUsage(start), size = pages.reduce((sum, page) => sum + page.bytes.length, 0);
fs.writeFileSync(predictions, lines.map((line) => line + "\n").join(""));
const peak = process.resourceUsage().maxRSS * 1024 - size;
console.log(JSON.stringify({ pages: pages.length, bytes: size, seconds: (used.user + used.system) / 1e6, peak, failed }));
