/**
 * DropoutNetwork: dropped units leave the next one with a smaller mean and a spread of its own.
 * Traits: outputs u, weights w, drop_prob, scaling ("none", "test", "training"), mask (in the
 * picture; empty: the last one drawn), num_draws (masks in the histogram), seed.
 */
import { count, demo, histogram, number, plural } from "./kit/index.mjs";
import { generator } from "./playground/random.mjs";

const TRAITS = ["outputs", "weights", "drop_prob", "scaling", "mask", "num_draws", "seed"];
const RANGE = [-8, 34], BINS = 42;
const sum = (values) => values.reduce((total, v) => total + v, 0);
const parts = ({ outputs, weights }) => outputs.map((u, h) => u * weights[h]);
const grow = ({ drop_prob, scaling }) => (scaling === "training" ? 1 / (1 - drop_prob) : 1);

/** The masks, 1 where a unit is on. With another drop_prob they come from the same numbers. */
export function masks({ seed, num_draws, drop_prob, outputs }) {
  const { random } = generator(seed);
  return Array.from({ length: num_draws }, () => outputs.map(() => (random() >= drop_prob ? 1 : 0)));
}

/** What the next unit receives in training, with a mask. */
export const received = (state, mask) => grow(state) * sum(parts(state).map((part, h) => part * mask[h]));

/** What it receives at test time. */
export const atTest = (state) => (state.scaling === "test" ? 1 - state.drop_prob : 1) * sum(parts(state));

/** Mean and variance over all masks, by the formulas. */
export function formulas(state) {
  const { drop_prob: p } = state, all = parts(state), by = grow(state);
  return { mean: by * (1 - p) * sum(all), variance: by ** 2 * p * (1 - p) * sum(all.map((part) => part * part)) };
}

/** Mean and variance of values. */
export function moments(values) {
  const mean = sum(values) / values.length;
  return { mean, variance: sum(values.map((v) => (v - mean) ** 2)) / values.length };
}

/** All 2^H masks with the probability of each: [{ mask, chance }, …]. */
export function everyNetwork({ drop_prob: p, outputs: { length } }) {
  return Array.from({ length: 2 ** length }, (_, code) => {
    const mask = Array.from({ length }, (_, h) => (code >> h) & 1), on = sum(mask);
    return { mask, chance: (1 - p) ** on * p ** (length - on) };
  });
}

/** Shares of the masks in the bins of the histogram, for drawn ones or for all with their chances. */
function shares(values, chances) {
  const bars = histogram(values, RANGE, BINS);
  if (!chances) return bars.map((bar) => ({ ...bar, y: bar.y / values.length }));
  const width = (RANGE[1] - RANGE[0]) / BINS, total = bars.map(() => 0);
  values.forEach((v, i) => { total[Math.min(BINS - 1, Math.floor((v - RANGE[0]) / width))] += chances[i]; });
  return bars.map((bar, i) => ({ ...bar, y: total[i] }));
}

/** What is seen, in words. */
export function sentence(state, mask, drawn) {
  const { drop_prob: p, scaling, outputs: { length: H } } = state, { mean, variance } = formulas(state), test = atTest(state);
  const now = `${sum(mask)} of ${H} units on, one of ${count(2 ** H)} thinned networks: the next unit receives ${number(received(state, mask))}.`;
  const seen = `Over ${plural(drawn.count, "mask")}: mean ${number(drawn.mean)} (formula ${number(mean)}), variance ${number(drawn.variance)} (formula ${number(variance)}).`;
  const end = {
    none: p === 0 ? `At test time ${number(test)}: with no unit dropped there is nothing to scale.` : `At test time it receives ${number(test)}, which is ${number(1 / (1 - p))} times the mean of training: the scale is missing.`,
    test: `At test time each unit is multiplied by ${number(1 - p)}, and it receives ${number(test)}: the mean of training, without the spread.`,
    training: `What is kept is divided by ${number(1 - p)}. At test time nothing is left to do: it receives ${number(test)}, the mean of training; the variance is ${number(1 / (1 - p) ** 2)} times that without scale.`,
  }[scaling];
  return `${now} ${seen} ${end}`;
}

/** The network; returns the function that shows a state and a mask. */
function network(ui) {
  const GAP = 29, TOP = 34, RADIUS = 12;
  let now;
  const box = ui.view();
  const picture = ui.svg({ parent: box, label: "The network", interactive: true, height: () => TOP + (now ? now.mask.length : 10) * GAP + 4, draw });
  const layer = (name) => picture.root.append("g").attr("class", name);
  const [lines, circles, words] = ["lines", "circles", "words"].map(layer);
  const flip = (h) => ui.set({ mask: now.mask.map((m, k) => (k === h ? 1 - m : m)) });

  function draw({ width }) {
    if (!now) return;
    const { state, mask } = now, all = parts(state), H = mask.length, reach = Math.min(width, 380), by = grow(state);
    const left = (width - reach) / 2, [x0, x1, x2] = [left + 14, left + reach * 0.42, left + reach - 34], middle = TOP + (H * GAP) / 2;
    const y = (h) => TOP + (h + 0.5) * GAP, inputs = [-1, 0, 1].map((k) => middle + 70 * k);
    const into = (h) => inputs.map((from) => ({ x: x0 + 7, from, h })), out = (h) => ({ x: x2 - 24, from: middle, h, part: all[h] });
    const edges = mask.flatMap((m, h) => (m ? [...into(h), out(h)] : []));
    lines.selectAll("line").data(edges).join("line")
      .attr("class", (d) => (d.part == null ? null : `nabla-weight${d.part < 0 ? " nabla-negative" : ""}`))
      .attr("stroke", (d) => (d.part == null ? "var(--nabla-rule)" : null))
      .attr("stroke-width", (d) => (d.part == null ? 1 : 1 + 1.3 * Math.abs(d.part)))
      .attr("x1", (d) => d.x).attr("y1", (d) => d.from).attr("x2", (d) => x1 + (d.part == null ? -RADIUS : RADIUS)).attr("y2", (d) => y(d.h));
    const unit = circles.selectAll("g").data(mask).join((enter) => {
      const g = enter.append("g").attr("role", "switch").attr("tabindex", 0).style("cursor", "pointer");
      g.append("circle").attr("r", RADIUS);
      g.append("text").attr("text-anchor", "middle").attr("y", 4).style("font-size", "11px");
      return g.on("click", (event) => flip(circles.selectAll("g").nodes().indexOf(event.currentTarget)))
        .on("keydown", (event) => {
          if (event.key !== " " && event.key !== "Enter") return;
          event.preventDefault();
          flip(circles.selectAll("g").nodes().indexOf(event.currentTarget));
        });
    }).attr("transform", (_, h) => `translate(${x1},${y(h)})`).attr("aria-checked", (m) => String(m === 1))
      .attr("aria-label", (m, h) => `unit ${h + 1}, output ${number(state.outputs[h])}, ${m ? "on" : "dropped"}`);
    unit.select("circle")
      .attr("fill", (m) => `var(--nabla-${m ? "panel" : "ground"})`).attr("stroke", (m) => `var(--nabla-${m ? "text" : "muted"})`)
      .attr("stroke-width", (m) => (m ? 2 : 1)).attr("stroke-dasharray", (m) => (m ? null : "2 3"));
    unit.select("text").text((m, h) => (m ? number(by * state.outputs[h], 2) : "×"));
    const fixed = [...inputs.map((cy) => ({ x: x0, y: cy, r: 7 })), { x: x2, y: middle, r: 24, text: number(received(state, mask)), bold: true }];
    const names = [[x0 - 10, "inputs", "start"], [x1, "hidden units u", "middle"], [x2 + 34, "next unit", "end"]].map(([x, text, anchor]) => ({ x, y: 16, text, anchor }));
    words.selectAll("circle").data(fixed).join("circle").attr("cx", (d) => d.x).attr("cy", (d) => d.y).attr("r", (d) => d.r)
      .attr("fill", "var(--nabla-panel)").attr("stroke", (d) => `var(--nabla-${d.bold ? 3 : "muted"})`).attr("stroke-width", (d) => (d.bold ? 3 : 1.5));
    words.selectAll("text").data([...names, { ...fixed[3], y: middle + 5, anchor: "middle" }]).join("text")
      .attr("x", (d) => d.x).attr("y", (d) => d.y).attr("text-anchor", (d) => d.anchor).attr("font-weight", (d) => (d.bold ? 650 : null)).text((d) => d.text);
  }

  return (state, mask) => {
    now = { state, mask };
    picture.draw();
    picture.describe(`Network: ${sum(mask)} of ${mask.length} hidden units are on; the next unit receives ${number(received(state, mask))}`);
  };
}

/** The histogram of what the next unit receives; returns the function that shows it. */
function heap(ui) {
  const p = ui.plot({
    label: "Histogram", x: RANGE, y: [0, 0.2], xLabel: "input of the next unit", yLabel: "share of masks",
    yFormat: (v) => `${Math.round(100 * v)} %`, height: 324,
  });
  const bars = p.bars({ colour: 1 }), outline = p.line({ colour: "text", width: 1.5 });
  const middle = p.rules({ colour: 3, dash: "2 3", width: 3 });
  const test = p.rules({ colour: 2, dash: "", width: 3 }), legend = p.legend();
  return (state, values) => {
    const every = everyNetwork(state);
    const all = shares(every.map(({ mask }) => received(state, mask)), every.map(({ chance }) => chance)), drawn = shares(values);
    p.domain({ y: [0, 1.35 * Math.max(...all.map(({ y }) => y), ...drawn.map(({ y }) => y))] });
    bars.set(drawn);
    outline.set(all.flatMap(({ x0, x1, y }) => [[x0, y], [x1, y]]));
    middle.set([{ x: formulas(state).mean }]);
    test.set([{ x: atTest(state) }]);
    legend.set([
      { text: `${plural(values.length, "mask")} drawn`, colour: 1, shape: "square" }, { text: "all masks", colour: "text" },
      { text: "mean in training", colour: 3, dash: "2 3" }, { text: "test time", colour: 2 },
    ]);
    p.describe(`Histogram of the input of the next unit over ${plural(values.length, "mask")}: a heap around ${number(formulas(state).mean)}; at test time it is ${number(atTest(state))}`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Dropout lowers the mean of what the next unit receives, and spreads it.",
    hint: "Draw masks, click a unit on or off, then choose where to scale.",
    traits: TRAITS,
  });
  const showNetwork = network(ui), showHistogram = heap(ui);
  ui.button("Draw a mask", () => ui.set({ mask: [], num_draws: Math.min(ui.state().num_draws + 1, 5000) }), { primary: true });
  ui.button("Draw 400 more", () => ui.set({ mask: [], num_draws: Math.min(ui.state().num_draws + 400, 5000) }));
  ui.button("Start again with one", () => { const { seed } = ui.state(); ui.set({ mask: [], num_draws: 1, seed: seed + 1 }); });
  ui.select("scaling", { label: "scaled", options: [["none", "nowhere (forgotten)"], ["test", "at test time"], ["training", "in training (inverted)"]] });
  ui.resetButton();
  ui.slider("drop_prob", { label: "drop_prob", min: 0, max: 0.75, step: 0.05, format: number, also: () => ({ mask: [] }) });
  return ui.start((state) => {
    const drawn = masks(state), mask = state.mask.length ? state.mask : drawn.at(-1);
    const values = drawn.map((m) => received(state, m));
    showNetwork(state, mask);
    showHistogram(state, values);
    ui.say(sentence(state, mask, { count: values.length, ...moments(values) }));
  });
}

export default { render };
