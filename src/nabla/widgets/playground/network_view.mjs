/** The network: a tile with its surface for every unit, a line for every weight. */
import { count as numbers, element, number } from "../kit/index.mjs";
import { FEATURES } from "./data.mjs";
import { MOST } from "./settings.mjs";
import { column, paint } from "./surface.mjs";
import { size } from "./words.mjs";

const HEAD = 62, TIGHT = 88, GAP = 9, LEFT = 46; // TIGHT: where buttons stand above each other

/** The name of a column's unit, as it is written and as it is spoken. */
export function unitName({ layer, unit }, { features, hidden }) {
  if (layer === 0) return [FEATURES[features[unit]].name, `input ${FEATURES[features[unit]].name}`];
  if (layer > hidden.length) return ["output", "output"];
  return [`h${layer}.${unit + 1}`, `unit ${unit + 1} of layer ${layer}`];
}

/** Width of a weight's line, in pixels. */
const thickness = (w) => Math.min(9, 0.6 + 1.7 * Math.abs(w));

/**
 * Draws into a view of its own. onChoose({ layer, unit }) is told which unit was picked,
 * onHidden(list) the sizes of the hidden layers that are wanted, onLayout() that size or theme changed.
 */
export function networkView(ui, { onChoose, onHidden, onLayout }) {
  const view = ui.view("nabla-network"), stage = element("div", { className: "nabla-stage" });
  const depth = stepper("hidden layers", (by) => {
    const { hidden } = ui.state();
    onHidden(by > 0 ? [...hidden, hidden.at(-1) ?? 4] : hidden.slice(0, -1));
  });
  const count = element("span", { className: "nabla-count" });
  view.append(element("div", { className: "nabla-row" }, depth.node, count), stage,
    element("p", { className: "nabla-key" }, "Lines are weights: solid positive, dashed negative, the wider the larger. Choose a tile to see it in the plane."));
  let sizes = [], settings = null, tiles = [], lines = [], places = [], turn = 0;
  const frame = ui.svg({ parent: stage, label: "The network", height, draw: layout });
  const weights = frame.root.append("g").attr("fill", "none");

  const apart = (width) => (width - LEFT - tileSide(width) - 14) / Math.max(1, sizes.length - 1);
  const top = (width) => (apart(width) < 54 ? TIGHT : HEAD);
  function height(width) {
    return top(width) + Math.max(...sizes, 1) * (tileSide(width) + GAP);
  }
  function tileSide(width) {
    return Math.max(24, Math.min(38, Math.floor((0.5 * (width - LEFT)) / Math.max(2, sizes.length))));
  }
  function layout({ width, height: total }) {
    onLayout();
    const side = tileSide(width), pitch = side + GAP, head = top(width);
    stage.classList.toggle("nabla-tight", head === TIGHT);
    const x = (c) => LEFT + c * apart(width);
    const y = (c, r) => head + (total - head - sizes[c] * pitch) / 2 + r * pitch;
    places = sizes.map((n, c) => Array.from({ length: n }, (_, r) => [x(c), y(c, r)]));
    tiles.forEach(({ node, place: { layer, unit } }) => {
      const [left, top] = places[layer][unit];
      Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${side}px`, height: `${side}px` });
    });
    for (const head of stage.querySelectorAll(".nabla-column")) head.style.left = `${x(Number(head.dataset.column)) + side / 2}px`;
    for (const label of stage.querySelectorAll(".nabla-input-name")) {
      const [left, top] = places[0][Number(label.dataset.unit)];
      Object.assign(label.style, { right: `calc(100% - ${left - 5}px)`, top: `${top + side / 2}px` });
    }
    lines.forEach(({ path, layer, from, to }) => {
      const [x0, y0] = places[layer][from], [x1, y1] = places[layer + 1][to], a = x0 + side, bend = (x1 - a) / 2;
      path.setAttribute("d", `M${a},${y0 + side / 2}C${a + bend},${y0 + side / 2} ${x1 - bend},${y1 + side / 2} ${x1},${y1 + side / 2}`);
    });
  }

  /** Make tiles and lines anew when the sizes or the inputs are others. */
  function build(next) {
    const held = stage.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    settings = next;
    sizes = [next.features.length, ...next.hidden, 1];
    stage.querySelectorAll("button, .nabla-column, .nabla-input-name").forEach((node) => node.remove());
    tiles = sizes.flatMap((n, layer) => Array.from({ length: n }, (_, unit) => tile({ layer, unit })));
    stage.append(...heads(), ...tiles.map(({ node }) => node));
    const pairs = sizes.slice(1).flatMap((H, layer) => Array.from({ length: sizes[layer] * H }, (_, k) => ({ layer, from: Math.floor(k / H), to: k % H, k })));
    weights.selectAll("path").data(pairs).join("path");
    lines = weights.selectAll("path").nodes().map((path, i) => ({ ...pairs[i], path }));
    depth.set(next.hidden.length, next.hidden.length > 0, next.hidden.length < MOST.layers);
    frame.draw();
    if (held) [...stage.querySelectorAll("button")].find((node) => node.getAttribute("aria-label") === held)?.focus();
  }
  function heads() {
    const names = settings.features.map((name, unit) => {
      const node = element("span", { className: "nabla-input-name", "aria-hidden": "true" }, FEATURES[name].name);
      node.dataset.unit = unit;
      return node;
    });
    const columns = sizes.map((n, c) => {
      const hidden = c > 0 && c < sizes.length - 1;
      const count = hidden && stepper(`units in layer ${c}`, (by) => onHidden(settings.hidden.map((old, i) => (i === c - 1 ? old + by : old))), true);
      count && count.set(n, n > 1, n < MOST.units);
      const node = element("div", { className: "nabla-column" }, hidden ? count.node : c ? "output" : "inputs");
      node.dataset.column = c;
      return node;
    });
    return [...names, ...columns];
  }
  function tile(place) {
    const canvas = element("canvas", { "aria-hidden": "true" }), label = unitName(place, settings)[1];
    const node = element("button", { type: "button", className: "nabla-unit", title: `show ${label}`, "aria-label": `show ${label}` }, canvas);
    node.addEventListener("click", () => onChoose(place));
    node.addEventListener("keydown", (event) => walk(event, place));
    return { node, canvas, place };
  }
  /** Arrow keys go from unit to unit; one of them is reached with Tab. */
  function walk(event, { layer, unit }) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!dx && !dy) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(sizes.length - 1, layer + dx)), row = Math.max(0, Math.min(sizes[to] - 1, unit + dy));
    tiles.find(({ place }) => place.layer === to && place.unit === row).node.focus();
  }

  return {
    build,
    /**
     * Show weights and surfaces; the lines into the chosen unit stand out. `quick` paints every
     * second tile of a large network, the others the next time.
     */
    show({ network, layers, colours, chosen, quick }) {
      const every = quick && tiles.length > 12 ? 2 : 1;
      turn += 1;
      count.textContent = `${numbers(size(network))} weights and biases`;
      const output = chosen.layer === sizes.length - 1;
      for (const line of lines) {
        const { path, layer, to, k } = line;
        const w = network.layers[layer].W[k], lost = !Number.isFinite(w);
        const aside = !output && !(chosen.layer === layer + 1 && chosen.unit === to);
        const kind = `nabla-weight ${lost ? "nabla-lost" : w < 0 ? "nabla-negative" : ""} ${aside ? "nabla-aside" : ""}`;
        const width = lost ? "6" : thickness(w).toFixed(1);
        if (line.kind !== kind) path.setAttribute("class", line.kind = kind);
        if (line.width !== width) path.setAttribute("stroke-width", line.width = width);
      }
      tiles.forEach(({ node, canvas, place }, i) => {
        const on = place.layer === chosen.layer && place.unit === chosen.unit;
        if (node.getAttribute("aria-pressed") !== String(on)) node.setAttribute("aria-pressed", String(on));
        node.tabIndex = on ? 0 : -1;
        if (every === 1 || (i + turn) % 2) paint(canvas, column({ layers, network }, place), colours);
      });
    },
    describe: frame.describe,
  };
}

/** The largest weight, in words. */
export function largest(network, settings) {
  let best = { size: -1 };
  network.layers.forEach(({ W, H }, layer) => W.forEach((w, k) => {
    if (Math.abs(w) > best.size) best = { size: Math.abs(w), w, layer, from: Math.floor(k / H), to: k % H };
  }));
  if (best.size <= 0) return "all weights are 0";
  const name = (layer, unit) => unitName({ layer, unit }, settings)[1];
  return `the largest weight is ${number(best.w)}, from ${name(best.layer, best.from)} to ${name(best.layer + 1, best.to)}`;
}

/** A number between two buttons. */
function stepper(label, onStep, tall = false) {
  const button = (text, by, words) => {
    const node = element("button", { type: "button", className: "nabla-step", "aria-label": `${words} ${label}`, title: `${words} ${label}` }, text);
    node.addEventListener("click", () => { if (node.getAttribute("aria-disabled") !== "true") onStep(by); });
    return node;
  };
  const less = button("−", -1, "fewer"), more = button("+", 1, "more"), value = element("span", { className: "nabla-value" });
  const words = element("span", {}, tall ? "" : `${label} `);
  return {
    node: element("span", { className: `nabla-stepper${tall ? " nabla-tall" : ""}` }, words, value, element("span", {}, less, more)),
    set(n, canLess, canMore) { value.textContent = n; less.setAttribute("aria-disabled", !canLess); more.setAttribute("aria-disabled", !canMore); },
  };
}
