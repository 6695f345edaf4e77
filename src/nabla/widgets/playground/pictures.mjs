/** The decision surface with the points, and the loss curves. */
import { element, number } from "../kit/index.mjs";
import { column, paint, SIDE } from "./surface.mjs";
import { curves } from "./training.mjs";
import { unitName } from "./network_view.mjs";
import { percent } from "./words.mjs";

const mark = (label, text) => { const node = element("strong", {}, text); node.style.color = `var(--nabla-${label + 1})`; return node; };
const MARK = [{ shape: "circle", colour: 1, size: 30 }, { shape: "diamond", colour: 2, size: 38 }];

/** The plane: the chosen unit's value as colour, its boundary, training and test points. */
export function plane(ui) {
  const view = ui.view("nabla-plane"), shown = element("div", { className: "nabla-row" });
  const p = ui.plot({ parent: view, square: true, left: 38, x: [-1.5, 1.5], y: [-1.5, 1.5], xLabel: "x₁", yLabel: "x₂", label: "The plane" });
  p.canvas.attr("hidden", null);
  const surface = p.layer((_, { values, colours, hard }) => paint(p.canvas.node(), values, colours(), hard));
  const boundary = p.contours({ colour: "text", filled: false, width: 1.6 });
  const train = p.dots(), test = p.dots({ hollow: true });
  view.append(element("p", { className: "nabla-key" }, mark(0, "● class 0"), ", ", mark(1, "◆ class 1"), "; filled: learned from, hollow: test. The line is the boundary."), shown);
  ui.checkbox("show_test", { parent: shown, label: "test points" });
  ui.checkbox("only_decision", { parent: shown, label: "only the decision" });
  const marks = ({ points, labels }) => points.map(([x, y], i) => ({ x, y, ...MARK[labels[i]] }));
  return {
    points(data, shown) {
      p.domain({ x: [-data.extent, data.extent], y: [-data.extent, data.extent] });
      train.set(marks(data.train));
      test.set(shown ? marks(data.test) : []);
    },
    show({ network, layers, sums, colours, chosen, extent, settings }) {
      const values = column({ layers, network }, chosen), { H, unit } = values, sum = sums[chosen.layer];
      surface.set({ values, colours, hard: settings.only_decision });
      const flat = Float64Array.from({ length: SIDE * SIDE }, (_, k) => sum[k * H + unit]);
      boundary.set({ grid: { values: flat, n: SIDE, m: SIDE, x: [-extent, extent], y: [-extent, extent] }, levels: [0] });
      const [short, long] = unitName(chosen, settings);
      p.setTitle(long === "output" ? "Output: probability of class 1" : `${short}: value of ${long}`);
    },
    describe: ({ train: a, test: b, broken, data }) => p.describe(
      `The plane coloured by what the network says of every place, with ${data.train.N} training and ${data.test.N} test points` +
      (broken ? "; the network gives no numbers any more" : `; ${percent(a.accuracy)} of the training points and ${percent(b.accuracy)} of the test points lie on their own side of the boundary`)),
  };
}

/** The next of 1, 2, 5, 10, … times `unit` that is not below v. */
function roof(v, unit) {
  const power = 10 ** Math.floor(Math.log10(Math.max(v, unit) / unit));
  return unit * power * [1, 2, 5, 10].find((m) => m * power * unit >= v * (1 - 1e-9));
}

/** Training and test loss over the epochs. */
export function losses(ui) {
  const p = ui.plot({
    parent: ui.view("nabla-losses"), title: "Loss after every epoch", height: 200, x: [0, 100], y: [0, 1], yTicks: 4,
    xLabel: "epoch", yLabel: "nats", label: "Loss over epochs",
  });
  const coin = p.rules(), train = p.line({ colour: 3 }), test = p.line({ colour: 4, dash: "6 3" }), legend = p.legend();
  return {
    show(run) {
      const points = curves(run), known = points.flatMap(([, a, b]) => [a, b]).filter(Number.isFinite);
      p.domain({ x: [0, roof(run.epoch, 100)], y: [0, roof(Math.max(0.8, ...known), 1)] });
      const end = run.broken ? [{ x: run.epoch, label: "broke down" }] : [];
      coin.set([{ y: Math.LN2, label: "coin: ln 2", below: true }, ...end]);
      train.set(points.map(([e, a]) => [e, a]));
      test.set(points.map(([e, , b]) => [e, b]));
      legend.set([{ text: `training ${number(run.train.loss)}`, colour: 3 }, { text: `test ${number(run.test.loss)}`, colour: 4, dash: "6 3" }]);
    },
    describe: (run) => p.describe(`Training loss from ${number(run.first)} to ${number(run.train.loss)} in ${run.epoch} epochs; test loss ${number(run.test.loss)}, lowest ${number(run.best.loss)} at epoch ${run.best.epoch}`),
  };
}
