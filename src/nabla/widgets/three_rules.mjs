/**
 * ThreeRules: a threshold set by hand, the perceptron and ADALINE on the same points.
 * Traits: points [[x1, x2], …], labels, hand (two points of a line), num_steps, ratio.
 */
import { demo, number } from "./kit/index.mjs";

const TRAITS = ["points", "labels", "hand", "num_steps", "ratio"];
const X_SPAN = [-2.7, 2.7], Y_SPAN = [-2.4, 3.4], LIMIT = 60;
const sum = (values) => values.reduce((total, v) => total + v, 0);
const score = ({ w, b }, [x1, x2]) => w[0] * x1 + w[1] * x2 + b;

/** One pass of the perceptron, learning rate 1: { w, b, mistakes }. */
export function perceptronEpoch({ points, labels, w, b }) {
  let [u, v] = w, c = b, mistakes = 0;
  points.forEach(([x1, x2], n) => {
    const error = labels[n] - (u * x1 + v * x2 + c > 0 ? 1 : 0);
    [u, v, c] = [u + error * x1, v + error * x2, c + error];
    mistakes += Math.abs(error);
  });
  return { w: [u, v], b: c, mistakes };
}

/** One step of ADALINE with the learning rate lr: { w, b }. */
export function adalineStep({ points, labels, w, b, lr }) {
  const errors = points.map((x, n) => labels[n] - score({ w, b }, x));
  return { w: w.map((v, d) => v + lr * sum(errors.map((e, n) => e * points[n][d]))), b: b + lr * sum(errors) };
}

/** The limit of ADALINE's learning rate, 2 / largest eigenvalue of AᵀA with a column of ones in A. */
export function limit({ points }) {
  let v = [0.5, 0.6, 0.7], largest = 1;
  for (let t = 0; t < 400; t++) {
    const sums = points.map(([x1, x2]) => v[0] * x1 + v[1] * x2 + v[2]);
    const next = [0, 1, 2].map((d) => sum(sums.map((s, n) => s * (points[n][d] ?? 1))));
    largest = Math.hypot(...next);
    v = next.map((value) => value / largest);
  }
  return 2 / largest;
}

/** The line through two points as a neuron: class 1 is on the left of the way from the first. */
export const byHand = ({ hand: [[x1, y1], [x2, y2]] }) => ({ w: [y1 - y2, x2 - x1], b: (y2 - y1) * x1 - (x2 - x1) * y1 });

/** How many points a neuron with this border gets wrong; it says 1 where the score exceeds it. */
export const numWrong = ({ points, labels, w, b, border = 0 }) =>
  points.filter((x, n) => (score({ w, b }, x) > border) !== (labels[n] === 1)).length;

/** Both rules from zero: for each a list of { w, b, wrong } before the first and after every pass. */
export function train({ points, labels, num_steps, ratio }) {
  const data = { points, labels }, lr = ratio * limit({ points });
  const run = (rule, border) => {
    const states = [{ w: [0, 0], b: 0, mistakes: NaN }];
    for (let t = 0; t < num_steps; t++) states.push(rule({ ...data, ...states.at(-1), lr }));
    return states.map((s) => ({ ...s, wrong: numWrong({ ...data, ...s, border }) }));
  };
  return { perceptron: run(perceptronEpoch, 0), adaline: run(adalineStep, 0.5) };
}

/** The visible piece of the line score = border: two points [[x, y], [x, y]], or [] if there is none. */
export function visible({ w: [u, v], b, border = 0 }) {
  const c = b - border, ends = [];
  const keep = (x, y) => {
    const inside = x >= X_SPAN[0] && x <= X_SPAN[1] && y >= Y_SPAN[0] && y <= Y_SPAN[1];
    if (inside && !ends.some(([p, q]) => Math.hypot(p - x, q - y) < 1e-9)) ends.push([x, y]);
  };
  if (v !== 0) X_SPAN.forEach((x) => keep(x, -(u * x + c) / v));
  if (u !== 0) Y_SPAN.forEach((y) => keep(-(v * y + c) / u, y));
  return ends.slice(0, 2);
}

/** A short stroke from the middle of a line towards class 1. */
function stroke(ends, [u, v]) {
  if (ends.length < 2) return [];
  const [x, y] = [0, 1].map((d) => (ends[0][d] + ends[1][d]) / 2), length = Math.hypot(u, v);
  return [{ x1: x, y1: y, x2: x + (0.3 * u) / length, y2: y + (0.3 * v) / length }];
}

const STYLES = {
  hand: { text: "by hand", colour: "text", dash: "2 4" },
  perceptron: { text: "perceptron", colour: 3, dash: "" },
  adaline: { text: "ADALINE", colour: 4, dash: "9 5" },
};
const POINTS = [[0, 0], [0, 1], [1, 0], [1, 1]].map(([x, y]) => [3 * x - 1.5, 3 * y - 1.5]);
/** Ready-made points, beside those of the first state. */
const SETS = [
  { name: "Two clouds", points: [[-1.6, -0.4], [0.5, 1.5], [-1, -1.4], [1.5, 0.2], [-0.4, -1], [0.9, 0.8], [-1.8, -1.5], [1.8, 1.4]], labels: [0, 1, 0, 1, 0, 1, 0, 1] },
  { name: "XOR", points: POINTS, labels: [0, 1, 1, 0] },
];
const equation = ({ w, b, border = 0 }) => `says 1 where ${number(w[0])} x₁ + ${number(w[1])} x₂ + ${number(b)} exceeds ${number(border)}`;
const round = (v) => Math.round(v * 100) / 100;
const moved = (list, i, { x, y }) => list.map((old, k) => (k === i ? [round(x), round(y)] : old));

function plane(ui) {
  const p = ui.plot({ title: "Points and borders", label: "Points and three borders", interactive: true, square: true, x: X_SPAN, y: Y_SPAN, xLabel: "x₁", yLabel: "x₂" });
  const lines = {}, strokes = {};
  for (const [name, style] of Object.entries(STYLES)) {
    lines[name] = p.line({ ...style, width: 2.5 });
    strokes[name] = p.segments({ colour: style.colour, width: 2.5 });
  }
  const legend = p.legend({ corner: "left" });
  const bounds = { x: [-2.5, 2.5], y: [-2.3, 2.3] };
  const points = p.draggable({
    step: [0.05, 0.05], size: 100, bounds,
    onMove: (i, to) => ui.set({ points: moved(ui.state().points, i, to) }),
  });
  const handles = p.draggable({
    step: [0.05, 0.05], size: 110, colour: "text", shape: "diamond", bounds,
    onMove: (i, to) => ui.set({ hand: moved(ui.state().hand, i, to) }),
  });
  return (state, found) => {
    for (const [name, neuron] of Object.entries(found)) {
      const ends = visible(neuron);
      lines[name].set(ends);
      strokes[name].set(stroke(ends, neuron.w));
    }
    legend.set(Object.values(STYLES));
    points.set(state.points.map(([x, y], n) => ({
      x, y, label: `point ${n + 1} of class ${state.labels[n]}`,
      colour: state.labels[n] ? 2 : 1, shape: state.labels[n] ? "triangle" : "circle",
    })));
    handles.set(state.hand.map(([x, y], i) => ({ x, y, label: `end ${i + 1} of the line set by hand` })));
    const [from, to] = state.hand.map(([x, y]) => `(${number(x)}, ${number(y)})`);
    p.describe(`${state.points.length} points, triangles are class 1. Line by hand from ${from} to ${to}: ${found.hand.wrong} wrong. ` +
      `Perceptron ${equation(found.perceptron)}: ${found.perceptron.wrong} wrong. ADALINE ${equation(found.adaline)}: ${found.adaline.wrong} wrong`);
  };
}

function counts(ui) {
  const p = ui.plot({ title: "Wrong points after every pass", label: "Wrong points", x: [0, 30], y: [0, 8], xLabel: "pass", yLabel: "points wrong", height: 300 });
  const lines = Object.fromEntries(Object.entries(STYLES).map(([name, style]) => [name, p.line({ ...style, width: 2.5 })]));
  const legend = p.legend();
  return (state, { perceptron, adaline }, wrongByHand) => {
    const last = Math.max(10, state.num_steps);
    p.domain({ x: [0, last], y: [-0.15, state.points.length] });
    lines.hand.set([[0, wrongByHand], [last, wrongByHand]]);
    lines.perceptron.set(perceptron.map(({ wrong }, t) => [t, wrong]));
    lines.adaline.set(adaline.map(({ wrong }, t) => [t, wrong]));
    legend.set(Object.values(STYLES));
    p.describe(`After ${passes(state.num_steps)}: perceptron ${perceptron.at(-1).wrong}, ADALINE ${adaline.at(-1).wrong} wrong`);
  };
}

const passes = (n) => (n === 1 ? "1 pass" : `${n} passes`);

/** What is seen, in words. */
export function sentence(state, { perceptron, adaline }, wrongByHand) {
  const { num_steps, points } = state, hand = `Your line has ${wrongByHand} of ${points.length} points wrong.`;
  if (num_steps === 0) return `Before the first pass both rules have no border: all weights are 0. ${hand} Press Step.`;
  const free = perceptron.findIndex(({ mistakes }) => mistakes === 0);
  const taught = free > 0
    ? `The perceptron made no mistake in pass ${free} and has stopped.`
    : `The perceptron still makes mistakes after ${passes(num_steps)} (${perceptron.at(-1).mistakes} in the last one)${perceptron.at(-1).wrong ? "" : ", though its line is right by now"}.`;
  const wrong = adaline.at(-1).wrong, size = Math.hypot(...adaline.at(-1).w);
  if (state.ratio > 1) return `${taught} ADALINE's learning rate is above its limit: its weights grow with every step, to length ${number(size)} now. ${hand}`;
  const reason = size < 0.02 ? ": its weights go to 0, it says one half everywhere" : free > 0 && wrong && num_steps >= 20 ? ": far points that are right already pull at its line" : "";
  return `${taught} ADALINE has ${wrong} wrong after ${passes(num_steps)}${reason}. ${hand}`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Three lines on the same points: by hand, by mistakes, by squares.",
    hint: "Drag the diamonds to set your own line; drag a point and both rules learn anew. Strokes point to class 1.",
    traits: TRAITS,
  });
  const drawPlane = plane(ui), drawCounts = counts(ui);
  let running = false; // the first Run begins at zero, Run after Pause goes on
  const advance = () => {
    const { num_steps } = ui.state();
    if (num_steps < LIMIT) ui.set({ num_steps: num_steps + 1 });
    return num_steps + 1 < LIMIT;
  };
  const step = () => {
    if (!running) { running = true; ui.set({ num_steps: 0 }); return true; }
    running = advance();
    return running;
  };
  const run = ui.player({ step, interval: 150, limit: LIMIT + 1 });
  const halt = () => { run.stop(); running = false; };
  ui.button("Step", () => { halt(); advance(); });
  ui.button("Back to 0", () => { halt(); ui.set({ num_steps: 0 }); });
  ui.resetButton(halt);
  for (const { name, points, labels } of SETS)
    ui.button(name, () => { halt(); ui.set({ points, labels, num_steps: 0 }); });
  ui.slider("ratio", { label: "ADALINE's learning rate, share of its limit", min: 0.05, max: 1.1, step: 0.05, format: (v) => number(v) });
  return ui.start((state) => {
    const found = train(state), line = byHand(state), wrongByHand = numWrong({ ...state, ...line });
    drawPlane(state, {
      hand: { ...line, wrong: wrongByHand }, perceptron: found.perceptron.at(-1),
      adaline: { ...found.adaline.at(-1), border: 0.5 },
    });
    drawCounts(state, found, wrongByHand);
    ui.say(sentence(state, found, wrongByHand));
  });
}

export default { render };
