/**
 * SoftmaxBars: scores to drag, their probabilities, and the gradient p − t.
 * Traits: names, scores, label (number of the right class), temperature, shift (added to all scores).
 */
import { demo, element, number } from "./kit/index.mjs";

const TRAITS = ["names", "scores", "label", "temperature", "shift"];
const SCORES = [-5, 5], SHIFTS = [-2, 2];

/** log softmax of scores / temperature, shifted so that nothing overflows. */
export function logProbs({ scores, temperature = 1 }) {
  const scaled = scores.map((s) => s / temperature), largest = Math.max(...scaled);
  const logSum = Math.log(scaled.reduce((sum, s) => sum + Math.exp(s - largest), 0));
  return scaled.map((s) => s - largest - logSum);
}

/** softmax(scores / temperature). */
export const softmax = (state) => logProbs(state).map(Math.exp);

/** −log p of the right class, in nats. */
export const crossEntropy = (state) => -logProbs(state)[state.label];

/** p − t, t the one-hot label: the gradient of the loss by scores / temperature. */
export const gradient = (state) => softmax(state).map((p, k) => p - (k === state.label ? 1 : 0));

const place = (values, best) => values.indexOf(best(...values));
const signed = (value) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(3);

/** What the probabilities say about this label, in words. */
export function verdict({ names, scores, label, temperature }) {
  const p = softmax({ scores, temperature });
  const right = names[label], leader = place(p, Math.max);
  const rival = place(p.map((value, k) => (k === label ? -1 : value)), Math.max);
  if (Math.max(...p) - Math.min(...p) < 1e-9) return "All scores are equal: nothing is known, and the loss is that of chance.";
  if (p[label] > 0.95) return `Right and sure: for the ${right} hardly any gradient is left.`;
  if (leader !== label && p[label] < 0.05) return `Sure and wrong: the ${names[leader]} leads. The farther it leads, the larger the loss; the gradient stays below 1.`;
  return `A step against the gradient raises the ${right} and lowers the others, the ${names[rival]} most.`;
}

function sentence(state) {
  const { names, scores, label, temperature, shift } = state;
  const p = softmax(state), loss = crossEntropy(state), chance = Math.log(scores.length);
  const parts = [
    `Right class ${names[label]}: p = ${number(p[label])}, loss −log p = ${loss.toFixed(4)}; at chance log ${scores.length} = ${chance.toFixed(4)}.`,
    verdict(state),
  ];
  if (shift !== 0) parts.push(`${number(shift)} added to every score: no probability has changed.`);
  if (temperature < 0.7) parts.push("Low temperature: the largest score takes more of the whole.");
  if (temperature > 1.5) parts.push("High temperature: the classes become more alike.");
  return parts.join(" ");
}

function scoreView(ui, { names }) {
  const p = ui.plot({
    title: "Scores: drag them", label: "Scores", interactive: true, height: 280,
    x: [-0.5, names.length - 0.5], y: [SCORES[0] + SHIFTS[0], SCORES[1] + SHIFTS[1]],
    xTicks: names.length, xFormat: (k) => names[k] ?? "", yLabel: "score",
  });
  p.rules({ dash: "", width: 1 }).set([{ y: 0 }]);
  const stems = p.bars({ colour: "muted" }), words = p.labels();
  const move = (i, { y }) => {
    const { scores, shift } = ui.state();
    const score = Math.max(SCORES[0], Math.min(SCORES[1], Math.round((y - shift) * 100) / 100));
    ui.set({ scores: scores.map((old, k) => (k === i ? score : old)) });
  };
  const points = p.draggable({ axis: "y", step: [0, 0.1], onMove: move, words: (d) => `score ${number(d.y)}` });
  return ({ scores, shift, label }) => {
    const shown = scores.map((s) => s + shift);
    stems.set(shown.map((y, k) => ({ x0: k - 0.04, x1: k + 0.04, from: 0, y })));
    points.set(shown.map((y, k) => ({ x: k, y, label: `score of ${names[k]}`, colour: k === label ? 3 : 1 })));
    words.set(shown.map((y, k) => ({ x: k, y, text: y.toFixed(2).replace("-", "−"), anchor: "middle", dy: y < 0 ? 26 : -17 })));
    p.describe(`Scores: ${names.map((name, k) => `${name} ${number(shown[k])}`).join(", ")}`);
  };
}

function probabilityView(ui, { names }) {
  const p = ui.plot({
    title: "", label: "Probabilities", height: 280,
    x: [-0.5, names.length - 0.5], y: [-0.08, 1.3], yTicks: 6, yFormat: (v) => (v > 1 ? "" : number(v)),
    xTicks: names.length, xFormat: (k) => names[k] ?? "", yLabel: "bar: p,  diamond: t,  written above: p − t",
  });
  p.rules({ dash: "", width: 1 }).set([{ y: 0 }]);
  const bars = p.bars(), gaps = p.segments({ colour: 2, width: 2.5, dash: "5 3" });
  const marks = p.dots({ colour: 2, shape: "diamond", size: 90, clipped: false });
  const heights = p.labels(), slopes = p.labels();
  return (state) => {
    const probs = softmax(state), slope = gradient(state), { label } = state;
    const target = (k) => (k === label ? 1 : 0);
    p.setTitle(`Probabilities: loss ${crossEntropy(state).toFixed(4)}`);
    bars.set(probs.map((y, k) => ({ x0: k - 0.4, x1: k + 0.14, from: 0, y, colour: k === label ? 3 : 1 })));
    gaps.set(probs.map((y, k) => ({ x1: k + 0.28, x2: k + 0.28, y1: y, y2: target(k) })));
    marks.set(probs.map((_, k) => ({ x: k + 0.28, y: target(k) })));
    heights.set(probs.map((y, k) => ({ x: k - 0.13, y, text: y.toFixed(3), anchor: "middle", dy: -5 })));
    slopes.set(slope.map((value, k) => ({ x: k, y: 1.16, text: signed(value), anchor: "middle", colour: 2 })));
    p.describe(names.map((name, k) => `${name}: probability ${number(probs[k])}, label ${target(k)}, gradient ${number(slope[k])}`).join("; "));
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Every probability depends on every score.",
    hint: "Drag a score; choose which class is right; add a constant; change the temperature.",
    traits: TRAITS,
  });
  const first = ui.state();
  const drawScores = scoreView(ui, first), drawProbabilities = probabilityView(ui, first);
  const parent = element("div", { className: "nabla-row" });
  ui.panel.append(parent);
  ui.select("label", { parent, label: "right class", options: first.names.map((name, k) => [k, name]), cast: Number });
  ui.button("All equal", () => ui.set({ scores: first.scores.map(() => 0) }), { parent });
  ui.button("Sure and wrong", () => {
    const { scores, label } = ui.state(), leader = (label + 1) % scores.length;
    ui.set({ scores: scores.map((_, k) => (k === leader ? 4.5 : k === label ? -3 : 0)) });
  }, { parent });
  ui.resetButton(undefined, { parent });
  ui.slider("shift", { label: "constant added to all", min: SHIFTS[0], max: SHIFTS[1], step: 0.1, format: (c) => number(c), marks: [{ value: 0, label: "0" }] });
  ui.slider("temperature", { label: "temperature T", min: 0.1, max: 10, scale: "log", format: (T) => number(T), marks: [{ value: 1, label: "1" }] });
  return ui.start((state) => {
    drawScores(state);
    drawProbabilities(state);
    ui.say(sentence(state));
  });
}

export default { render };
