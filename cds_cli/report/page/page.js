"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = read("words");
  const table = document.getElementById("units");
  const body = table.tBodies[0];
  const rows = [...body.querySelectorAll("tr[data-unit]")];
  let all = null;
  const content = () => (all ??= read("content"));
  const lang = document.documentElement.lang;

  // What people type: without case and doubled spaces, and first of all without accents.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().replace(/\s+/g, " ").trim();
  // A syllable as its letters and its tone, since hoà and hòa are one.
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const toned = (word) => {
    const apart = word.normalize("NFD");
    return [apart.replace(tones, "").normalize("NFC"), (apart.match(tones) ?? []).join("")];
  };
  const syllables = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const number = (value, decimals) => {
    if (value === null || value === undefined) return "–";
    // Half is rounded up as on paper: 0.00125 is a little less in binary.
    const text = (value + Math.sign(value) * 1e-9).toFixed(decimals);
    return lang === "vi" ? text.replace(".", ",") : text;
  };
  const signed = (value, decimals) => (value > 0 ? "+" : "") + number(value, decimals);
  const el = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const svg = (name, attributes = {}, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const panels = new Map();

  // Find and filter: words may stand in any order, accents count only where they are typed.
  const find = document.getElementById("find");
  const block = document.getElementById("block");
  const count = document.getElementById("count");
  const texts = rows.map((row) => [...row.children].filter((cell) => cell.matches("th.name, .code")).map((cell) => cell.textContent).join(" "));
  const bare = texts.map(plain);
  const exact = texts.map((text) => syllables(text).map(toned));
  const holds = (word) => {
    if (word === plain(word)) return (place) => bare[place].includes(word);
    const [letters, tone] = toned(word);
    return (place) => exact[place].some(([has, own]) => has.includes(letters) && (!tone || tone === own));
  };
  // Of many units the screen shows only the first that fit what is asked, until more are wanted.
  const more = document.getElementById("more");
  const step = rows.filter((row) => !row.classList.contains("later")).length;
  let most = step;
  let ordered = rows;
  const filter = () => {
    const asked = syllables(find.value).map(holds);
    let shown = 0;
    for (const row of ordered) {
      const hit = asked.every((holding) => holding(+row.dataset.unit)) && (!block || block.value === "" || row.dataset.block === block.value);
      shown += hit;
      for (const line of [row, panels.get(row)]) {
        if (!line) continue;
        line.hidden = !hit;
        line.classList.toggle("later", shown > most);
      }
    }
    count.textContent = fill(words.shown, { shown, all: rows.length });
    const left = Math.max(shown - most, 0);
    more.hidden = !left;
    more.textContent = fill(words.more, { count: Math.min(left, step), left });
  };
  const anew = () => {
    most = step;
    filter();
  };
  find.addEventListener("input", anew);
  block?.addEventListener("change", anew);
  more.addEventListener("click", () => {
    most += step;
    filter();
  });
  const columns = document.getElementById("columns");
  columns?.addEventListener("change", () => { table.dataset.shown = columns.value; });

  // Sort by any column; what is not known stands last, equals keep their order.
  const collator = new Intl.Collator(lang, { numeric: true });
  const keyOf = (row, asked) => {
    // Bands are ordered as the index that they are steps of, and not as letters.
    const sort = asked === "band" ? "index" : asked;
    const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.firstElementChild.dataset.sort === sort);
    const text = row.cells[at].textContent.trim();
    if (!table.tHead.rows[0].cells[at].matches(".number")) return text;
    const value = parseFloat(text.replace("▲", "").replace("▼", "-").replace("=", "0").replace(",", "."));
    return Number.isNaN(value) ? null : value;
  };
  const compare = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a - b);
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-sort]");
    if (!button) return;
    const head = button.parentElement;
    const sort = button.dataset.sort;
    const was = head.getAttribute("aria-sort");
    const falling = was ? was === "ascending" : head.matches(".number") && sort !== "rank";
    for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const keyed = rows.map((row, place) => ({ row, place, key: keyOf(row, sort) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return (falling ? compare(b.key, a.key) : compare(a.key, b.key)) || a.place - b.place;
    });
    ordered = keyed.map(({ row }) => row);
    filter();
    const moved = document.createDocumentFragment();
    for (const row of ordered) {
      moved.append(row);
      if (panels.has(row)) moved.append(panels.get(row));
    }
    body.append(moved);
  });

  // Quartiles of the units of a block, by node, as published: those of cds profile.
  const published = (value) => Number((value + Math.sign(value) * 1e-9).toFixed(content().indexDecimals));
  const known = new Map();
  const quartiles = (node, blockName) => {
    const key = node + "\n" + blockName;
    if (!known.has(key)) {
      const data = content();
      const values = data.index[node].filter((value, unit) => value !== null && data.units[unit][2] === blockName).sort((a, b) => a - b);
      known.set(key, [0.25, 0.5, 0.75].map((share) => {
        const place = (values.length - 1) * share;
        const [low, high] = [values[Math.floor(place)], values[Math.ceil(place)]];
        return published(low + (high - low) * (place % 1));
      }));
    }
    return known.get(key);
  };
  const median = (node, blockName) => quartiles(node, blockName)[1];
  const rankOf = (node, unit) => {
    const data = content();
    const own = data.index[node][unit];
    if (own === null) return "–";
    let above = 0;
    data.index[node].forEach((value, other) => { if (value !== null && value > own && data.units[other][2] === data.units[unit][2]) above += 1; });
    return String(above + 1);
  };
  const maximum = (node, unit) => (Array.isArray(content().max[node]) ? content().max[node][unit] : content().max[node]);
  const trimmed = (value) => (value === null ? "–" : number(value, 2).replace(/[.,]?0+$/, (zeros) => (/[.,]/.test(zeros) ? "" : zeros)));
  const named = (node) => `${content().nodes[node][0]} ${content().nodes[node][1]}`;

  const profile = (unit) => {
    const data = content();
    const shown = data.main.filter((node) => data.index[node][unit] !== null);
    if (!shown.length) return "";
    // On a phone less is drawn, and not smaller.
    const [left, right, width, letters] = matchMedia("(max-width: 40rem)").matches ? [130, 285, 340, 16] : [210, 520, 600, 28];
    const row = 30;
    const at = (share) => left + (right - left) * Math.min(Math.max(share, 0), 1);
    const told = shown.map((node) => `${named(node)}: ${number(data.index[node][unit], data.indexDecimals)} (${words.median} ${number(median(node, data.units[unit][2]), data.indexDecimals)})`).join("; ");
    const drawing = svg("svg", { class: "drawing", viewBox: `0 0 ${width} ${row * shown.length + 8}`, width: String(width), role: "img", "aria-label": `${words.profile}. ${told}` });
    shown.forEach((node, place) => {
      const y = row * place;
      const middle = median(node, data.units[unit][2]);
      const name = named(node);
      drawing.append(
        svg("text", { x: left - 8, y: y + 19, "text-anchor": "end" }, name.length > letters ? name.slice(0, letters - 1) + "…" : name),
        svg("rect", { class: "plain", x: left, y: y + 7, width: Math.max(at(data.index[node][unit]) - left, 0), height: 16 }, svg("title", {}, name)),
        svg("text", { class: "figure", x: right + 8, y: y + 19 }, number(data.index[node][unit], data.indexDecimals)),
      );
      if (middle !== null) drawing.append(svg("line", { class: "median", x1: at(middle), x2: at(middle), y1: y + 3, y2: y + 27 }, svg("title", {}, words.median)));
    });
    return el("div", { class: "scroll" }, drawing, el("p", { class: "note" }, words.median_told));
  };

  const list = (title, items) => {
    const made = el("div", {}, el("h3", {}, title));
    made.append(items.length ? el("ul", { class: "plain" }, ...items.map((item) => el("li", {}, item))) : el("p", { class: "note" }, words.none));
    return made;
  };
  const standing = (unit) => {
    const data = content();
    const leaves = data.nodes.flatMap((node, place) => (node[3] === "indicator" && data.index[place][unit] !== null ? [place] : []));
    // Beyond the outer quartile first, then by how far, as scorecards and cds profile have them.
    const gaps = leaves.map((node) => {
      const [lower, middle, upper] = quartiles(node, data.units[unit][2]);
      const index = data.index[node][unit];
      return { node, gap: published(index - middle), isFar: index < lower || index > upper };
    });
    const text = ({ node, gap }) => `${named(node)}: ${number(data.index[node][unit], data.indexDecimals)} (${signed(gap, data.indexDecimals)})`;
    const furthest = (some) => some.sort((a, b) => b.isFar - a.isFar || Math.abs(b.gap) - Math.abs(a.gap) || a.node - b.node).slice(0, 5);
    const strong = furthest(gaps.filter((one) => one.gap > 0));
    const weak = furthest(gaps.filter((one) => one.gap < 0));
    return [list(words.strengths, strong.map(text)), list(words.weaknesses, weak.map(text))];
  };
  const neighbours = (unit) => {
    const data = content();
    const own = data.rank[unit];
    if (own === null) return list(words.neighbours, []);
    const same = data.units.flatMap((one, place) => (one[2] === data.units[unit][2] && data.rank[place] !== null ? [place] : []));
    same.sort((a, b) => data.rank[a] - data.rank[b] || a - b);
    const here = same.indexOf(unit);
    const near = same.slice(Math.max(here - 2, 0), here + 3);
    return list(words.neighbours, near.map((one) => {
      const text = `${data.rank[one]}. ${data.units[one][1]}: ${number(data.index[0][one], data.indexDecimals)}`;
      return one === unit ? el("b", {}, text) : text;
    }));
  };
  const change = (unit) => {
    const { before, ...data } = content();
    if (!before) return "";
    if (before.index[unit] === null) return list(words.changed, [fill(words.entered, { period: before.period })]);
    const was = { period: before.period, rank: before.rank[unit] ?? "–", index: number(before.index[unit], data.indexDecimals) };
    const now = data.index[0][unit];
    if (now === null) return list(words.changed, [fill(words.was, was)]);
    const gain = signed(now - before.index[unit], data.indexDecimals);
    const lines = [fill(words.was, was), fill(words.is, { rank: data.rank[unit], index: number(now, data.indexDecimals), change: gain })];
    const moved = Object.entries(before.points).map(([node, points]) => ({ node: +node, gain: data.points[node][unit] - points[unit], known: points[unit] !== null && data.points[node][unit] !== null }));
    const leaves = moved.filter((one) => one.known && data.nodes[one.node][3] === "indicator" && Math.abs(one.gain) > 1e-9).sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain) || a.node - b.node).slice(0, 6);
    return list(words.changed, [...lines, ...leaves.map((one) => `${named(one.node)}: ${signed(one.gain, data.decimals)}`)]);
  };
  const tree = (unit) => {
    const data = content();
    const lines = el("tbody");
    data.nodes.forEach(([code, name, depth, kind], node) => {
      const head = el("th", { scope: "row", class: `depth${Math.max(depth, 1)}` }, code ? `${code} ${name}` : words.total);
      const marks = words.marks.filter(([bit]) => (data.marks[node][unit] ?? 0) & bit).map(([, sign]) => sign).join("");
      const applies = maximum(node, unit) > 0;
      const cells = [applies ? number(data.points[node][unit], data.decimals) + marks : "–", trimmed(maximum(node, unit)), number(data.index[node][unit], data.indexDecimals), rankOf(node, unit)];
      lines.append(el("tr", { class: kind }, head, ...cells.map((text, place) => el("td", { class: place === 3 ? "number wide" : "number" }, text))));
      const said = data.said[unit]?.[node];
      const proof = data.evidence[unit]?.[node];
      if (said || proof) {
        const cell = el("td", { class: `said depth${Math.max(depth, 1)}`, colspan: "5" });
        if (said) cell.append(el("div", {}, said));
        if (proof) cell.append(el("div", { class: "evidence" }, `${words.evidence}: ${proof}`));
        lines.append(el("tr", {}, cell));
      }
    });
    const heads = [words.node, words.points, words.maximum, words.index, words.rank].map((text, place) => el("th", { scope: "col", class: place === 4 ? "number wide" : place ? "number" : "" }, text));
    return el("div", { class: "scroll" }, el("table", { class: "tree" }, el("caption", { class: "unseen" }, words.tree), el("thead", {}, el("tr", {}, ...heads)), lines));
  };

  const toggle = (row) => {
    const button = row.querySelector(".open");
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    if (!open) {
      panels.get(row).remove();
      panels.delete(row);
      return;
    }
    const unit = +row.dataset.unit;
    const [code, name, blockName, kind, parent] = content().units[unit];
    const inside = el("div", { class: "inside" });
    inside.append(
      el("h3", {}, `${name} (${code})`),
      el("p", { class: "note" }, [kind, parent, blockName].filter(Boolean).join(" · ")),
      profile(unit),
      el("div", { class: "grid2" }, ...standing(unit), neighbours(unit), change(unit)),
      el("h3", {}, words.tree),
      tree(unit),
    );
    const panel = el("tr", { class: "panel" }, el("td", { colspan: String(row.cells.length) }, inside));
    panels.set(row, panel);
    row.after(panel);
  };
  body.addEventListener("click", (event) => {
    const button = event.target.closest(".open");
    if (button) toggle(button.closest("tr"));
  });
  // Escape closes the unit that is read; arrows go from name to name.
  const rowAt = (place) => place.closest("tr.panel")?.previousElementSibling ?? place.closest("tr[data-unit]");
  body.addEventListener("keydown", (event) => {
    const row = rowAt(event.target);
    if (event.key === "Escape" && panels.has(row)) {
      toggle(row);
      row.querySelector(".open").focus();
    }
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || !event.target.matches(".open")) return;
    const shown = ordered.filter((one) => !one.hidden && !one.classList.contains("later"));
    const next = shown[shown.indexOf(row) + way];
    if (!next) return;
    event.preventDefault();
    next.querySelector(".open").focus();
  });

  // A link to a unit opens it: #unit-CODE. One that was cut within a letter names nobody.
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return null;
    }
  };
  const follow = () => {
    if (!location.hash.startsWith("#unit-")) return;
    const code = decoded(location.hash.slice("#unit-".length));
    const row = rows.find((one) => content().units[+one.dataset.unit][0] === code);
    if (!row) return;
    if (row.hidden) {
      find.value = "";
      if (block) block.value = "";
      anew();
    }
    row.classList.remove("later");
    if (row.querySelector(".open").getAttribute("aria-expanded") !== "true") toggle(row);
    row.scrollIntoView({ block: "start" });
  };
  window.addEventListener("hashchange", follow);
  filter();
  follow();
})();
