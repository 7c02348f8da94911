// The relay map: pointing at an article, or moving to it by keyboard, lights up its chain (all it came from and all that
// came from it) and shows what is known of it below the map. The words come from the table of the same page, so they
// are in the reader's tongue; the passages from the two articles' JSON, asked for when they are wanted.

const MOST_PASSAGES = 3;
const texts = new Map(); // of articles by number: a promise of code points

function textOf(number) {
  if (!texts.has(number)) {
    const text = fetch(`/article/${number}.json`)
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then((article) => Array.from(article.text ?? ""), () => []);
    texts.set(number, text);
  }
  return texts.get(number);
}

// All that is reached from `start` along lines, one way or the other.
function follow(lines, start, fromKey, toKey) {
  const reached = new Set([start]);
  const used = new Set();
  const open = [start];
  while (open.length) {
    const here = open.pop();
    for (const line of lines) {
      if (line.dataset[fromKey] !== here) continue;
      used.add(line);
      if (reached.has(line.dataset[toKey])) continue;
      reached.add(line.dataset[toKey]);
      open.push(line.dataset[toKey]);
    }
  }
  return { reached, used };
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function addPassages(panel, number, relays, isWanted) {
  const mine = relays.filter((relay) => relay.to === number && relay.from.startsWith("article:") && relay.evidence.length);
  if (!mine.length) return;
  const { from, evidence } = mine[0];
  const [theirs, own] = await Promise.all([textOf(from.slice("article:".length)), textOf(number)]);
  if (!isWanted()) return;
  for (const place of evidence.slice(0, MOST_PASSAGES)) {
    if (!place.from) continue;
    const pair = element("div", "", "pair");
    pair.append(element("blockquote", theirs.slice(...place.from).join("")), element("blockquote", own.slice(...place.to).join("")));
    panel.append(pair);
  }
}

export function lightUpChains(map, panel) {
  if (!map || !panel) return;
  const lines = [...map.querySelectorAll(".relay")];
  const nodes = [...map.querySelectorAll("a.node")];
  let chosen = null;
  let story = null; // a promise of the story's relays

  const relaysOf = () => {
    story ??= fetch(`${location.pathname}.json`).then((answer) => answer.json()).then((json) => json.relays, () => []);
    return story;
  };

  function dim() {
    chosen = null;
    map.classList.remove("has-lit");
    for (const lit of map.querySelectorAll(".lit, .chosen")) lit.classList.remove("lit", "chosen");
    panel.hidden = true;
  }

  async function light(node) {
    if (node === chosen) return;
    dim();
    chosen = node;
    const { id } = node.dataset;
    const back = follow(lines, id, "to", "from");
    const on = follow(lines, id, "from", "to");
    map.classList.add("has-lit");
    node.classList.add("chosen");
    for (const other of nodes)
      other.classList.toggle("lit", back.reached.has(other.dataset.id) || on.reached.has(other.dataset.id));
    for (const line of lines) line.classList.toggle("lit", back.used.has(line) || on.used.has(line));
    for (const share of map.querySelectorAll(".share"))
      share.classList.toggle("lit", back.reached.has(share.dataset.to) || on.reached.has(share.dataset.to));
    show(node);
    await addPassages(panel, id, await relaysOf(), () => node === chosen);
  }

  function show(node) {
    const row = document.getElementById(`row-${node.dataset.id}`);
    panel.replaceChildren();
    if (!row) return;
    const [when, , from, certainty] = row.cells;
    const head = element("p");
    head.append(...row.cells[1].cloneNode(true).childNodes, " ", ...when.cloneNode(true).childNodes, " ", ...certainty.cloneNode(true).childNodes);
    panel.append(head, ...from.cloneNode(true).childNodes);
    panel.hidden = false;
  }

  // Left: to what it came from; right: to the first that came from it; up and down: to the neighbours.
  function move(node, key) {
    const at = nodes.indexOf(node);
    const near = (from, to) => {
      const line = lines.find((one) => !one.classList.contains("tie") && one.dataset[from] === node.dataset.id);
      return line && nodes.find((one) => one.dataset.id === line.dataset[to]);
    };
    if (key === "ArrowLeft") return near("to", "from");
    if (key === "ArrowRight") return near("from", "to");
    if (key === "ArrowUp") return nodes[at - 1];
    if (key === "ArrowDown") return nodes[at + 1];
    return null;
  }

  for (const node of nodes) {
    node.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && light(node));
    node.addEventListener("focus", () => light(node));
    // A finger cannot point without pressing: the first touch lights up, the second opens.
    let wasChosen = false;
    node.addEventListener("pointerdown", (event) => (wasChosen = event.pointerType === "mouse" || node === chosen));
    node.addEventListener("click", (event) => {
      if (event.detail && !wasChosen) event.preventDefault();
      light(node);
    });
    node.addEventListener("keydown", (event) => {
      const next = move(node, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && dim());
}
