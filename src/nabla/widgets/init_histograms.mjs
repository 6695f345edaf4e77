/**
 * InitHistograms: the size of the first weights decides what a deep network sees and hears.
 * Traits: activation, rule (small, one, xavier, he, own), std of the weights, seed.
 */
import { demo, number, whenChanged } from "./kit/index.mjs";
import { generator } from "./playground/random.mjs";

const TRAITS = ["activation", "rule", "std", "seed"];
const WIDTH = 100, EXAMPLES = 20, DEPTH = 10, BINS = 61, LOGS = [-12, 6];
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
/** Value of z, slope from the value, and the part of the axis that is shown. */
const KINDS = {
  tanh: { text: "tanh", value: Math.tanh, slope: (a) => 1 - a * a, range: [-1.05, 1.05] },
  relu: { text: "ReLU", value: (z) => Math.max(z, 0), slope: (a) => (a > 0 ? 1 : 0), range: [-0.1, 4] },
  sigmoid: { text: "sigmoid", value: sigmoid, slope: (a) => a * (1 - a), range: [-0.02, 1.02] },
};
const RULES = { small: "std 0.01", one: "std 1", xavier: "Xavier", he: "He", own: "own std" };

/** Standard deviation that a rule gives to weights from `inputs` to `outputs`. */
export function ruleStd({ rule, inputs = WIDTH, outputs = WIDTH }) {
  return { small: 0.01, one: 1, xavier: Math.sqrt(2 / (inputs + outputs)), he: Math.sqrt(2 / inputs) }[rule];
}

/** Standard normal inputs (examples × width), weights (depth × width × width), gradient at the output. */
export function draws({ seed, width = WIDTH, examples = EXAMPLES, depth = DEPTH }) {
  const part = (stream, n) => Array.from(generator(seed, stream).normals(n));
  const W = Array.from({ length: depth }, (_, l) => part(l + 3, width * width));
  return { X: part(1, examples * width), W, dY: part(2, examples * width), width };
}

/** X (rows × n) times std W (n × n). */
function times(X, W, n, std) {
  const out = new Float64Array(X.length);
  for (let row = 0; row < X.length; row += n)
    for (let i = 0; i < n; i++) {
      const x = X[row + i] * std;
      if (x !== 0) for (let j = 0, at = i * n; j < n; j++) out[row + j] += x * W[at + j];
    }
  return out;
}

/** X (rows × n) times the transpose of std W (n × n). */
function timesTransposed(X, W, n, std) {
  const out = new Float64Array(X.length);
  for (let row = 0; row < X.length; row += n)
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0, at = i * n; j < n; j++) sum += X[row + j] * W[at + j];
      out[row + i] = sum * std;
    }
  return out;
}

/** Activations of every layer, and the gradients at the sums before them, first layer first. */
export function flow({ activation, std, drawn }) {
  const { value, slope } = KINDS[activation], { X, W, dY, width } = drawn;
  const activations = [], gradients = [];
  let A = X;
  for (const layer of W) activations.push(A = times(A, layer, width, std).map(value));
  let dA = dY;
  for (let l = W.length - 1; l >= 0; l--) {
    const dZ = Float64Array.from(dA, (d, i) => d * slope(activations[l][i]));
    gradients.unshift(dZ);
    if (l > 0) dA = timesTransposed(dZ, W[l], width, std);
  }
  return { activations: activations.map((a) => Array.from(a)), gradients: gradients.map((g) => Array.from(g)) };
}

const mean = (values, of = (v) => v) => values.reduce((sum, v) => sum + of(v), 0) / values.length;

/** Population standard deviation. */
export function spread(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values, (v) => (v - middle) ** 2));
}

/** By how much the examples differ: the spread of each unit over the examples, its typical size. */
export function difference(values, width) {
  const sums = new Float64Array(width), apart = new Float64Array(width), examples = values.length / width;
  values.forEach((v, i) => { sums[i % width] += v / examples; });
  values.forEach((v, i) => { apart[i % width] += (v - sums[i % width]) ** 2 / examples; });
  return Math.sqrt(mean(apart));
}

/** Root of the mean square. */
export const size = (values) => Math.sqrt(mean(values, (v) => v * v));

/**
 * Heights 0 … 1 of a histogram over a range; what lies outside counts in the last bin of its side.
 * One bin far above the others, as of the zeros of a ReLU, is cut.
 */
export function heights(values, [low, high], bins = BINS) {
  const counts = new Array(bins).fill(0);
  for (const v of values) counts[Math.max(0, Math.min(bins - 1, Math.floor(((v - low) / (high - low)) * bins)))]++;
  const [first, second] = counts.toSorted((a, b) => b - a), top = Math.max(second, first / 8, 1);
  return counts.map((c) => Math.min(1, c / top));
}

/** Two digits, and never more than a few characters. */
const short = (v) => (v >= 9999.5 ? v.toExponential(1).replace("e+", "e") : number(v, 2));

/** What is seen, in words. */
export function sentence({ activation, std }, { activations, gradients }) {
  const { text } = KINDS[activation], last = activations.at(-1);
  const [first, end] = [spread(activations[0]), spread(last)], width = WIDTH;
  const left = difference(last, width) / difference(activations[0], width);
  const factor = (size(gradients[0]) / size(gradients.at(-1))) ** (1 / (gradients.length - 1));
  const ends = mean(last, (a) => (activation === "tanh" ? Math.abs(a) > 0.99 : activation === "sigmoid" ? Math.abs(a - 0.5) > 0.49 : false));
  const numbers = `${text}, weights with std ${number(std)}: the activations' std is ${number(first)} at layer 1 and ${number(end)} at layer 10. `;
  const back = factor < 0.7 ? `vanishes on its way back, × ${number(factor, 2)} a layer` : factor > 1.4 ? `explodes on its way back, × ${number(factor, 2)} a layer` : `keeps about its size, × ${number(factor, 2)} a layer`;
  if (ends > 0.3) return `${numbers}${Math.round(100 * ends)} % of the last outputs are saturated, at the ends of the range. The gradient ${back}.`;
  if (left < 0.02) return `${numbers}The signal collapses: the examples differ ${short(1 / left)} times less than at layer 1. The gradient ${back}.`;
  if (end > 50 * first) return `${numbers}The signal explodes and leaves the picture on the right. The gradient ${back}.`;
  return `${numbers}The signal arrives. The gradient ${back}.`;
}

/** A stack of histograms in a plot: set([{ heights, text }, …]), one row a layer. */
function stack(p, colour, [low, high]) {
  return p.layer((g, rows) => {
    const row = g.selectAll("g").data(rows).join((enter) => {
      const one = enter.append("g");
      one.append("path"); one.append("text").attr("class", "nabla-note");
      return one;
    });
    const unit = Math.abs(p.y(2) - p.y(1)), width = (p.x(high) - p.x(low)) / BINS;
    row.select("path").attr("fill", `var(--nabla-${colour})`).attr("fill-opacity", 0.75)
      .attr("d", (d, l) => {
        const base = Number((p.y(l + 1) + unit * 0.42).toFixed(1)); // as exact as the steps: an empty bin has no height
        const steps = d.heights.map((h, i) => `V${(base - 0.84 * unit * h).toFixed(1)}H${(p.x(low) + (i + 1) * width).toFixed(1)}`);
        return `M${p.x(low)},${base}${steps.join("")}V${base}Z`;
      });
    row.select("text").attr("text-anchor", "end").attr("x", p.innerWidth - 2).attr("y", (_, l) => p.y(l + 1) + 4).text((d) => d.text);
  });
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Ten layers, before any training.",
    hint: "Choose how the weights are drawn; then drag their standard deviation.",
    traits: TRAITS,
  });
  const rows = { y: [DEPTH + 0.6, 0.4], yTicks: DEPTH, yLabel: "layer", height: 330, left: 30 };
  const range = (activation) => KINDS[activation].range;
  const wide = ([low, high]) => [low, high + 0.22 * (high - low)]; // room for the numbers
  const within = (end, words) => (v) => (v > end() + 1e-9 ? "" : words(v));
  const end = () => range(ui.state().activation)[1];
  const left = ui.plot({ ...rows, title: "Activations; right: their std", x: wide(range(ui.state().activation)), xTicks: 5, xFormat: within(end, (v) => number(v)), xLabel: "activation" });
  const right = ui.plot({ ...rows, title: "Gradients; right: their typical size", x: wide(LOGS), xTicks: 5, xFormat: within(() => LOGS[1], (v) => (v === 0 ? "1" : `1e${v}`)), xLabel: "size, 1 at the output" });
  let shown = stack(left, 1, range(ui.state().activation));
  const gradients = stack(right, 2, LOGS);
  const options = (names) => Object.entries(names).map(([value, text]) => [value, text.text ?? text]);
  ui.select("activation", { label: "activation", options: options(KINDS) });
  ui.select("rule", { label: "weights", options: options(RULES), also: (rule, { std }) => ({ std: ruleStd({ rule }) ?? std }) });
  ui.slider("std", {
    label: "standard deviation of the weights", min: 0.005, max: 1.5, scale: "log", format: (v) => number(v, 2), also: () => ({ rule: "own" }),
    marks: [{ value: 0.01, label: "0.01" }, { value: 0.1, label: "0.1 (Xavier)" }, { value: 1, label: "1" }],
  });
  ui.button("New random weights", () => ui.set({ seed: ui.state().seed + 1 }));
  ui.resetButton();
  let drawn;
  const draw = whenChanged((seed) => { drawn = draws({ seed }); });
  const setRange = whenChanged((activation) => {
    left.domain({ x: wide(range(activation)) });
    shown.set([]);
    shown = stack(left, 1, range(activation));
  });
  return ui.start((state) => {
    draw(state.seed);
    setRange(state.activation);
    const now = flow({ ...state, drawn });
    shown.set(now.activations.map((a) => ({ heights: heights(a, range(state.activation)), text: short(spread(a)) })));
    const logs = now.gradients.map((g) => g.filter((v) => v !== 0).map((v) => Math.log10(Math.abs(v))));
    gradients.set(logs.map((g, l) => ({ heights: heights(g, LOGS), text: short(size(now.gradients[l])) })));
    const list = (values) => values.map((v) => number(v, 2)).join(", ");
    left.describe(`Standard deviations of the activations, layer 1 to 10: ${list(now.activations.map(spread))}`);
    right.describe(`Typical sizes of the gradients, layer 1 to 10: ${list(now.gradients.map(size))}`);
    ui.say(sentence(state, now));
  });
}

export default { render };
