/**
 * OutlierTug: squares follow an outlier as far as it goes, absolute errors and Huber do not.
 * Traits: xs, ys (the points), delta (of the Huber loss).
 */
import { demo, number } from "./kit/index.mjs";

const TRAITS = ["xs", "ys", "delta"];
const X = [-1, 10], Y = [-2, 14], AT_HOME = 4.3;
const sum = (values) => values.reduce((total, v) => total + v, 0);
const mean = (values) => sum(values) / values.length;

/** Errors w x + b − y of a line. */
export const errors = ({ xs, ys, w, b }) => xs.map((x, i) => w * x + b - ys[i]);

/** Mean loss of a line: kind "mse", "mae" or "huber". */
export function loss({ kind, xs, ys, delta, w, b }) {
  const one = {
    mse: (d) => d * d,
    mae: Math.abs,
    huber: (d) => (Math.abs(d) <= delta ? (d * d) / 2 : delta * (Math.abs(d) - delta / 2)),
  }[kind];
  return mean(errors({ xs, ys, w, b }).map(one));
}

/** The line of least squares, every point with its weight; flat if all x are equal. */
function weighted(xs, ys, weights) {
  const all = sum(weights);
  const mx = sum(xs.map((x, i) => weights[i] * x)) / all, my = sum(ys.map((y, i) => weights[i] * y)) / all;
  const spread = sum(xs.map((x, i) => weights[i] * (x - mx) ** 2));
  const w = spread < 1e-9 ? 0 : sum(xs.map((x, i) => weights[i] * (x - mx) * (ys[i] - my))) / spread;
  return { w, b: my - w * mx };
}

/** Lines through two points, and the flat ones through one: the best of them has the least MAE. */
function candidates(xs, ys) {
  const lines = ys.map((b) => ({ w: 0, b }));
  for (let i = 0; i < xs.length; i++)
    for (let j = 0; j < i; j++)
      if (Math.abs(xs[i] - xs[j]) > 1e-9) {
        const w = (ys[i] - ys[j]) / (xs[i] - xs[j]);
        lines.push({ w, b: ys[i] - w * xs[i] });
      }
  return lines;
}

/** The best line {w, b} for a kind of loss. */
export function fit({ kind, xs, ys, delta }) {
  let line = weighted(xs, ys, xs.map(() => 1));
  if (kind === "mse") return line;
  if (kind === "mae") {
    const cost = (l) => loss({ kind, xs, ys, ...l });
    return candidates(xs, ys).reduce((best, l) => (cost(l) < cost(best) - 1e-12 ? l : best));
  }
  for (let t = 0, moved = 1; t < 3000 && moved > 1e-12; t++) { // an outlier counts, with less weight
    const next = weighted(xs, ys, errors({ xs, ys, ...line }).map((d) => delta / Math.max(delta, Math.abs(d))));
    moved = Math.abs(next.w - line.w) + Math.abs(next.b - line.b);
    line = next;
  }
  return line;
}

const KINDS = [
  { kind: "mse", text: "squared error", colour: 2, dash: "" },
  { kind: "mae", text: "absolute error", colour: 3, dash: "7 4" },
  { kind: "huber", text: "Huber", colour: 1, dash: "" },
];

/** What is seen, in words. */
export function sentence({ xs, ys }, { mse, mae, huber }) {
  const sizes = errors({ xs, ys, ...huber }).map(Math.abs), far = sizes.indexOf(Math.max(...sizes));
  const squares = errors({ xs, ys, ...mse }).map((d) => d * d);
  const share = Math.round((100 * squares[far]) / Math.max(sum(squares), 1e-12));
  const slopes = `Slopes: squared error ${number(mse.w)}, absolute error ${number(mae.w)}, Huber ${number(huber.w)}. `;
  const apart = Math.max(...X.map((x) => Math.abs((mse.w - mae.w) * x + mse.b - mae.b)));
  if (apart < 1) return `${slopes}Without an outlier the three nearly agree. Drag a point far away.`;
  const side = Math.abs(mae.w - huber.w) * 7 < apart ? "The other two lines hardly notice it." : "Here the other two give way as well, each in its own measure.";
  return `${slopes}The line of squares bends towards point ${far + 1}, and ${share} % of its squared errors are still there. ${side}`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "One point drags the line of squares along.",
    hint: "Drag any point, up and down or to the side.",
    traits: TRAITS,
  });
  const p = ui.plot({ label: "Points and three lines", interactive: true, x: X, y: Y, xLabel: "x", yLabel: "y" });
  const lines = KINDS.map(({ colour, dash }) => p.line({ colour, dash, width: 3 }));
  p.legend({ corner: "left" }).set(KINDS);
  const move = (i, { x, y }) => {
    const { xs, ys } = ui.state();
    const put = (list, value) => list.map((old, k) => (k === i ? Math.round(value * 100) / 100 : old));
    ui.set({ xs: put(xs, x), ys: put(ys, y) });
  };
  const points = p.draggable({
    colour: "text", step: [0.1, 0.1], bounds: { x: X, y: Y }, onMove: move,
    words: (d) => `x ${number(d.x)}, y ${number(d.y)}`,
  });
  ui.button("Put the last point back", () => {
    const { xs, ys } = ui.state();
    ui.set({ xs: [...xs.slice(0, -1), xs.length - 1], ys: [...ys.slice(0, -1), AT_HOME] });
  });
  ui.resetButton();
  ui.slider("delta", { label: "δ of Huber", min: 0.1, max: 8, step: 0.1, format: number });
  return ui.start((state) => {
    const best = Object.fromEntries(KINDS.map(({ kind }) => [kind, fit({ kind, ...state })]));
    KINDS.forEach(({ kind }, i) => lines[i].set(p.x.domain().map((x) => [x, best[kind].w * x + best[kind].b])));
    points.set(state.xs.map((x, i) => ({ x, y: state.ys[i], label: `point ${i + 1}` })));
    const words = KINDS.map(({ kind, text }) => `${text}: slope ${number(best[kind].w)}, height ${number(best[kind].b)} at x 0`);
    p.describe(`${state.xs.length} points and three lines. ${words.join("; ")}`);
    ui.say(sentence(state, best));
  });
}

export default { render };
