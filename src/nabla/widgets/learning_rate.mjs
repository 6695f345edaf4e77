/**
 * LearningRate: every step multiplies the distance to the best weight by 1 − 2 lr / limit.
 * Traits: areas, prices, start (weight), ratio (lr / limit), num_steps.
 */
import { demo, number, plural } from "./kit/index.mjs";

const TRAITS = ["areas", "prices", "start", "ratio", "num_steps"];
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** (1/2N) Σ (w x − t)². */
export const loss = ({ areas, prices, w }) => mean(areas.map((x, i) => (w * x - prices[i]) ** 2)) / 2;

/** dJ/dw. */
export const gradient = ({ areas, prices, w }) => mean(areas.map((x, i) => (w * x - prices[i]) * x));

/** 2 / λ, λ = mean(x²) the curvature of the loss: above it gradient descent diverges. */
export const limit = ({ areas }) => 2 / mean(areas.map((x) => x * x));

/** The weight of least loss. */
export const bestWeight = ({ areas, prices }) =>
  mean(areas.map((x, i) => x * prices[i])) / mean(areas.map((x) => x * x));

/** Weights w₀ … w_T of gradient descent with lr = ratio · limit. */
export function trajectory({ areas, prices, start, ratio, num_steps }) {
  const lr = ratio * limit({ areas }), weights = [start];
  for (let t = 0; t < num_steps; t++) {
    const w = weights.at(-1);
    weights.push(w - lr * gradient({ areas, prices, w }));
  }
  return weights;
}

/** What the steps do, in words, from the factor 1 − 2 ratio. */
export function regime(ratio) {
  const factor = 1 - 2 * ratio, percent = `${number(100 * Math.abs(factor), 2)} %`;
  if (ratio > 1.001) return `Diverging: every step lands on the other side, ${number(Math.abs(factor))} times as far away.`;
  if (ratio > 0.999) return "Exactly the limit: the weight jumps between two places for ever.";
  if (Math.abs(factor) < 0.02) return "Half the limit: one step lands at the bottom.";
  if (ratio > 0.5) return `Too long, but still good: every step crosses to the other side, and ${percent} of the distance remains.`;
  if (ratio >= 0.15) return `Good: every step goes straight down, and ${percent} of the distance remains.`;
  return `Too small: after every step ${percent} of the distance remains.`;
}

function parabola(ui, state) {
  const best = bestWeight(state), half = 1.3 * Math.max(Math.abs(best), 1), billions = 1e9;
  const x = [best - half, best + half], height = (w) => loss({ ...ui.state(), w }) / billions;
  const p = ui.plot({
    title: "The loss of one weight, and the steps", label: "Loss over the weight", interactive: true,
    x, y: [0, height(x[0]) * 1.05], xLabel: "weight w", yLabel: "loss, billions",
  });
  const bowl = p.line({ colour: "muted", width: 2 });
  const bottom = p.rules({ colour: 3 });
  const steps = p.line({ colour: 1, width: 1.5 });
  const marks = p.dots({ colour: 1, size: 40 });
  const order = p.labels({ clipped: true });
  const handle = p.draggable({
    axis: "x", colour: 2, step: [half / 50, 0], onMove: (_, { x: w }) => ui.set({ start: w }),
    words: (d) => `start at weight ${number(d.x)}`,
  });
  return (weights) => {
    const points = weights.map((w) => [w, height(w)]);
    bowl.set(Array.from({ length: 81 }, (_, i) => x[0] + (i / 80) * (x[1] - x[0])).map((w) => [w, height(w)]));
    bottom.set([{ x: best, label: `w* = ${number(best, 7)}`, anchor: "middle" }]);
    steps.set(points);
    marks.set(points.slice(1));
    order.set(points.slice(0, 5).map(([w, y], i) => ({ x: w, y, text: String(i), dx: w < best ? -12 : 12, dy: 4, anchor: w < best ? "end" : "start" })));
    handle.set([{ x: points[0][0], y: points[0][1], label: "starting weight" }]);
    p.describe(`A parabola; steps from weight ${number(weights[0])} to ${number(weights.at(-1))}; the lowest point is at ${number(best)}`);
  };
}

function distances(ui, state) {
  const best = bestWeight(state);
  const p = ui.plot({
    title: "Distance to the best weight", label: "Distance after every step",
    x: [0, state.num_steps], y: [1e-3, 1e4], yScale: "log", yTicks: 8, xLabel: "step", yLabel: "|w − w*|",
  });
  const line = p.line({ colour: 1 }), marks = p.dots({ colour: 1, size: 40 });
  const level = p.rules();
  return (weights) => {
    const points = weights.map((w, t) => [t, Math.max(1e-9, Math.abs(w - best))]);
    p.domain({ x: [0, weights.length - 1] });
    level.set([{ y: points[0][1], label: "where it started", below: points.at(-1)[1] > points[0][1] }]);
    line.set(points);
    marks.set(points);
    p.describe(`The distance to the best weight goes from ${number(points[0][1])} to ${number(points.at(-1)[1])} in ${plural(weights.length - 1, "step")}`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Above one learning rate, every step makes it worse.",
    hint: "Move the learning rate past the limit; drag the starting weight.",
    traits: TRAITS,
  });
  const first = ui.state(), edge = limit(first);
  const drawBowl = parabola(ui, first), drawDistances = distances(ui, first);
  ui.slider("ratio", {
    label: "learning rate", min: 0.01, max: 1.2, step: 0.01,
    format: (r) => `${number(r)} × limit = ${number(r * edge, 4)}`,
    marks: [{ value: 0.5, label: "one step" }, { value: 1, label: `limit ${number(edge, 4)}` }],
  });
  for (const [name, ratio] of [["Too small", 0.03], ["Good", 0.4], ["Diverging", 1.05]])
    ui.button(name, () => ui.set({ ratio }));
  ui.resetButton();
  return ui.start((state) => {
    const weights = trajectory(state);
    drawBowl(weights);
    drawDistances(weights);
    const end = `After ${plural(state.num_steps, "step")} w = ${number(weights.at(-1), 4)}; the best is ${number(bestWeight(state), 4)}.`;
    ui.say(`${regime(state.ratio)} ${end}`);
  });
}

export default { render };
