/**
 * DecayCurves: a rate that falls lets the noise die out, and one that falls too fast never arrives.
 * Traits: lr (first rate), k (per step), every (steps), noise (std of the examples), distance (start).
 */
import { demo, number } from "./kit/index.mjs";

const TRAITS = ["lr", "k", "every", "noise", "distance"];
const NUM_STEPS = 1000, Y = [0.01, 30];

/** The rate of step t, from 0, of one kind of schedule. */
export function rate({ kind, lr, k, every, t }) {
  if (kind === "step") return lr * 0.5 ** Math.floor(t / every);
  if (kind === "exponential") return lr * Math.exp(-k * t);
  if (kind === "inverse") return lr / (1 + k * t);
  return lr;
}

/**
 * Root of the mean squared distance from the minimum before the first and after every step of
 * w ← (1 − η) w + η x: the mean shrinks by 1 − η, the variance by its square, and η²σ² is added.
 */
export function distances({ kind, lr, k, every, noise, distance, num_steps = NUM_STEPS }) {
  let mean = distance, variance = 0;
  const found = [distance];
  for (let t = 0; t < num_steps; t++) {
    const eta = rate({ kind, lr, k, every, t });
    mean *= 1 - eta;
    variance = (1 - eta) ** 2 * variance + eta ** 2 * noise ** 2;
    found.push(Math.sqrt(mean ** 2 + variance));
  }
  return found;
}

/** Where a constant rate comes to rest, σ √(η / (2 − η)). */
export const floor = ({ lr, noise }) => noise * Math.sqrt(lr / (2 - lr));

const KINDS = [
  { kind: "constant", text: "constant", colour: "muted", dash: "" },
  { kind: "step", text: "halved in steps", colour: 3, dash: "7 4" },
  { kind: "exponential", text: "exponential", colour: 2, dash: "2 3" },
  { kind: "inverse", text: "1/t", colour: 1, dash: "" },
];

/** Who is nearest, who stands still on the way, in words. */
export function sentence(state, ends) {
  const order = KINDS.map(({ text }, i) => ({ text, end: ends[i] })).sort((a, b) => a.end - b.end);
  const head = `Typical distance after ${NUM_STEPS} steps: ${order.map(({ text, end }) => `${text} ${number(end, 2)}`).join(", ")}.`;
  if (state.noise < 1e-9) return `${head} Without noise nothing is gained by a falling rate.`;
  const [, , exponential] = ends, left = state.distance * Math.exp(-state.lr / state.k);
  if (left > exponential / 2) return `${head} The exponential rate gave out on the way: all its values add up to about ${number(state.lr / state.k, 2)}, and a distance of ${number(left, 2)} is left.`;
  if (order[0].text === "constant") return `${head} The constant rate has not come down to its floor of ${number(floor(state), 2)}; those that fall are behind it.`;
  return `${head} The constant rate does not get below ${number(floor(state), 2)}, its floor.`;
}

function picture(ui, options) {
  const p = ui.plot({ x: [0, NUM_STEPS], xLabel: "step", ...options });
  const lines = KINDS.map(({ colour, dash }) => p.line({ colour, dash, width: 2.5 }));
  return { p, draw: (series) => series.forEach((values, i) => lines[i].set(values.map((y, t) => [t, y]).filter(([t]) => t % 2 === 0))) };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "A rate that falls lets the noise die out; one that falls too fast never arrives.",
    hint: "Make k larger, drag the start on the right, take the noise away.",
    traits: TRAITS,
  });
  const left = picture(ui, { title: "Learning rate", label: "Four learning rates over the steps", y: [0, 0.165], yLabel: "learning rate" });
  left.p.legend().set(KINDS);
  const right = picture(ui, {
    title: "Typical distance from the minimum", label: "Distance over the steps", interactive: true, y: Y, yScale: "log", yTicks: 5, yLabel: "distance",
  });
  const rest = right.p.rules({ colour: "muted" });
  const start = right.p.draggable({
    axis: "y", colour: "text", shape: "diamond", step: [0, 0.2], bounds: { y: [0.1, 30] },
    onMove: (_, { y }) => ui.set({ distance: Number(y.toPrecision(3)) }), words: (d) => `start at distance ${number(d.y)}`,
  });
  ui.resetButton();
  ui.slider("lr", { label: "first learning rate", min: 0.01, max: 1, scale: "log", format: (v) => number(v, 2) });
  ui.slider("k", { label: "k, per step", min: 1e-4, max: 1, scale: "log", format: (v) => number(v, 2) });
  ui.slider("every", { label: "halved every … steps", min: 20, max: 1000, step: 20, format: String });
  ui.slider("noise", { label: "noise of one example", min: 0, max: 3, step: 0.1, format: (v) => number(v, 2) });
  return ui.start((state) => {
    const found = KINDS.map(({ kind }) => distances({ kind, ...state })), ends = found.map((d) => d.at(-1));
    left.p.domain({ y: [0, state.lr * 1.65] });
    left.draw(KINDS.map(({ kind }) => found[0].map((_, t) => rate({ kind, ...state, t }))));
    left.p.describe(`Rates at step ${NUM_STEPS}: ${KINDS.map(({ kind, text }) => `${text} ${number(rate({ kind, ...state, t: NUM_STEPS }), 2)}`).join(", ")}`);
    right.draw(found.map((values) => values.map((d) => Math.max(d, Y[0]))));
    rest.set(state.noise > 0 ? [{ y: floor(state), label: `floor of the constant rate ${number(floor(state), 2)}` }] : []);
    start.set([{ x: 0, y: state.distance, label: "start" }]);
    right.p.describe(`Distance from ${number(state.distance)} at the start to ${KINDS.map(({ text }, i) => `${text} ${number(ends[i], 2)}`).join(", ")}`);
    ui.say(sentence(state, ends));
  });
}

export default { render };
