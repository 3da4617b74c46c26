"use strict";
// Everything from the org is set as text; nothing here parses HTML.
(() => {
  const report = JSON.parse(document.getElementById("report").textContent);
  const links = report.links.map(([kind, name, state, detail]) => ({ kind, name, state, detail }));
  const number = new Intl.NumberFormat("en").format;
  const people = count => `${number(count)} ${count === 1 ? "user" : "users"}`;
  const sets = new Set(["profile", "permission set", "permission set group"]);

  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
    }
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  }

  function drawn(tag, attributes = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  const shapes = {
    granted: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.2 14.3-4.1-4 1.5-1.6 2.5 2.5 5-5.3 1.6 1.5Z",
    missing: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.3 12.8-1.5 1.5L12 13.5l-2.8 2.8-1.5-1.5 2.8-2.8-2.8-2.8 1.5-1.5 2.8 2.8 2.8-2.8 1.5 1.5-2.8 2.8Z",
    unknown: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 16h-2v-2h2Zm0-3.500h-2c0-3 2.700-3 2.700-5 0-1-.8-1.700-1.800-1.700S10.200 8.500 10.200 9.600h-2C8.200 7.400 9.900 5.900 12 5.900s3.700 1.500 3.700 3.500c0 2.500-2.700 2.800-2.700 5.100Z",
    warning: "M12 2.500 1.500 21h21ZM13 18h-2v-2h2Zm0-3.500h-2V9h2Z",
    message: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2Zm0-8h-2V7h2Z",
  };
  shapes.error = shapes.missing;
  const icon = (name, label) => drawn("svg", { class: `icon ${name}`, viewBox: "0 0 24 24", role: "img", "aria-label": label || name },
    drawn("path", { d: shapes[name], fill: "currentColor" }));

  const accessOf = path => path.some(link => link.state === "breaks") ? "missing" : path.some(link => link.state === "unknown") ? "unknown" : "granted";
  const pathsOf = item => (item.paths || []).map(path => path.map(index => links[index]));
  const setOf = path => path.findLast(link => sets.has(link.kind));

  /* A chain: user, license, profile or set, permission, with the link that breaks. */
  function chain(path) {
    const items = path.map(link => element("li", { class: `link ${link.state}` },
      element("span", { class: "node" }, element("small", {}, link.kind), element("b", {}, link.name), link.detail ? element("i", {}, link.detail) : null)));
    const broken = path.find(link => link.state === "breaks");
    return element("ol", { class: "chain", "aria-label": broken ? `Broken at ${broken.kind} ${broken.name}` : `A path that ${accessOf(path) === "granted" ? "holds" : "is not certain"}` }, ...items);
  }

  function chains(paths) {
    const most = 12;
    const box = element("div", { class: "chains" }, ...paths.slice(0, most).map(chain));
    if (paths.length > most) box.append(element("p", { class: "soft" }, `And ${number(paths.length - most)} more paths; report.json has them all.`));
    return box;
  }

  /* Rows that are made as far as one scrolls. */
  function lazily(list, step, make) {
    const more = element("button", { class: "more", type: "button", onclick: () => show(step) });
    let items = [], shown = 0;
    function show(count) {
      const upTo = Math.min(items.length, shown + count);
      const part = document.createDocumentFragment();
      while (shown < upTo) part.append(make(items[shown++]));
      list.append(part);
      more.hidden = shown >= items.length;
      more.textContent = `Show more (${number(items.length - shown)} left)`;
    }
    if ("IntersectionObserver" in window) new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && show(step), { rootMargin: "400px" }).observe(more);
    const rest = element("p", { class: "rest soft" });
    addEventListener("beforeprint", () => {
      show(500 - shown);
      rest.textContent = shown < items.length ? `And ${number(items.length - shown)} more: report.json has them all.` : "";
    });
    return { more, rest, reset(next) { items = next; shown = 0; list.replaceChildren(); show(step); } };
  }

  function filterBar(choices, onchange) {
    let chosen = choices[0];
    const buttons = choices.map(choice => element("button", { type: "button", "aria-pressed": choice === chosen, onclick: () => choose(choice) }, `${choice.label} ${number(choice.count)}`));
    function choose(choice) {
      chosen = choice;
      buttons.forEach((button, index) => button.setAttribute("aria-pressed", choices[index] === choice));
      onchange();
    }
    return { buttons, chosen: () => chosen, choose };
  }

  /* Findings */
  function repair(step) {
    const isText = step.kind === "setup page" || step.kind === "advice";
    const title = element("span", {}, step.title, step.file ? " " : null, step.file ? element("code", { class: "soft" }, step.file) : null);
    if (isText) return element("li", {}, element("div", {}, title, element("p", { class: "soft" }, step.text)));
    const copy = element("button", { type: "button", onclick: () => (navigator.clipboard?.writeText(step.text) ?? Promise.reject()).then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Select and copy"; }) }, "Copy");
    return element("li", {}, element("div", {}, title, element("div", { class: "command" }, element("pre", { tabindex: "0" }, step.text), copy)));
  }

  /* Few findings stand open; among many, the first does. */
  function folded(content, item) {
    const open = report.findings.length <= 4 || item === report.findings[0];
    content.hidden = !open;
    const button = element("button", { class: "why", type: "button", "aria-expanded": open, onclick: () => {
      content.hidden = !content.hidden;
      button.setAttribute("aria-expanded", !content.hidden);
    } }, "Why, and how to repair it");
    addEventListener("beforeprint", () => { content.hidden = false; });
    return button;
  }

  function finding(item) {
    const about = [item.subject, item.user].filter((text, index, all) => text && all.indexOf(text) === index).join(" · ");
    const paths = pathsOf(item);
    const why = element("div", {},
      paths.length ? chains(paths) : null,
      item.change ? element("p", { class: "label" }, "What changed") : null,
      item.change ? element("p", {}, item.change) : null,
      item.repairs?.length ? element("p", { class: "label" }, "How to repair it") : null,
      item.repairs?.length ? element("ol", { class: "repairs" }, ...item.repairs.map(repair)) : null,
      item.meanwhile ? element("p", { class: "meanwhile" }, element("b", {}, "Until then: "), item.meanwhile) : null);
    return element("article", { class: `card finding ${item.severity}` },
      element("header", {}, icon(item.severity), element("h3", {}, item.title || item.message.split(/[:.]/)[0]), element("span", { class: "chip" }, item.id),
        about ? element("span", { class: "soft" }, about) : null, element("code", { class: "where" }, item.where)),
      element("p", {}, item.message),
      why.childElementCount ? folded(why, item) : null,
      why.childElementCount ? why : null);
  }

  function showFindings() {
    const section = document.getElementById("findings");
    if (!report.findings.length) return section.remove();
    const rank = { error: 0, warning: 1, message: 2 };
    report.findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
    const all = report.findings;
    const kinds = new Map();
    for (const item of all) kinds.set(item.id, { label: item.title ? `${item.title}` : item.id, count: (kinds.get(item.id)?.count || 0) + 1, id: item.id });
    const list = element("div", { class: "cards" });
    const rows = lazily(list, 15, finding);
    const bar = filterBar([{ label: "All", count: all.length }, ...kinds.values()], () => rows.reset(all.filter(item => !bar.chosen().id || item.id === bar.chosen().id)));
    section.append(element("h2", { id: "findings-title" }, "What needs attention"));
    if (all.length > 3) section.append(element("div", { class: "filters", role: "group", "aria-label": "Kinds of findings" }, ...bar.buttons));
    section.append(list, rows.rest, rows.more);
    rows.reset(all);
  }

  /* Where each user's access comes from, or where it ends. */
  function wayOf(user) {
    const paths = pathsOf(user);
    const wanted = paths.find(path => accessOf(path) === user.access) || paths[0];
    if (!wanted) return { text: user.access === "granted" ? "granted" : "nothing grants it", key: `?${user.access}` };
    const set = setOf(wanted);
    if (user.access === "granted") return { text: set ? set.name : "granted", kind: set?.kind, key: `+${set?.kind}${set?.name}` };
    const stop = wanted.find(link => link.state !== "holds") || set;
    if (!stop || stop.kind === "permission") return { text: "nothing grants it", key: `?${user.access}` };
    const isUser = stop.kind === "user";
    return { text: isUser ? `user ${stop.detail || "not usable"}` : stop.name, kind: isUser ? null : stop.kind, detail: isUser ? null : stop.detail, key: `-${stop.kind}${isUser ? stop.detail : stop.name}` };
  }

  const results = { granted: "API Enabled", missing: "No API access", unknown: "Not known" };
  const clip = (text, length) => text.length > length ? `${text.slice(0, length - 1)}…` : text;

  function fold(nodes, most) {
    if (nodes.length <= most) return nodes;
    const rest = nodes.slice(most - 1);
    return [...nodes.slice(0, most - 1), { key: "…", text: `${number(rest.length)} others`, users: rest.flatMap(node => node.users) }];
  }

  /* Columns of bars with flows between them, one unit of height per user. */
  function picture(users, pick) {
    const few = users.length <= 12;
    const columns = [
      ...(few ? [{ head: "User", of: user => ({ key: user.name, text: user.name }) }] : []),
      { head: "User license", of: user => ({ key: user.license || "?", text: user.license || "not known" }) },
      { head: "API Enabled comes through", of: user => user.way },
      { head: "Result", of: user => ({ key: user.access, text: results[user.access], access: user.access }) },
    ];
    for (const column of columns) {
      const groups = new Map();
      for (const user of users) {
        const at = column.of(user);
        if (!groups.has(at.key)) groups.set(at.key, { ...at, users: [] });
        groups.get(at.key).users.push(user);
      }
      // What is broken is what one looks for: it does not drown among the many ways that hold.
      const bySize = [...groups.values()].sort((a, b) => b.users.length - a.users.length);
      const holds = node => node.users.some(user => user.access === "granted");
      const nodes = column.head === "User" ? bySize : [...fold(bySize.filter(holds), 7), ...fold(bySize.filter(node => !holds(node)), 5)];
      const order = { granted: 0, unknown: 1, missing: 2 };
      const weight = node => node.users.reduce((sum, user) => sum + order[user.access], 0) / node.users.length;
      column.nodes = column.head === "User" ? nodes : nodes.sort((a, b) => weight(a) - weight(b) || (a.key === "…") - (b.key === "…") || b.users.length - a.users.length);
      column.nodeOf = new Map(column.nodes.flatMap(node => node.users.map(user => [user, node])));
    }

    const width = 1040, bar = 12, gap = few ? 20 : 26, top = 34, least = few ? 26 : 16;
    const tallest = Math.max(...columns.map(column => column.nodes.length));
    const height = Math.max(170, tallest * (least + gap) + (few ? 0 : 120));
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${height + top}`, role: "group", "aria-label": `${people(users.length)}: where their API access comes from. The list below says the same in words.` });
    const unit = Math.min(...columns.map(column => (height - gap * column.nodes.length) / users.length), few ? 34 : Infinity);
    // Small groups stay visible; the flows share what a bar has.
    for (const column of columns) {
      const free = height - gap * column.nodes.length;
      const small = column.nodes.filter(node => node.users.length * unit < least);
      const large = column.nodes.filter(node => node.users.length * unit >= least);
      const left = free - small.length * least, large_users = large.reduce((sum, node) => sum + node.users.length, 0);
      let y = top;
      const total = column.nodes.reduce((sum, node) => sum + (small.includes(node) ? least : Math.min(unit, left / large_users) * node.users.length) + gap, -gap);
      y += Math.max(0, (height - total) / 2 - (few ? 0 : 8));
      for (const node of column.nodes) {
        node.height = small.includes(node) ? least : Math.min(unit, left / large_users) * node.users.length;
        node.y = y; y += node.height + gap;
      }
    }
    const xOf = index => index === columns.length - 1 ? width - bar - 150 : Math.round(index * (width - bar - 150) / (columns.length - 1));
    for (let index = 0; index + 1 < columns.length; index++) {
      const from = columns[index], to = columns[index + 1], flows = new Map();
      for (const user of users) {
        const a = from.nodeOf.get(user), b = to.nodeOf.get(user), key = `${from.nodes.indexOf(a)},${to.nodes.indexOf(b)},${user.access}`;
        if (!flows.has(key)) flows.set(key, { a, b, access: user.access, count: 0 });
        flows.get(key).count++;
      }
      const out = new Map(), into = new Map();
      const sorted = [...flows.values()].sort((p, q) => p.a.y - q.a.y || p.b.y - q.b.y);
      for (const flow of sorted) { flow.y1 = flow.a.y + (out.get(flow.a) || 0); flow.h1 = flow.a.height * flow.count / flow.a.users.length; out.set(flow.a, (out.get(flow.a) || 0) + flow.h1); }
      for (const flow of [...sorted].sort((p, q) => p.b.y - q.b.y || p.a.y - q.a.y)) { flow.y2 = flow.b.y + (into.get(flow.b) || 0); flow.h2 = flow.b.height * flow.count / flow.b.users.length; into.set(flow.b, (into.get(flow.b) || 0) + flow.h2); }
      const x1 = xOf(index) + bar, x2 = xOf(index + 1), middle = (x1 + x2) / 2;
      for (const flow of sorted) {
        svg.append(drawn("path", { class: `flow ${flow.access}`, d: `M${x1} ${flow.y1}C${middle} ${flow.y1} ${middle} ${flow.y2} ${x2} ${flow.y2}V${flow.y2 + flow.h2}C${middle} ${flow.y2 + flow.h2} ${middle} ${flow.y1 + flow.h1} ${x1} ${flow.y1 + flow.h1}Z` }));
      }
    }
    columns.forEach((column, index) => {
      const x = xOf(index);
      svg.append(drawn("text", { class: "head", x, y: 14 }, column.head));
      for (const node of column.nodes) {
        const access = node.access || (node.users.every(user => user.access === node.users[0].access) ? node.users[0].access : "");
        const broken = column.head.startsWith("API") && access && access !== "granted";
        const text = `${broken ? (access === "missing" ? "✕ " : "? ") : ""}${clip(node.text, few ? 30 : 34)}`;
        const spot = drawn("g", { class: "spot", tabindex: "0", role: "button", "aria-label": `${column.head}: ${node.text}, ${people(node.users.length)}. Show them in the list.` },
          drawn("rect", { class: `bar ${access}`, x, y: node.y, width: bar, height: Math.max(2, node.height), rx: 3 }));
        const line = drawn("text", { x: x + bar + 8, y: node.y + node.height / 2 + 4.5 }, text);
        if (!few || column.head === "Result") line.append(drawn("tspan", { class: "number" }, `  ${number(node.users.length)}`));
        spot.append(line);
        const title = drawn("title"); title.textContent = `${node.kind ? `${node.kind} ` : ""}${node.text}${node.detail ? `: ${node.detail}` : ""}, ${people(node.users.length)}`;
        spot.append(title);
        const choose = () => pick(node.users, `${column.head}: ${node.text}`);
        spot.addEventListener("click", choose);
        spot.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } });
        svg.append(spot);
      }
    });
    return element("div", { class: "card picture" }, svg);
  }

  /* People */
  function person(user) {
    const paths = pathsOf(user);
    const detail = element("div", { class: "detail", hidden: true });
    detail.hidden = true;
    const through = user.access === "granted"
      ? [element("b", {}, user.way.text), element("small", {}, user.way.kind || "")]
      : [element("b", { class: user.access === "missing" ? "bad" : "unsure" }, user.way.text), element("small", {}, [user.way.kind, user.way.detail].filter(Boolean).join(": "))];
    const row = element("button", { class: "row", type: "button", "aria-expanded": "false", onclick: () => {
      const open = row.getAttribute("aria-expanded") !== "true";
      row.setAttribute("aria-expanded", open);
      if (open && !detail.childElementCount) {
        detail.append(paths.length ? chains(paths) : element("p", { class: "soft" }, "The org returned no path to API Enabled for this user."));
        if (user.findings.length) detail.append(element("p", { class: "soft" }, `Findings: ${user.findings.join(", ")}`));
      }
      detail.hidden = !open;
    } },
      icon(user.access, results[user.access]),
      element("span", {}, element("b", {}, user.name), element("small", {}, [...user.integrations, ...user.owners].join(" · "))),
      element("span", {}, element("b", {}, user.profile || "profile not known"), element("small", {}, user.license || "license not known")),
      element("span", {}, ...through),
      element("span", { class: "arrow", "aria-hidden": "true" }, "›"));
    return element("li", { class: user.access }, row, detail);
  }

  function showPeople() {
    const section = document.getElementById("people");
    const users = report.users;
    if (!users.length) return section.remove();
    const rank = { missing: 0, unknown: 1, granted: 2 };
    for (const user of users) user.way = wayOf(user);
    const sorted = [...users].sort((a, b) => rank[a.access] - rank[b.access]);
    const count = access => users.filter(user => user.access === access).length;
    const textOf = user => user.search ??= [user.name, ...user.integrations, ...user.owners, user.license, user.profile, ...user.findings,
      ...pathsOf(user).flatMap(path => path.map(link => link.name))].join("\n").toLowerCase();

    let picked = null;
    const list = element("ol", { class: "card people" });
    const rows = lazily(list, 60, person);
    const said = element("span", { class: "count", role: "status" });
    const clear = element("button", { type: "button", onclick: () => { picked = null; update(); } });
    const search = element("input", { type: "search", placeholder: "Search user, integration, owner, profile, permission set", "aria-label": "Search people", oninput: () => update() });
    const bar = filterBar([{ label: "All", count: users.length },
      ...["missing", "unknown", "granted"].map(access => ({ label: results[access], count: count(access), access })).filter(choice => choice.count)], () => update());

    function update() {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean), access = bar.chosen().access;
      const found = sorted.filter(user => (!access || user.access === access) && (!picked || picked.users.has(user)) && words.every(word => textOf(user).includes(word)));
      rows.reset(found);
      if (!found.length) list.append(element("li", { class: "empty" }, "No user matches. Change the search or the filter."));
      said.textContent = found.length === users.length ? people(users.length) : `${number(found.length)} of ${people(users.length)}`;
      clear.hidden = !picked;
      clear.textContent = picked ? `${clip(picked.text, 50)} ✕` : "";
    }

    const seen = section.parentElement.insertBefore(element("section", { id: "overview", "aria-labelledby": "overview-title" }), document.getElementById("findings") || section);
    seen.append(
      element("h2", { id: "overview-title" }, "Who has API access, and through what"),
      element("p", { class: "soft" }, `${number(count("granted"))} of ${people(users.length)} can call the API${count("missing") ? `, ${number(count("missing"))} cannot` : ""}${count("unknown") ? `, ${number(count("unknown"))} unknown` : ""}. Choose a part of the picture to list its users.`),
      picture(sorted, (chosen, text) => { picked = { users: new Set(chosen), text }; update(); section.scrollIntoView(); }));
    section.append(
      element("h2", { id: "people-title" }, "All users"),
      element("div", { class: "filters", role: "group", "aria-label": "Filter people" }, search, ...bar.buttons, clear, said), list, rows.rest, rows.more);
    update();
    addEventListener("keydown", event => { if (event.key === "/" && event.target === document.body) { event.preventDefault(); search.focus(); } });
  }

  showFindings();
  showPeople();
})();
