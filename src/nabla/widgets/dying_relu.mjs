/**
 * DyingRelu: one long step puts all examples on the zero side, and no gradient leads back.
 * Traits: inputs, targets (examples), start [w, b], lr, alpha (slope on the zero side), num_steps.
 */
import { demo, grid, number, plural, whenChanged } from "./kit/index.mjs";

const TRAITS = ["inputs", "targets", "start", "lr", "alpha", "num_steps"];
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
const output = (z, alpha) => (z > 0 ? z : alpha * z);

/** (1/2N) Σ (y − t)². */
export const loss = ({ inputs, targets, alpha, w, b }) => mean(inputs.map((x, n) => (output(w * x + b, alpha) - targets[n]) ** 2)) / 2;

/** [dL/dw, dL/db]; where z ≤ 0 the slope is alpha. */
export function gradient({ inputs, targets, alpha, w, b }) {
  const dz = inputs.map((x, n) => (output(w * x + b, alpha) - targets[n]) * (w * x + b > 0 ? 1 : alpha));
  return [mean(dz.map((d, n) => d * inputs[n])), mean(dz)];
}

/** How many examples are on the active side. */
export const numActive = ({ inputs, w, b }) => inputs.filter((x) => w * x + b > 0).length;

/** Points [w, b] of gradient descent, the start first; stops where numbers become too large. */
export function trajectory({ inputs, targets, alpha, start, lr, num_steps }) {
  const path = [start];
  for (let k = 0; k < num_steps && Math.abs(path.at(-1)[0]) < 1e6; k++) {
    const [w, b] = path.at(-1), [dw, db] = gradient({ inputs, targets, alpha, w, b });
    path.push([w - lr * dw, b - lr * db]);
  }
  return path;
}

/** What happened, in words. */
export function verdict(state) {
  const path = trajectory(state), at = ([w, b]) => ({ ...state, w, b });
  const dead = path.findIndex((point) => numActive(at(point)) === 0), end = at(path.at(-1));
  const place = `w = ${number(end.w)}, b = ${number(end.b)}, loss ${number(loss(end))}`;
  if (Math.abs(end.w) > 1e3) return "The steps are too long: weight and bias fly off.";
  if (dead === 0 && state.alpha === 0) return `Dead from the start: no example is active, the gradient is 0, and ${plural(state.num_steps, "step")} change nothing.`;
  if (dead >= 0 && state.alpha === 0) return `Dead after ${plural(dead, "step")}: no example is active any more, the gradient is 0, and it stays at ${place}.`;
  if (numActive(end) === 0) return `No example is active after ${plural(state.num_steps, "step")}, but the slope ${number(state.alpha)} still moves the unit: ${place}.`;
  const back = dead >= 0 ? "It lost all examples and came back. " : "";
  return `${back}Alive: ${numActive(end)} of ${plural(state.inputs.length, "example")} active after ${plural(path.length - 1, "step")}: ${place}.`;
}

function pictureOfUnit(ui) {
  const p = ui.plot({ title: "The unit and the examples", label: "The unit over its input", x: [-1, 3.5], y: [-1, 2.6], xLabel: "input x", yLabel: "output" });
  const axis = p.rules({ dash: "", width: 1 }), before = p.line({ colour: "muted", width: 2, dash: "4 4" }), after = p.line({ colour: 1, width: 3 });
  const examples = p.dots({ colour: 2, shape: "square", size: 110 }), legend = p.legend({ corner: "left" });
  const hinge = ([w, b], alpha) => Array.from({ length: 226 }, (_, i) => -1 + i / 50).map((x) => [x, output(w * x + b, alpha)]);
  return ({ inputs, targets, start, alpha }, end) => {
    axis.set([{ y: 0 }]);
    before.set(hinge(start, alpha));
    after.set(hinge(end, alpha));
    examples.set(inputs.map((x, n) => [x, targets[n]]));
    legend.set([{ text: "start", colour: "muted", dash: "4 4" }, { text: "after the steps", colour: 1 }, { text: "examples", colour: 2, shape: "square" }]);
    p.describe(`Examples at ${inputs.map((x, n) => `(${number(x)}, ${number(targets[n])})`).join(", ")}; the unit starts with w = ${number(start[0])}, b = ${number(start[1])} and ends with w = ${number(end[0])}, b = ${number(end[1])}`);
  };
}

function plane(ui) {
  const x = [-2.5, 2.5], y = [-2, 2];
  const p = ui.plot({ title: "Weight and bias; shaded: dead", label: "The plane of weight and bias", interactive: true, x, y, xLabel: "weight w", yLabel: "bias b" });
  const zone = p.layer((g, corners) => g.selectAll("path").data([corners]).join("path")
    .attr("fill", "var(--nabla-2)").attr("fill-opacity", 0.22).attr("stroke", "var(--nabla-2)").attr("stroke-dasharray", "5 4")
    .attr("d", `M${corners.map(([w, b]) => `${p.x(w)},${p.y(b)}`).join("L")}Z`));
  const heights = p.contours({ filled: false, opacity: 0.35 });
  const path = p.line({ colour: 1, width: 2 }), marks = p.dots({ colour: 1, size: 30 }), end = p.dots({ colour: 1, shape: "star", size: 150 });
  const words = p.labels();
  const handle = p.draggable({
    colour: 4, shape: "diamond", step: [0.1, 0.1], onMove: (_, { x: w, y: b }) => ui.set({ start: [w, b].map((v) => Math.round(v * 100) / 100) }),
    words: (d) => `w = ${number(d.x)}, b = ${number(d.y)}`,
  });
  const surface = whenChanged((inputs, targets, alpha) => heights.set({
    grid: grid((w, b) => loss({ inputs, targets, alpha, w, b }), x, y, 50), levels: [0.02, 0.1, 0.25, 0.45, 0.7, 1.2, 2, 3.5, 6],
  }));
  const edge = whenChanged((inputs) => { // b at most −w x for every x: below the lowest of these lines
    const ws = Array.from({ length: 61 }, (_, i) => x[0] + (i / 60) * (x[1] - x[0]));
    zone.set([...ws.map((w) => [w, Math.min(...inputs.map((v) => -w * v))]), [x[1], -9], [x[0], -9]]);
  });
  return (state, points) => {
    edge(state.inputs);
    surface(state.inputs, state.targets, state.alpha);
    path.set(points);
    marks.set(points.slice(1));
    end.set([points.at(-1)]);
    words.set([{ x: -2.3, y: -1.8, text: "dead" }]);
    handle.set([{ x: state.start[0], y: state.start[1], label: "start of weight and bias" }]);
    p.describe(`A path of ${plural(points.length - 1, "step")} from w = ${number(state.start[0])}, b = ${number(state.start[1])} to w = ${number(points.at(-1)[0])}, b = ${number(points.at(-1)[1])}; the region where the unit is dead lies below`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "One step too long, and the unit is off for every example.",
    hint: "Lower the learning rate, drag the start, or open the zero side a little.",
    traits: TRAITS,
  });
  const drawUnit = pictureOfUnit(ui), drawPlane = plane(ui);
  ui.slider("lr", { label: "learning rate", min: 0.05, max: 2.5, step: 0.05, format: number });
  ui.select("alpha", { label: "zero side", cast: Number, options: [[0, "slope 0: ReLU"], [0.01, "slope 0.01: leaky"], [0.1, "slope 0.1: leaky"], [0.3, "slope 0.3: leaky"]] });
  for (const [name, patch] of [["Short steps", { lr: 0.5, alpha: 0 }], ["Long step", { lr: 2, alpha: 0 }], ["Dead start, leaky", { start: [-1, -1], lr: 0.5, alpha: 0.1 }]])
    ui.button(name, () => ui.set({ start: [...ui.initial.start], ...patch }));
  ui.resetButton();
  return ui.start((state) => {
    const points = trajectory(state);
    drawUnit(state, points.at(-1));
    drawPlane(state, points);
    ui.say(verdict(state));
  });
}

export default { render };
