/**
 * LossSlices: over one weight the cross-entropy is a bowl, the squared error has plateaus.
 * Traits: data ("one" | "three" | "own"), xs, targets, w (start), num_steps, lr.
 */
import { demo, number, plural, whenChanged } from "./kit/index.mjs";

const TRAITS = ["data", "xs", "targets", "w", "num_steps", "lr"];
const EXAMPLES = { one: { xs: [1], targets: [1] }, three: { xs: [10, 1, 0.2], targets: [1, 0, 1] } };
const RANGE = [-8, 8], LIMIT = 150;
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
const softplus = (u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));

/** The examples that a state names. */
export const examples = ({ data, xs, targets }) => EXAMPLES[data] ?? { xs, targets };

/** [loss, slope, curvature] of one example with score z and target t. */
const PARTS = {
  cross: (z, t) => {
    const p = sigmoid(z);
    return [softplus(t ? -z : z), p - t, p * (1 - p)];
  },
  squared: (z, t) => {
    const p = sigmoid(z), s = p * (1 - p);
    return [(p - t) ** 2 / 2, (p - t) * s, s * (s + (p - t) * (1 - 2 * p))];
  },
};

/**
 * { loss, slope, curvature } at the weight w of p = sigmoid(w x), means over the examples; kind is
 * "cross" (entropy) or "squared" (half the squared error).
 */
export function slice({ kind, xs, targets, w }) {
  const parts = xs.map((x, i) => PARTS[kind](w * x, targets[i]));
  return {
    loss: mean(parts.map(([value]) => value)),
    slope: mean(parts.map(([, slope], i) => slope * xs[i])),
    curvature: mean(parts.map(([, , bend], i) => bend * xs[i] ** 2)),
  };
}

/** Weights of gradient descent from w. */
export function descent({ kind, xs, targets, w, num_steps, lr }) {
  const weights = [w];
  for (let t = 0; t < num_steps; t++) {
    const last = weights.at(-1);
    weights.push(last - lr * slice({ kind, xs, targets, w: last }).slope);
  }
  return weights;
}

/** True if a slice bends down: its curvature is below zero by more than rounding. */
const bendsDown = ({ curvature }) => curvature < -1e-9;

function curve(ui, kind, title, height) {
  const p = ui.plot({ title, label: title, interactive: true, x: RANGE, y: [0, height], yTicks: 4, xLabel: "weight w", yLabel: "loss" });
  const up = p.line({ colour: 1, width: 2.5 });
  const down = p.line({ colour: 2, width: 5, dash: "7 4" });
  const note = p.labels({ clipped: true });
  const tangent = p.line({ colour: "muted", width: 1.5 });
  const trail = p.dots({ colour: 3, size: 26 });
  const end = p.dots({ colour: 3, shape: "star", size: 150 });
  const handle = p.draggable({
    axis: "x", colour: "text", step: [0.1, 0], onMove: (_, { x }) => ui.set({ w: Math.round(x * 100) / 100, num_steps: 0 }),
    words: (d) => `weight ${number(d.x)}`,
  });
  const ground = whenChanged(({ xs, targets }) => {
    const weights = Array.from({ length: 321 }, (_, i) => RANGE[0] + (i / 320) * (RANGE[1] - RANGE[0]));
    const points = weights.map((w) => ({ w, ...slice({ kind, xs, targets, w }) }));
    const top = Math.max(...points.map((q) => q.loss));
    p.domain({ y: [0, top * 1.08] });
    up.set(points.map((q) => [q.w, q.loss]));
    down.set(points.map((q) => [q.w, bendsDown(q) ? q.loss : NaN]));
    const words = points.some(bendsDown) ? { text: "dashed: bends down", colour: 2 } : { text: "bends up everywhere", colour: 1 };
    note.set([{ x: RANGE[1], y: top, anchor: "end", dx: -4, dy: 8, ...words }]);
  });
  return (state) => {
    const { xs, targets } = examples(state), at = (w) => slice({ kind, xs, targets, w });
    ground({ xs, targets });
    const here = at(state.w), weights = descent({ kind, xs, targets, ...pick(state) });
    tangent.set([-2, 2].map((d) => [state.w + d, here.loss + d * here.slope]));
    const inside = weights.filter((w) => Math.abs(w) <= 8);
    trail.set(inside.slice(1, 200).map((w) => [w, at(w).loss]));
    end.set(state.num_steps && inside.length ? [[inside.at(-1), at(inside.at(-1)).loss]] : []);
    handle.set([{ x: state.w, y: here.loss, label: `weight at the start, ${title.toLowerCase()}` }]);
    p.describe(`${title}: at weight ${number(state.w)} loss ${number(here.loss)}, slope ${number(here.slope)}; after ${plural(state.num_steps, "step")} the weight is ${number(weights.at(-1))}`);
    return { ...here, weight: weights.at(-1), last: at(weights.at(-1)) };
  };
}

const pick = ({ w, num_steps, lr }) => ({ w, num_steps, lr });

function sentence(state, cross, squared) {
  const bends = (q) => (bendsDown(q) ? "bends down" : "bends up");
  if (state.num_steps === 0)
    return `At w = ${number(state.w)} the slope of the cross-entropy is ${number(cross.slope)} and it ${bends(cross)}; ` +
      `the slope of the squared error is ${number(squared.slope)} and it ${bends(squared)}. Press Run to descend on both.`;
  const where = (q) => `w = ${number(q.weight)} with loss ${number(q.last.loss)}`;
  const verdict = Math.abs(squared.weight - state.w) < 0.2 * Math.abs(cross.weight - state.w)
    ? " On the squared error it has hardly left its place." : "";
  return `After ${plural(state.num_steps, "step")} from w = ${number(state.w)}: on the cross-entropy ${where(cross)}; on the squared error ${where(squared)}.${verdict}`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Where the answer is most wrong, the squared error goes flat.",
    hint: "Drag the dot, then run descent from it on both losses.",
    traits: TRAITS,
  });
  const drawCross = curve(ui, "cross", "Cross-entropy", 8.6);
  const drawSquared = curve(ui, "squared", "Squared error", 0.54);
  const step = () => {
    const { num_steps } = ui.state();
    if (num_steps >= LIMIT) return false;
    ui.set({ num_steps: num_steps + 1 });
    return num_steps + 1 < LIMIT;
  };
  const run = ui.player({ step, interval: 50, limit: LIMIT });
  ui.button("Step", () => { run.stop(); step(); });
  ui.resetButton(run.stop);
  ui.select("data", {
    label: "data", options: [["one", "one example"], ["three", "three examples"], ...(ui.state().data === "own" ? [["own", "your own"]] : [])],
    also: (data) => ({ num_steps: 0, lr: data === "three" ? 0.2 : 1, w: data === "three" ? -4 : -5 }),
  });
  return ui.start((state) => ui.say(sentence(state, drawCross(state), drawSquared(state))));
}

export default { render };
