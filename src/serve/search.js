// Search as one types: the first articles that match stand below the field as links. The form stays what it was.

const PAUSE = 150; // milliseconds without a key before the collection is asked
const MOST = 8;
const LEAST_LETTERS = 2;

function entry(found) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const where = document.createElement("small");
  link.href = `/article/${Number(found.id)}`;
  link.textContent = found.title ?? `#${Number(found.id)}`;
  if (found.language) link.lang = found.language;
  where.textContent = [found.outlet, found.published?.slice(0, 10)].filter(Boolean).join(" · ");
  link.append(where);
  item.append(link);
  return item;
}

export function searchAsOneTypes(field) {
  if (!field) return;
  const list = document.createElement("ul");
  const start = field.value;
  let timer = 0;
  let asked = null; // the request on its way
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("aria-label", field.form.dataset.suggestions ?? "");
  field.form.append(list);
  field.autocomplete = "off";

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
  };

  async function ask() {
    const words = field.value.trim();
    asked?.abort();
    if (words.length < LEAST_LETTERS || words === start) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`/search.json?limit=${MOST}&q=${encodeURIComponent(`${words}*`)}`, { signal: asked.signal });
      const found = answer.ok ? await answer.json() : [];
      list.replaceChildren(...found.map(entry));
      list.hidden = found.length === 0;
    } catch {
      // Another key was pressed meanwhile, or the server is gone: the form still works.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    if (list.hidden || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] ?? field).focus();
  });
  field.form.addEventListener("focusout", (event) => {
    if (!field.form.contains(event.relatedTarget)) close();
  });
}
