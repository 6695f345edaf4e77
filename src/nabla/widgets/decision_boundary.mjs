/**
 * DecisionBoundary: a boundary that is straight in four features is a conic in the plane.
 * Traits: points [[x1, x2], …], labels, features ("plain" | "squared"), num_steps, lr.
 */
import { demo, grid, number, plural } from "./kit/index.mjs";

const TRAITS = ["points", "labels", "features", "num_steps", "lr"];
const SPAN = [-2.2, 2.2], LIMIT = 400;
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
const softplus = (u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));

/** Features of one point: x1, x2, and with "squared" also x1², x2². */
export const lift = ({ point: [x1, x2], features }) => (features === "squared" ? [x1, x2, x1 * x1, x2 * x2] : [x1, x2]);

/** The score w · features + b of a point. */
export const score = ({ point, features, w, b }) => lift({ point, features }).reduce((sum, x, d) => sum + w[d] * x, b);

/** The mean cross-entropy. */
export const loss = ({ points, labels, features, w, b }) =>
  mean(points.map((point, n) => softplus((labels[n] ? -1 : 1) * score({ point, features, w, b }))));

/** Its gradient { dw, db }. */
export function gradient({ points, labels, features, w, b }) {
  const residuals = points.map((point, n) => sigmoid(score({ point, features, w, b })) - labels[n]);
  const lifted = points.map((point) => lift({ point, features }));
  return { dw: w.map((_, d) => mean(residuals.map((r, n) => r * lifted[n][d]))), db: mean(residuals) };
}

/** Gradient descent from zero: { w, b, history }, the loss before the first and after every step. */
export function fit({ points, labels, features, num_steps, lr }) {
  let w = features === "squared" ? [0, 0, 0, 0] : [0, 0], b = 0;
  const data = { points, labels, features }, history = [loss({ ...data, w, b })];
  for (let t = 0; t < num_steps; t++) {
    const { dw, db } = gradient({ ...data, w, b });
    w = w.map((v, d) => v - lr * dw[d]);
    b -= lr * db;
    history.push(loss({ ...data, w, b }));
  }
  return { w, b, history };
}

/** How many points get their own class; a score of exactly 0 is class 1. */
export const numRight = ({ points, labels, features, w, b }) =>
  points.filter((point, n) => (score({ point, features, w, b }) >= 0) === (labels[n] === 1)).length;

/** What kind of curve score = 0 is, in words. */
export function conic({ features, w }) {
  if (w.every((v) => v === 0)) return "no boundary yet";
  if (features !== "squared") return "a straight line";
  const [p, q] = [w[2], w[3]], ratio = Math.min(Math.abs(p), Math.abs(q)) / Math.max(Math.abs(p), Math.abs(q));
  if (p * q < 0) return "a hyperbola";
  return ratio > 0.95 ? "nearly a circle" : "an ellipse";
}

const circle = ([x, y], n, radius) => Array.from({ length: n }, (_, k) => {
  const angle = x + (2 * Math.PI * k) / n;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map((v) => Math.round(v * 100) / 100);
});

/** Ready-made points. */
const SETS = [
  { name: "Two clouds", zeros: circle([-0.9, -0.7], 7, 0.7), ones: circle([0.9, 0.6], 7, 0.7) },
  {
    name: "Opposite corners",
    zeros: [...circle([-1.1, -1.1], 4, 0.5), ...circle([1.1, 1.1], 4, 0.5)],
    ones: [...circle([-1.1, 1.1], 4, 0.5), ...circle([1.1, -1.1], 4, 0.5)],
  },
];
const together = (zeros, ones) => ({ points: [...zeros, ...ones], labels: [...zeros.map(() => 0), ...ones.map(() => 1)] });

function plane(ui) {
  const p = ui.plot({ title: "Two classes in the plane", label: "Points and boundary", interactive: true, square: true, x: SPAN, y: SPAN, xLabel: "x₁", yLabel: "x₂" });
  const shade = p.heat({ low: "--nabla-1", high: "--nabla-2", strength: 0.35 });
  const edge = p.contours({ colour: "text", filled: false, width: 2.5, opacity: 1 });
  const points = p.draggable({
    step: [0.05, 0.05], size: 110,
    onMove: (i, { x, y }) => {
      const round = (v) => Math.round(v * 100) / 100;
      ui.set({ points: ui.state().points.map((old, k) => (k === i ? [round(x), round(y)] : old)) });
    },
    words: (d) => `${number(d.x)}, ${number(d.y)}`,
  });
  return (state, { w, b }, right) => {
    const surface = grid((x1, x2) => score({ point: [x1, x2], features: state.features, w, b }), SPAN, SPAN, 80);
    shade.set({ grid: { ...surface, values: surface.values.map(sigmoid) }, range: [0, 1] });
    edge.set({ grid: surface, levels: undecided(state, { w, b }) ? [] : [0] });
    points.set(state.points.map(([x, y], n) => ({
      x, y, label: `point ${n + 1} of class ${state.labels[n]}`,
      colour: state.labels[n] ? 2 : 1, shape: state.labels[n] ? "triangle" : "circle",
    })));
    p.describe(`${state.points.length} points, ${right} on their side of the boundary (${conic({ features: state.features, w })}); triangles are class 1, circles class 0`);
  };
}

function curve(ui) {
  const p = ui.plot({ title: "Cross-entropy after every step", label: "Loss over steps", x: [0, 100], y: [0, 0.8], xLabel: "step", yLabel: "loss", height: 300 });
  const guess = p.rules();
  const line = p.line({ colour: 3, width: 2.5 });
  return (history) => {
    p.domain({ x: [0, Math.max(20, history.length - 1)], y: [0, Math.max(0.8, ...history)] });
    guess.set([{ y: Math.LN2, label: "guessing, log 2" }]);
    line.set(history.map((value, t) => [t, value]));
    p.describe(`The loss goes from ${number(history[0])} to ${number(history.at(-1))} in ${plural(history.length - 1, "step")}`);
  };
}

/** True if no score of a point has left zero: what is drawn then would be rounding. */
const undecided = (state, { w, b }) => state.points.every((point) => Math.abs(score({ ...state, point, w, b })) < 0.02);

function sentence(state, { w, b, history }, right) {
  const all = state.points.length, kind = conic({ features: state.features, w });
  const head = `After ${plural(state.num_steps, "step")} the boundary is ${kind}: ${right} of ${all} points are on their side, loss ${number(history.at(-1), 4)}.`;
  if (state.num_steps === 0) return `Before the first step every probability is one half: there is ${kind}, and the loss is log 2 = ${number(history[0])}. Press Run.`;
  if (right === all) return `${head} Only the score is linear, in ${state.features === "squared" ? "the four features x₁, x₂, x₁², x₂²" : "x₁ and x₂"}.`;
  const classes = new Set(state.points.map((point) => score({ ...state, point, w, b }) >= 0));
  if (undecided(state, { w, b })) return `After ${plural(state.num_steps, "step")} every probability is still near one half, and the loss is ${number(history.at(-1), 4)}: none of these features tells the classes apart. The product x₁x₂ would.`;
  if (classes.size === 1) return `After ${plural(state.num_steps, "step")} every point gets the same class, and the loss is ${number(history.at(-1), 4)}: the line lies outside the points.${state.features === "plain" ? " Squared features would let it bend." : ""}`;
  if (state.features === "plain") return `${head} Squared features would let the line bend.`;
  return `${head} More steps may help; if the classes lie in opposite corners, the product x₁x₂ is missing.`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "A line in four features is a circle in the plane.",
    hint: "Drag a point: the boundary is fitted anew. Then change the features.",
    traits: TRAITS,
  });
  const drawPlane = plane(ui), drawCurve = curve(ui);
  let running = false; // the first Run begins at zero, Run after Pause goes on
  const step = () => {
    const next = running ? Math.min(LIMIT, ui.state().num_steps + 2) : 0;
    ui.set({ num_steps: next });
    running = next < LIMIT;
    return running;
  };
  const run = ui.player({ step, interval: 50, limit: LIMIT });
  const halt = () => { run.stop(); running = false; };
  ui.resetButton(halt);
  for (const { name, zeros, ones } of SETS)
    ui.button(name, () => { halt(); ui.set({ ...together(zeros, ones), num_steps: 100 }); });
  ui.select("features", { label: "features", options: [["squared", "squared: x₁, x₂, x₁², x₂²"], ["plain", "plain: x₁, x₂"]] });
  ui.slider("num_steps", { label: "steps of descent", min: 0, max: LIMIT, step: 1, format: (v) => String(v) });
  return ui.start((state) => {
    const found = fit(state), right = numRight({ ...state, ...found });
    drawPlane(state, found, right);
    drawCurve(found.history);
    ui.say(sentence(state, found, right));
  });
}

export default { render };
