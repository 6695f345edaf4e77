/**
 * LossCurves: what an example does to the model is the slope of its loss.
 * Traits: kind ("number" | "yes"), place (error or score), delta (of the Huber loss).
 */
import { demo, number } from "./kit/index.mjs";

const TRAITS = ["kind", "place", "delta"];
const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
const cut = (d, a) => Math.max(-a, Math.min(a, d));

/** The losses of each kind: name, value and slope at a place; at a kink the slope is 0. */
const LOSSES = {
  number: [
    { text: "half the square", value: (d) => (d * d) / 2, slope: (d) => d },
    { text: "absolute", value: Math.abs, slope: Math.sign },
    { text: "Huber", value: (d, a) => { const q = Math.min(Math.abs(d), a); return q * (Math.abs(d) - q / 2); }, slope: cut },
  ],
  yes: [
    { text: "logloss", value: (s) => Math.max(-s, 0) + Math.log1p(Math.exp(-Math.abs(s))), slope: (s) => -sigmoid(-s) },
    { text: "squared error", value: (s) => sigmoid(-s) ** 2, slope: (s) => -2 * sigmoid(-s) ** 2 * sigmoid(s) },
    { text: "hinge", value: (s) => Math.max(0, 1 - s), slope: (s) => (s < 1 ? -1 : 0) },
  ],
};
const FRAMES = {
  number: { x: [-4, 4], y: [0, 11.5], slopes: [-4.2, 4.2], name: "error", start: 3 },
  yes: { x: [-6, 6], y: [0, 7.4], slopes: [-1.15, 0.15], name: "score", start: -5 },
};
const LOOKS = [{ colour: 1, dash: "" }, { colour: 2, dash: "7 4" }, { colour: 3, dash: "2 4" }];

/** Values of the three losses of a kind at a place. */
export const values = ({ kind, place, delta }) => LOSSES[kind].map(({ value }) => value(place, delta));

/** Their slopes. */
export const slopes = ({ kind, place, delta }) => LOSSES[kind].map(({ slope }) => slope(place, delta));

/** What the slopes mean, in words. */
export function verdict({ kind, place, delta }) {
  if (kind === "number") {
    if (place === 0) return "The prediction is exact: none of them pulls.";
    const size = Math.abs(place);
    if (size > delta) return `Only the square pulls more and more strongly the larger the error is; Huber stops at ${number(delta)}.`;
    return "Near zero Huber is the square: its pull fades, and that of the absolute error does not.";
  }
  if (place < -2) return "Wrong and sure of it: logloss and hinge pull with full strength, the squared error has nearly given up.";
  if (place < 0) return "Wrong, but not sure: all three pull.";
  if (place < 1) return "Right, within the margin: all three still want a larger score.";
  return "Right by more than the margin: hinge is content, the other two pull ever more weakly.";
}

function curves(ui, title) {
  const p = ui.plot({ title, label: title, interactive: title === "Loss", x: [-6, 6], y: [0, 7] });
  return { p, zero: p.rules({ dash: "", width: 1 }), lines: LOOKS.map((look) => p.line({ ...look, width: 2.5 })), at: p.rules() };
}

/** Points of a curve, twice at its jumps so that they are drawn upright. */
function sample([low, high], f) {
  const places = Array.from({ length: 401 }, (_, i) => low + (i / 400) * (high - low));
  return [...places, -1e-9, 1e-9, 1 - 1e-9, 1 + 1e-9].sort((a, b) => a - b).map((x) => [x, f(x)]);
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "What an example does to the model is the slope of its loss.",
    hint: "Drag the point along the curve.",
    traits: TRAITS,
  });
  const left = curves(ui, "Loss"), right = curves(ui, "Slope");
  const marks = left.p.dots({ size: 70 }), pulls = right.p.dots({ size: 70, clipped: false });
  const legend = left.p.legend();
  const handle = left.p.draggable({
    axis: "x", colour: 1, step: [0.1, 0], onMove: (_, { x }) => ui.set({ place: Math.round(x * 100) / 100 }),
    words: (d) => `${FRAMES[ui.state().kind].name} ${number(d.x)}`,
  });
  ui.select("kind", {
    label: "target", options: [["yes", "yes or no (here: yes)"], ["number", "a number"]],
    also: (kind) => ({ place: FRAMES[kind].start }),
  });
  ui.resetButton();
  ui.slider("delta", { label: "δ of Huber, for a number", min: 0.1, max: 4, step: 0.1, format: number });
  return ui.start((state) => {
    const { kind, place, delta } = state, frame = FRAMES[kind], losses = LOSSES[kind];
    const now = values(state), pull = slopes(state);
    left.p.domain({ x: frame.x, y: frame.y });
    right.p.domain({ x: frame.x, y: frame.slopes });
    losses.forEach(({ value, slope }, i) => {
      left.lines[i].set(sample(frame.x, (x) => value(x, delta)));
      right.lines[i].set(sample(frame.x, (x) => slope(x, delta)));
    });
    for (const { zero, at } of [left, right]) {
      zero.set([{ x: 0 }, { y: 0 }]);
      at.set([{ x: place }]);
    }
    left.p.setTitle(`Loss over the ${frame.name}`);
    right.p.setTitle(`Slope over the ${frame.name}: the pull`);
    legend.set(losses.map(({ text }, i) => ({ text, ...LOOKS[i] })));
    marks.set(now.slice(1).map((y, i) => ({ x: place, y, ...LOOKS[i + 1] })));
    pulls.set(pull.map((y, i) => ({ x: place, y, ...LOOKS[i] })));
    handle.set([{ x: place, y: now[0], label: `the ${frame.name} that is looked at` }]);
    const list = (numbers) => losses.map(({ text }, i) => `${text} ${number(numbers[i])}`).join(", ");
    left.p.describe(`Losses over the ${frame.name}; at ${number(place)}: ${list(now)}`);
    right.p.describe(`Slopes over the ${frame.name}; at ${number(place)}: ${list(pull)}`);
    ui.say(`At the ${frame.name} ${number(place)} the slopes are: ${list(pull)}. ${verdict(state)}`);
  });
}

export default { render };
