/**
 * GradientFlow: through every layer a gradient is multiplied by about s √(mean f′²).
 * Traits: depth (layers), scale (s; standard deviation of the weights is s / √H), seed.
 */
import { demo, number, plural, whenChanged } from "./kit/index.mjs";

const TRAITS = ["depth", "scale", "seed"], WIDTH = 48, EXAMPLES = 12, DEEPEST = 30, LOWEST = 1e-16;
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
const KINDS = {
  sigmoid: { text: "sigmoid", value: sigmoid, slope: (a) => a * (1 - a), colour: 2, dash: "7 4", shape: "square" },
  tanh: { text: "tanh", value: Math.tanh, slope: (a) => 1 - a * a, colour: 3, dash: "2 3", shape: "triangle" },
  relu: { text: "ReLU", value: (z) => Math.max(z, 0), slope: (a) => (a > 0 ? 1 : 0), colour: 1, dash: "", shape: "circle" },
};

/** Standard normal numbers from a seed (mulberry32, Box–Muller). */
function normals(count, seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  return Float64Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}

/** Inputs (examples × width), weights (depth × width × width) of unit variance, last gradient. */
export function draws({ seed, depth = DEEPEST, width = WIDTH, examples = EXAMPLES }) {
  const part = (k, count) => Array.from(normals(count, seed * 7919 + k));
  return { X: part(1, examples * width), W: Array.from({ length: depth }, (_, l) => part(100 + l, width * width)), dY: part(2, examples * width), width, examples };
}

/** X (rows × n) times W (n × n), or times its transpose. */
function product(X, W, n, transposed) {
  const out = new Float64Array(X.length);
  for (let row = 0; row < X.length; row += n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (transposed) out[row + i] += X[row + j] * W[i * n + j];
        else out[row + j] += X[row + i] * W[i * n + j];
      }
  return out;
}

const size = (values) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

/** Root mean square of ∂L/∂A before layer 1, before layer 2, …, at the output (there it is 1). */
export function gradientSizes({ kind, depth, scale, drawn }) {
  const { value, slope } = KINDS[kind], { X, W, dY, width } = drawn, s = scale / Math.sqrt(width);
  const outputs = [];
  let A = Float64Array.from(X);
  for (let l = 0; l < depth; l++) outputs.push(A = product(A, W[l], width).map((z) => value(z * s)));
  let dA = Float64Array.from(dY);
  const one = size(dA), sizes = [1];
  for (let l = depth - 1; l >= 0; l--) {
    dA = product(dA.map((d, i) => d * slope(outputs[l][i])), W[l], width, true).map((d) => d * s);
    sizes.unshift(size(dA) / one);
  }
  return sizes;
}

/** What happens to the gradient, in words. */
export function regime(first, depth) {
  const factor = (1 / first) ** (1 / depth);
  if (first < 1e-3) return `vanishes (÷ ${number(factor, 2)} a layer)`;
  if (first > 1e3) return `explodes (× ${number(1 / factor, 2)} a layer)`;
  return "stays usable";
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Depth multiplies what the slopes leave.",
    hint: "Drag the marker for the number of layers; change the weights.",
    traits: TRAITS,
  });
  const p = ui.plot({
    title: "Size of the gradient before each layer; the output is on the right", label: "Size of the gradient over the layer",
    x: [0.5, DEEPEST + 0.5], y: [LOWEST, 1e6], yScale: "log", yTicks: 7, yFormat: (v) => (v === 1 ? "1" : `1e${Math.round(Math.log10(v))}`), xLabel: "layer", parent: ui.view("nabla-wide"),
    interactive: true, height: (width) => Math.max(270, Math.min(340, width * 0.6)), left: 52,
  });
  const level = p.rules();
  const series = Object.entries(KINDS).map(([kind, { colour, dash, shape }]) => [kind, p.line({ colour, dash, width: 2.5 }), p.dots({ colour, shape, size: 34 })]);
  const legend = p.legend({ corner: "left" });
  const handle = p.draggable({
    axis: "x", colour: 4, shape: "diamond", step: [1, 0], bounds: { x: [2, DEEPEST] },
    onMove: (_, { x }) => ui.set({ depth: Math.round(x) }), words: (d) => plural(d.x, "layer"),
  });
  ui.slider("scale", {
    label: "weights: s, standard deviation × √H", min: 0.5, max: 12, scale: "log", format: number,
    marks: [{ value: 1, label: "1" }, { value: Math.SQRT2, label: "√2" }, { value: 4, label: "4" }, { value: 10, label: "10" }],
  });
  ui.button("New random weights", () => ui.set({ seed: ui.state().seed + 1 }));
  ui.resetButton();
  let drawn;
  const draw = whenChanged((seed) => { drawn = draws({ seed }); });
  return ui.start(({ depth, scale, seed }) => {
    draw(seed);
    level.set([{ y: 1, label: "" }, { x: depth }]);
    const first = {};
    for (const [kind, line, marks] of series) {
      const sizes = gradientSizes({ kind, depth, scale, drawn });
      first[kind] = sizes[0];
      const points = sizes.slice(0, depth).map((v, l) => [l + 1, v]);
      line.set(points.map(([l, v]) => [l, Math.max(v, LOWEST / 100)]));
      marks.set(points.filter(([, v]) => v > LOWEST));
    }
    legend.set(Object.values(KINDS).map(({ text, colour, shape }) => ({ text, colour, shape })));
    handle.set([{ x: depth, y: 1e-15, label: "number of layers" }]);
    const words = Object.entries(KINDS).map(([kind, { text }]) => `${text} ${number(first[kind], 2)}, ${regime(first[kind], depth)}`);
    p.describe(`Sizes at the first of ${depth} layers: ${words.join("; ")}`);
    ui.say(`After ${plural(depth, "layer")}, a gradient of size 1 arrives at the first layer with size: ${words.join("; ")}.`);
  });
}

export default { render };
