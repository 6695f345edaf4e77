/** The pictures and the table at the bed of a patient. */
import { element, number, power } from "../kit/index.mjs";
import { percent } from "../playground/words.mjs";

const GUESS = Math.LN2;

/** Powers of ten around the values, with a decade above them for the legend. */
function decades(values, [low, high]) {
  const sizes = values.filter((v) => Number.isFinite(v) && v > 1e-9);
  const to = (f, v) => 10 ** f(Math.log10(v));
  return [Math.min(low, ...sizes.map((v) => to(Math.floor, v))), Math.max(high, ...sizes.map((v) => 10 * to(Math.ceil, v)))];
}

/** Four pictures over the epochs; what the first line was before a treatment stays as dots. */
export function curves(ui, epochs) {
  const make = ({ title, names, one, two, ...axes }) => {
    const p = ui.plot({ parent: ui.view(), height: 175, x: [0, epochs], xLabel: "epoch", yTicks: 4, left: 44, title, label: title, ...axes });
    const guess = p.rules(), before = p.line({ colour: "muted", dash: "2 3" }), first = p.line({ colour: 3 }), second = p.line({ colour: 4, dash: "6 3" });
    p.legend().set(names.map((text, i) => ({ text, colour: 3 + i, dash: i ? "6 3" : "" })));
    return {
      p, guess,
      draw(now, old) {
        const points = (chart, f) => chart.map((e) => [e.epoch, f(e)]);
        first.set(points(now, one));
        second.set(points(now, two));
        before.set(points(old ?? [], one));
      },
    };
  };
  const share = { y: [0, 1.6], yFormat: (v) => (v > 1 ? "" : percent(v)) }, log = { yScale: "log", y: [0.1, 10], yFormat: power };
  const loss = make({ title: "Loss", yLabel: "nats", names: ["training", "validation"], one: (e) => e.train.loss, two: (e) => e.val.loss, ...log });
  const right = make({ title: "Right answers", names: ["training", "validation"], one: (e) => e.train.accuracy, two: (e) => e.val.accuracy, ...share });
  const gradient = make({ title: "Size of the gradient", names: ["first layer", "last layer"], one: (e) => e.first || NaN, two: (e) => e.last || NaN, ...log });
  const idle = make({ title: "Idle units", names: ["dead", "on a flat end"], one: (e) => e.dead, two: (e) => e.flat, ...share });
  return {
    /** `now` is the chart that is looked at, `old` the one before a treatment or null. */
    show(now, old) {
      const all = [...now, ...(old ?? [])];
      loss.p.domain({ y: decades(all.flatMap((e) => [e.train.loss, e.val.loss]), [0.1, 10]) });
      gradient.p.domain({ y: decades(all.flatMap((e) => [e.first, e.last]), [0.01, 1]) });
      gradient.p.setTitle(now.every((e) => e.first === 0) ? "Size of the gradient: 0" : "Size of the gradient");
      loss.guess.set([{ y: GUESS, label: "a guess", below: true }]);
      right.guess.set([{ y: 0.5 }]);
      for (const picture of [loss, right, gradient, idle]) picture.draw(now, old);
    },
    describe(s) {
      loss.p.describe(`Loss over the epochs: training from ${number(s.start)} to ${number(s.loss)}, validation to ${number(s.val)}; a guess costs 0.693`);
      right.p.describe(`Right answers at the end: training ${percent(s.trainRight)}, validation ${percent(s.valRight)}`);
      gradient.p.describe(`Size of the gradient: first layer ${number(s.first)} after one epoch and ${number(s.firstEnd)} at the end, last layer ${number(s.last)} and ${number(s.lastEnd)}`);
      idle.p.describe(`Dead units at the end ${percent(s.dead)}; outputs on a flat end ${percent(s.flatStart)} at first and ${percent(s.flat)} at the end`);
    },
  };
}

const ROWS = [
  ["loss before learning", (s) => number(s.start)],
  ["update ratio of the first weights, median", (s) => (Number.isFinite(s.ratio) ? number(s.ratio, 2) : "0 / 0")],
  ["size of the first weights, start → end", (s) => `${number(s.weightsStart, 2)} → ${number(s.weights, 2)}`],
  ["units of the first layer at the end", (s) => (s.equal ? "all alike" : "different")],
  ["inputs up to ±", (s) => number(s.inputs)],
  ["training examples; one step sees", (s) => `${s.examples}; ${s.batch}`],
];

/** The table of signs, with a column for the time after a treatment. */
export function table(ui) {
  const cells = ROWS.map(() => [element("td"), element("td")]), after = element("th", { scope: "col" }, "after");
  const head = element("tr", {}, element("th", { scope: "col" }, "sign"), element("th", { scope: "col" }, "ill"), after);
  const rows = ROWS.map(([name], i) => element("tr", {}, element("th", { scope: "row" }, name), ...cells[i]));
  const node = element("table", { className: "nabla-table nabla-chart" }, element("thead", {}, head), element("tbody", {}, ...rows));
  ui.view("nabla-wide").append(node);
  return {
    show(before, now) {
      node.classList.toggle("nabla-untreated", !now);
      ROWS.forEach(([, word], i) => {
        cells[i][0].textContent = word(before);
        cells[i][1].textContent = now ? word(now) : "";
      });
    },
  };
}
