/**
 * NeuronSurface: the plane of two inputs, shaded by what one neuron says there.
 * Traits: w [w1, w2], b, x [x1, x2], activation ("threshold" | "linear" | "logistic" | "exp").
 */
import { demo, grid, number } from "./kit/index.mjs";

const TRAITS = ["w", "b", "x", "activation"];
const SPAN = [-3, 3], Z_SPAN = [-6, 6];
const ACTIVATIONS = {
  threshold: { f: (z) => (z > 0 ? 1 : 0), range: [0, 1], name: "threshold: 0 or 1" },
  linear: { f: (z) => z, range: [-6, 6], name: "z itself: linear regression" },
  logistic: { f: (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))), range: [0, 1], name: "sigmoid: logistic regression" },
  exp: { f: Math.exp, range: [0, 8], name: "exp: Poisson regression" },
};

/** { z, y }: the weighted sum of an example and the neuron's output. */
export function output({ w, b, x, activation }) {
  const z = w[0] * x[0] + w[1] * x[1] + b;
  return { z, y: ACTIVATIONS[activation].f(z) };
}

/** Where the line z = 0 lies: two points far apart on it, or [] if the weights are 0. */
export function boundary({ w: [u, v], b }) {
  const square = u * u + v * v, length = Math.sqrt(square);
  if (square === 0) return [];
  return [-20, 20].map((t) => [(-b * u) / square - (t * v) / length, (-b * v) / square + (t * u) / length]);
}

const round = (v) => Math.round(v * 100) / 100;

function plane(ui) {
  const p = ui.plot({ title: "Output over the two inputs", label: "Output of the neuron", interactive: true, square: true, x: SPAN, y: SPAN, xLabel: "x₁", yLabel: "x₂" });
  const shade = p.heat({ low: "--nabla-1", high: "--nabla-2", strength: 0.6 });
  const line = p.line({ colour: "text", width: 2, dash: "6 4" });
  const arrow = p.segments({ colour: "text", width: 3 });
  const words = p.labels({ clipped: true });
  const tip = p.draggable({ step: [0.05, 0.05], shape: "diamond", colour: "text", onMove: (_, { x, y }) => ui.set({ w: [round(x), round(y)] }) });
  const example = p.draggable({ step: [0.05, 0.05], shape: "star", colour: 3, size: 170, onMove: (_, { x, y }) => ui.set({ x: [round(x), round(y)] }) });
  return (state, { z, y }) => {
    const { f, range } = ACTIVATIONS[state.activation];
    const surface = grid((x1, x2) => f(state.w[0] * x1 + state.w[1] * x2 + state.b), SPAN, SPAN, 120);
    shade.set({ grid: surface, range });
    line.set(boundary(state));
    arrow.set([{ x1: 0, y1: 0, x2: state.w[0], y2: state.w[1] }]);
    words.set([{ x: state.w[0], y: state.w[1], dx: 12, dy: 5, text: "w" }, { x: state.x[0], y: state.x[1], dx: 12, dy: 5, text: "x" }]);
    tip.set([{ x: state.w[0], y: state.w[1], label: "weights, the end of the arrow" }]);
    example.set([{ x: state.x[0], y: state.x[1], label: "example" }]);
    p.describe(`Weights ${number(state.w[0])}, ${number(state.w[1])}, bias ${number(state.b)}; at the example the sum is ${number(z)} and the output ${number(y)}`);
  };
}

function curve(ui) {
  const p = ui.plot({ title: "The activation", label: "Activation", x: Z_SPAN, y: [-0.15, 1.15], xLabel: "sum z", yLabel: "output y", height: 300 });
  const zero = p.rules();
  const graph = p.line({ colour: 3, width: 2.5 });
  const here = p.dots({ colour: 3, shape: "star", size: 170 });
  return (state, { z, y }) => {
    const { f, range: [low, high] } = ACTIVATIONS[state.activation], margin = 0.1 * (high - low);
    p.domain({ y: [low - margin, high + margin] });
    zero.set([{ x: 0 }]);
    graph.set(Array.from({ length: 481 }, (_, i) => -6 + i / 40).map((v) => [v, f(v)]));
    here.set([[z, y]]);
    p.describe(`${ACTIVATIONS[state.activation].name}: ${number(z)} becomes ${number(y)}`);
  };
}

/** What is seen, in words. */
export function sentence(state) {
  const { w, b, x, activation } = state, { z, y } = output(state);
  const part = (v) => (v < 0 ? `(${number(v)})` : number(v));
  const add = `z = ${number(w[0])} · ${part(x[0])} + ${part(w[1])} · ${part(x[1])} + ${part(b)} = ${number(z)}`;
  if (w.every((v) => v === 0)) return `All weights are 0: the neuron says ${number(y)} everywhere.`;
  const side = z > 0 ? "on the side to which the arrow points" : z < 0 ? "on the side away from the arrow" : "on the line";
  const meaning = {
    threshold: `the neuron says ${number(y)}`, linear: `it predicts ${number(y)}`,
    logistic: `class 1 has the probability ${number(y)}`, exp: `it expects a count of ${number(y)}`,
  }[activation];
  return `${add}: the example lies ${side}, and ${meaning}.`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "One neuron draws one straight line, whatever its activation.",
    hint: "Drag the arrow w: the line turns with it. Drag the star: that is the example.",
    traits: TRAITS,
  });
  const drawPlane = plane(ui), drawCurve = curve(ui);
  ui.resetButton();
  ui.select("activation", { label: "activation", options: Object.entries(ACTIVATIONS).map(([key, { name }]) => [key, name]) });
  ui.slider("b", { label: "bias b", min: -4, max: 4, step: 0.1, format: (v) => number(v) });
  return ui.start((state) => {
    const found = output(state);
    drawPlane(state, found);
    drawCurve(state, found);
    ui.say(sentence(state));
  });
}

export default { render };
