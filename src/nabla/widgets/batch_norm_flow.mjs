/**
 * BatchNormFlow: without it the spread is multiplied at every layer, with it every layer starts anew.
 * Traits: scale (s; standard deviation of the weights is s / √H), batch_size, mode ("training",
 * "test"), companions (which order of the examples), seed (which examples and weights).
 */
import { demo, histogram, number, whenChanged } from "./kit/index.mjs";
import { generator } from "./playground/random.mjs";

const TRAITS = ["scale", "batch_size", "mode", "companions", "seed"];
const EXAMPLES = 240, WIDTH = 10, DEPTH = 6, EPS = 1e-6, RANGE = [-4, 4], BINS = 40, OTHERS = 12;
const sum = (values) => values.reduce((total, v) => total + v, 0);

/** Examples (rows of `width`) and the weights of each layer, of unit variance. */
export function draws({ seed, examples = EXAMPLES, width = WIDTH, depth = DEPTH }) {
  const { normals } = generator(seed), list = (n) => Array.from(normals(n));
  return { X: list(examples * width), W: Array.from({ length: depth }, () => list(width * width)), width };
}

/** The order of the examples: the first stays the first, the others are shuffled. */
export function order({ companions, examples = EXAMPLES }) {
  const others = Array.from({ length: examples - 1 }, (_, i) => i + 1);
  return [0, ...generator(companions, 7).permutation(others)];
}

/** Rows of X times W (n × n), times s / √n. */
function linear(X, W, n, scale) {
  const out = new Float64Array(X.length), s = scale / Math.sqrt(n);
  for (let row = 0; row < X.length; row += n)
    for (let i = 0; i < n; i++) {
      const x = X[row + i] * s;
      if (x !== 0) for (let j = 0; j < n; j++) out[row + j] += x * W[i * n + j];
    }
  return out;
}

/** Mean and population variance of every column of the rows from `first` on, so many rows. */
function statistics(Z, n, first, rows) {
  const mean = new Float64Array(n), variance = new Float64Array(n);
  for (let k = first * n; k < (first + rows) * n; k++) mean[k % n] += Z[k] / rows;
  for (let k = first * n; k < (first + rows) * n; k++) variance[k % n] += (Z[k] - mean[k % n]) ** 2 / rows;
  return { mean, variance };
}

/** Statistics of each batch of Z. */
const ofBatches = (Z, n, size) => Array.from({ length: Z.length / n / size }, (_, b) => statistics(Z, n, b * size, size));

const averaged = (all, name) => all[0][name].map((_, j) => sum(all.map((s) => s[name][j])) / all.length);

/**
 * The whole network: { before, after, running }, a list of layers each. `before` and `after` are
 * the values (rows of `width`) before and after the normalization; `running` the average of the
 * batches' mean and variance, which test mode gets as `fixed`. Without `norm` after is before.
 */
export function flow({ X, W, width, scale, batch_size, norm = true, fixed }) {
  const before = [], after = [], running = [];
  let A = Float64Array.from(X);
  W.forEach((weights, l) => {
    const Z = linear(A, weights, width, scale), batches = norm && !fixed ? ofBatches(Z, width, batch_size) : [];
    const used = (row) => (fixed ? fixed[l] : batches[Math.floor(row / batch_size)]);
    const Y = norm ? Z.map((z, k) => {
      const { mean, variance } = used(Math.floor(k / width)), j = k % width;
      return (z - mean[j]) / Math.sqrt(variance[j] + EPS);
    }) : Z;
    if (batches.length) running.push({ mean: averaged(batches, "mean"), variance: averaged(batches, "variance") });
    before.push(Z);
    after.push(Y);
    A = Y.map((y) => Math.max(y, 0));
  });
  return { before, after, running };
}

/** Rows in an order, or the first so many of them. */
export const arranged = ({ X, width, places }) => places.flatMap((i) => Array.from(X.slice(i * width, (i + 1) * width)));

/** Mean and standard deviation of the values of the first unit. */
export function spread(values, width) {
  const { mean, variance } = statistics(values, width, 0, values.length / width);
  return { mean: mean[0], std: Math.sqrt(variance[0]) };
}

/** Lowest and highest value of the first example in each layer, over batches with others. */
export function elsewhere({ drawn, batch_size, scale, tries = OTHERS }) {
  const runs = Array.from({ length: batch_size < EXAMPLES ? tries : 0 }, (_, k) => {
    const places = order({ companions: 1000 + k }).slice(0, batch_size);
    return flow({ ...drawn, X: arranged({ ...drawn, places }), scale, batch_size }).after.map((Y) => Y[0]);
  });
  return drawn.W.map((_, l) => (runs.length ? [Math.min(...runs.map((r) => r[l])), Math.max(...runs.map((r) => r[l]))] : null));
}

/** What is seen, in words. */
export function sentence({ batch_size, mode }, { plain, normed, mark, ranges }) {
  const last = plain.at(-1).std, first = plain[0].std, deep = plain.length;
  const without = `Without batch norm the spread goes from ${number(first)} in layer 1 to ${number(last)} in layer ${deep}.`;
  const after = normed.at(-1);
  if (mode === "test") {
    const odd = Math.abs(after.std - 1) > 0.15 ? `, because inside batches of ${batch_size} the variance is too small on average` : "";
    const fixed = `Test mode, with running statistics of batches of ${batch_size}: the standard deviation in layer ${deep} is ${number(after.std, 2)}${odd}.`;
    return `${without} ${fixed} Our example gives ${number(mark)}, whoever comes with it.`;
  }
  const others = ranges.at(-1);
  const moves = others ? `with these companions; with others (${OTHERS} batches) from ${number(others[0], 2)} to ${number(others[1], 2)}.` : "and all examples are one batch: there are no other companions.";
  const two = batch_size === 2 ? "Of two examples one becomes −1, the other 1." : `With it the standard deviation is ${number(after.std, 2)} in every layer.`;
  return `${without} ${two} Our example gives ${number(mark)} ${moves}`;
}

/** One column of histograms, a row for each layer; returns the function that shows it. */
function column(ui, { title, colour, withBefore }) {
  const p = ui.plot({
    title, label: title, x: RANGE, y: [DEPTH + 0.25, -0.95], yTicks: DEPTH, yFormat: (v) => (Number.isInteger(v) && v > 0 ? String(v) : ""), xLabel: "value of the unit",
    yLabel: "layer", height: (width) => Math.max(370, Math.min(440, width * 1.1)), left: 28,
  });
  const bars = p.bars({ colour }), outline = p.line({ colour: "text", width: 1.2, dash: "3 2" });
  const reach = p.segments({ colour: 4, width: 4 }), mark = p.dots({ colour: 4, shape: "diamond", size: 90 }), notes = p.labels(), legend = p.legend({ corner: "left" });
  const rows = (layers) => layers.map((values, l) => {
    const found = histogram(values.filter((_, k) => k % WIDTH === 0), RANGE, BINS), top = Math.max(1, ...found.map(({ y }) => y));
    return found.map(({ x0, x1, y }) => ({ x0, x1, y: l + 1 - (0.72 * y) / top, from: l + 1 }));
  });
  const inside = (v) => Math.max(RANGE[0], Math.min(RANGE[1], v));
  return ({ after, before }, stats, ranges) => {
    bars.set(rows(after).flat().filter(({ y, from }) => y < from));
    if (withBefore) outline.set(rows(before).flatMap((row) => [...row.flatMap(({ x0, x1, y }) => [[x0, y], [x1, y]]), [NaN, NaN]]));
    reach.set(ranges.flatMap((range, l) => (range ? [{ x1: inside(range[0]), x2: inside(range[1]), y1: l + 1, y2: l + 1 }] : [])));
    mark.set(after.map((Y, l) => [inside(Y[0]), l + 1]));
    notes.set(stats.map(({ std }, l) => ({ x: RANGE[1], y: l + 1, dx: -3, dy: -16, anchor: "end", text: `std ${number(std, 2)}` })));
    const others = ranges[0] ? [{ text: "with other companions", colour: 4 }] : [], dashed = withBefore ? [{ text: "before the normalization", colour: "text", dash: "3 2" }] : [];
    legend.set([{ text: "our example", colour: 4, shape: "diamond" }, ...others, ...dashed]);
    p.describe(`${title}: standard deviation of the unit by layer ${stats.map(({ std }) => number(std, 2)).join(", ")}; our example at ${after.map((Y) => number(Y[0], 2)).join(", ")}`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Every layer starts anew with mean 0 and spread 1.",
    hint: "Change the weights, then the batch size; give our example other companions; go to test mode.",
    traits: TRAITS,
  });
  const left = column(ui, { title: "Without batch norm", colour: 2 });
  const right = column(ui, { title: "With batch norm before every ReLU", colour: 1, withBefore: true });
  ui.select("mode", { label: "mode", options: [["training", "training"], ["test", "test"]] });
  ui.button("Other companions", () => ui.set({ companions: ui.state().companions + 1 }), { primary: true });
  ui.button("Other weights", () => ui.set({ seed: ui.state().seed + 1 }));
  ui.resetButton();
  ui.slider("batch_size", { label: "batch size", values: [2, 4, 8, 24, 60, 240] });
  ui.slider("scale", {
    label: "weights: s, standard deviation × √H", min: 0.3, max: 4, scale: "log", format: number,
    marks: [{ value: 0.5, label: "0.5" }, { value: Math.SQRT2, label: "√2" }, { value: 3, label: "3" }],
  });
  let drawn, running, ranges;
  const draw = whenChanged((seed) => { drawn = draws({ seed }); });
  const gather = whenChanged((seed, scale, batch_size) => {
    running = flow({ ...drawn, X: arranged({ ...drawn, places: order({ companions: 0 }) }), scale, batch_size }).running;
    ranges = elsewhere({ drawn, batch_size, scale });
  });
  return ui.start((state) => {
    const { seed, scale, batch_size, mode, companions } = state;
    draw(seed);
    gather(seed, scale, batch_size);
    const X = arranged({ ...drawn, places: order({ companions }) }), test = mode === "test", none = drawn.W.map(() => null);
    const plain = flow({ ...drawn, X, scale, batch_size, norm: false });
    const normed = flow({ ...drawn, X, scale, batch_size, ...(test ? { fixed: running } : {}) });
    const stats = [plain, normed].map(({ after }) => after.map((Y) => spread(Y, WIDTH)));
    left(plain, stats[0], none);
    right(normed, stats[1], test ? none : ranges);
    ui.say(sentence(state, { plain: stats[0], normed: stats[1], mark: normed.after.at(-1)[0], ranges }));
  });
}

export default { render };
