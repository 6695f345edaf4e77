/**
 * BatchNoise: small batches make many inexact steps of the same work, large ones few exact ones.
 * Traits: xs, ts (examples), start [w, b], batch_size, lr, num_epochs (the work), seed.
 */
import { demo, grid, number, plural, whenChanged } from "./kit/index.mjs";
import { generator } from "./playground/random.mjs";
import { bestLine, gradient as ofLine, halfMse } from "./regression_line.mjs";

const TRAITS = ["xs", "ts", "start", "batch_size", "lr", "num_epochs", "seed"];
const SIZES = [1, 2, 3, 4, 6, 10, 15, 20, 30, 45, 60], DRAWS = 300;
const W = [-1.5, 4.5], B = [-1.8, 4.2];
const all = ({ xs }) => xs.map((_, n) => n);

/** [dw, db] of the mean loss of the examples in `rows`. */
export function gradient({ xs, ts, at: [w, b], rows }) {
  return ofLine({ areas: rows.map((n) => xs[n]), prices: rows.map((n) => ts[n]), w, b });
}

export const loss = ({ xs, ts, at: [w, b] }) => halfMse({ areas: xs, prices: ts, w, b });

/** The batches of some epochs, lists of examples: in each epoch every example once, in a new order. */
export function batches({ xs, batch_size, num_epochs, seed }) {
  const rng = generator(seed, 0), parts = [];
  for (let epoch = 0; epoch < num_epochs; epoch++) {
    const order = rng.permutation(all({ xs }));
    for (let n = 0; n < order.length; n += batch_size) parts.push(order.slice(n, n + batch_size));
  }
  return parts;
}

/** Points [[w, b], …], the start first. */
export function path(state) {
  const points = [state.start];
  for (const rows of batches(state)) {
    const at = points.at(-1), g = gradient({ ...state, at, rows });
    points.push(at.map((v, i) => v - state.lr * g[i]));
  }
  return points;
}

/** Gradients of batches drawn at `at`, each anew from all examples. */
export function cloud({ xs, ts, at, batch_size, seed, draws = DRAWS }) {
  const rng = generator(seed, 1);
  return Array.from({ length: draws }, () => gradient({ xs, ts, at, rows: rng.permutation(all({ xs })).slice(0, batch_size) }));
}

/** Root of the mean squared distance of such gradients from that of all examples, as in the theorem. */
export function noise({ xs, ts, at, batch_size: M }) {
  const N = xs.length, g = gradient({ xs, ts, at, rows: all({ xs }) });
  const squares = all({ xs }).map((n) => gradient({ xs, ts, at, rows: [n] }).reduce((sum, v, i) => sum + (v - g[i]) ** 2, 0));
  return Math.sqrt((squares.reduce((a, b) => a + b) / N / M) * ((N - M) / Math.max(1, N - 1)));
}

/** What the batches cost and bring, in words. */
export function sentence(state, { size, ratio, measured, end, best, whole }) {
  const { batch_size, xs, num_epochs } = state, M = Math.min(batch_size, xs.length);
  const steps = Math.ceil(xs.length / M) * num_epochs, epochs = plural(num_epochs, "epoch");
  const head = M === xs.length ? `All ${M} examples in one batch: ${plural(steps, "step")} in ${epochs}, and no noise.`
    : `Batches of ${M}: ${plural(steps, "step")} in ${epochs}. ${size < 1e-9 ? "The whole gradient is 0 here, what is left is noise." : `A gradient is off by ${number(measured, 2)} of the length of the whole one (theory ${number(ratio, 2)}).`}`;
  if (!(end < 1e6)) return `${head} The rate is too large: the descent flies away.`;
  const against = M === xs.length ? "" : `, and ${plural(num_epochs, "exact step")} would lead to ${number(whole)}`;
  return `${head} The loss at the end is ${number(end)}; the best is ${number(best)}${against}.`;
}

function plane(ui) {
  const p = ui.plot({
    title: "The path of descent", label: "Contours of the loss and the path", interactive: true, square: true,
    x: W, y: B, xLabel: "slope w", yLabel: "height b",
  });
  const land = p.contours(), line = p.line({ colour: 1, width: 1.5 }), steps = p.dots({ colour: 1, size: 18 });
  const bottom = p.dots({ colour: 2, shape: "star", size: 150 }), end = p.dots({ colour: 1, shape: "square", size: 80 });
  const handle = p.draggable({
    colour: "text", shape: "diamond", step: [0.05, 0.05], words: (d) => `slope ${number(d.x)}, height ${number(d.y)}`,
    onMove: (_, { x, y }) => ui.set({ start: [x, y].map((v) => Math.round(v * 100) / 100) }),
  });
  const ground = whenChanged((xs, ts) => {
    const { w, b, loss: least } = bestLine({ areas: xs, prices: ts });
    const levels = [0.02, 0.15, 0.5, 1, 1.8, 3, 4.5, 6.5, 9].map((above) => least + above);
    land.set({ grid: grid((u, v) => loss({ xs, ts, at: [u, v] }), W, B, 50), levels });
    bottom.set([[w, b]]);
  });
  return (state, points) => {
    ground(state.xs, state.ts);
    line.set(points);
    steps.set(points.slice(1));
    end.set([points.at(-1)]);
    handle.set([{ x: state.start[0], y: state.start[1], label: "start" }]);
    p.describe(`The path from slope ${number(state.start[0])} and height ${number(state.start[1])} to ${number(points.at(-1)[0])} and ${number(points.at(-1)[1])}`);
  };
}

function gradients(ui) {
  const p = ui.plot({
    title: `${DRAWS} gradients at the start`, label: "Gradients of batches", square: true,
    x: [-1, 1], y: [-1, 1], xLabel: "∂L/∂w", yLabel: "∂L/∂b",
  });
  const dots = p.dots({ colour: 1, size: 22 }), arrow = p.segments({ colour: 2, width: 3 });
  const whole = p.dots({ colour: 2, shape: "star", size: 150 }), legend = p.legend();
  legend.set([{ text: "of all examples", colour: 2, shape: "star" }, { text: "of a batch", colour: 1, shape: "circle" }]);
  return whenChanged((batch_size, g, drawn, span) => {
    p.domain({ x: [-span, span], y: [-span, span] });
    dots.set(drawn);
    arrow.set([{ x1: 0, y1: 0, x2: g[0], y2: g[1] }]);
    whole.set([g]);
    p.describe(`${DRAWS} gradients of batches of ${batch_size} around the gradient of all examples, ${number(g[0])} and ${number(g[1])}`);
  });
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Many inexact steps are worth more than a few exact ones.",
    hint: "Change the batch size; the work stays the same. Drag the start into the minimum.",
    traits: TRAITS,
  });
  const drawPlane = plane(ui), drawGradients = gradients(ui);
  ui.button("Other draws", () => ui.set({ seed: ui.state().seed + 1 }));
  ui.resetButton();
  ui.slider("batch_size", { label: "batch size", values: SIZES, format: (v) => String(v) });
  ui.slider("lr", { label: "learning rate", min: 0.02, max: 1, scale: "log", format: (v) => number(v, 2) });
  ui.slider("num_epochs", { label: "epochs", min: 1, max: 10, step: 1, format: (v) => String(v) });
  return ui.start((state) => {
    const { xs, ts, start: at, lr, num_epochs } = state, points = path(state);
    const g = gradient({ xs, ts, at, rows: all(state) }), size = Math.hypot(...g);
    const drawn = cloud({ ...state, at }), off = drawn.map((d) => (d[0] - g[0]) ** 2 + (d[1] - g[1]) ** 2);
    drawPlane(state, points);
    drawGradients(state.batch_size, g, drawn, size + 1.6 * noise({ xs, ts, at, batch_size: 1 }));
    ui.say(sentence(state, {
      size, ratio: noise({ ...state, at }) / size, measured: Math.sqrt(off.reduce((a, b) => a + b) / DRAWS) / size,
      end: loss({ xs, ts, at: points.at(-1) }), best: bestLine({ areas: xs, prices: ts }).loss,
      whole: loss({ xs, ts, at: path({ xs, ts, start: at, lr, num_epochs, batch_size: xs.length, seed: 0 }).at(-1) }),
    }));
  });
}

export default { render };
