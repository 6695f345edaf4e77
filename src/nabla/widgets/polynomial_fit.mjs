/**
 * PolynomialFit: degree, λ and the number of steps each bend the curve, and only points that were
 * not learned from say how far it should bend.
 * Traits: xs, ts, val_xs, val_ts (the points), degree, strength, num_steps (0: to the end), along.
 */
import { count, demo, number } from "./kit/index.mjs";

const TRAITS = ["xs", "ts", "val_xs", "val_ts", "degree", "strength", "num_steps", "along"];
const X = [-1, 1], T = [-2, 2], LOSS = [1e-4, 10];
const tens = (low, high) => Array.from({ length: 2 * (high - low) + 1 }, (_, k) => Number((10 ** (low + k / 2)).toPrecision(1)));
const DEGREES = Array.from({ length: 11 }, (_, k) => k + 1), STRENGTHS = tens(-9, 1), STEPS = tens(0, 8);
const dot = (a, b) => a.reduce((sum, v, i) => sum + v * b[i], 0);
const short = (v) => (v === 0 || (v >= 1e-3 && v < 1e5) ? number(v) : v.toExponential(0).replace("e+", "e").replace("-", "\u2212"));
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Rows x, x², …, x^degree. */
export const powers = ({ xs, degree }) => xs.map((x) => Array.from({ length: degree }, (_, k) => x ** (k + 1)));

/**
 * Singular values of a matrix given as columns, by Jacobi's rotations of pairs of columns: each
 * { size, right, left } with the column = Σ left · size · right.
 */
export function singular(columns) {
  const A = columns.map((c) => [...c]), V = columns.map((_, i) => columns.map((__, j) => Number(i === j)));
  for (let sweep = 0, turned = true; turned && sweep < 40; sweep++) {
    turned = false;
    for (let i = 0; i < A.length; i++)
      for (let j = i + 1; j < A.length; j++) {
        const a = dot(A[i], A[i]), b = dot(A[j], A[j]), c = dot(A[i], A[j]);
        if (Math.abs(c) <= 1e-15 * Math.sqrt(a * b) || a * b === 0) continue;
        turned = true;
        const z = (b - a) / (2 * c), t = (z < 0 ? -1 : 1) / (Math.abs(z) + Math.hypot(1, z)), cos = 1 / Math.hypot(1, t);
        for (const M of [A, V])
          for (let k = 0; k < M[i].length; k++) {
            const u = M[i][k], v = M[j][k];
            M[i][k] = cos * (u - t * v);
            M[j][k] = cos * (t * u + v);
          }
      }
  }
  return A.map((column, i) => {
    const size = Math.hypot(...column);
    return { size, right: V[i], left: column.map((v) => (size ? v / size : 0)) };
  });
}

/** What fits of one degree share: the centred problem in its own directions. */
function prepare({ xs, ts, degree }) {
  const rows = powers({ xs, degree }), N = xs.length;
  const middle = rows[0].map((_, k) => mean(rows.map((row) => row[k]))), level = mean(ts);
  const parts = singular(middle.map((m, k) => rows.map((row) => row[k] - m)));
  const largest = Math.max(...parts.map((p) => p.size));
  const directions = parts.filter((p) => p.size > largest * N * 2.3e-16)
    .map(({ size, right, left }) => ({ size, right, curvature: size ** 2 / N, share: dot(left, ts.map((t) => t - level)) }));
  return { N, middle, level, directions, top: largest ** 2 / N };
}

/** Weights and bias from those directions; along each the exact weight is multiplied by a factor below 1. */
function solve({ N, middle, level, directions, top }, { strength, num_steps }) {
  const lr = 1 / (top + strength), w = middle.map(() => 0);
  for (const { size, right, curvature, share } of directions) {
    const penalty = curvature / (curvature + strength);
    const early = num_steps ? -Math.expm1(num_steps * Math.log1p(-Math.min(1, lr * (curvature + strength)))) : 1;
    right.forEach((v, k) => { w[k] += v * (share / size) * penalty * early; });
  }
  return { w, b: level - dot(w, middle) };
}

/** The fit { w, b } of ½ mean squared error + ½ strength Σ w², after so many steps (0: the minimum). */
export const fit = (state) => solve(prepare(state), state);

/** The value of the polynomial at x. */
export const value = ({ w, b }, x) => w.reduceRight((sum, v) => (sum + v) * x, 0) + b;

/** Half the mean squared error on these points. */
export const loss = (line, xs, ts) => mean(xs.map((x, n) => (value(line, x) - ts[n]) ** 2)) / 2;

const AXES = {
  degree: { trait: "degree", values: DEGREES, name: "degree", words: (v) => `degree ${v}` },
  strength: { trait: "strength", values: STRENGTHS, name: "λ", words: (v) => `λ = ${short(v)}` },
  steps: { trait: "num_steps", values: STEPS, name: "steps", words: (v) => `${count(v)} steps` },
};

/** Losses along one of the three: [{ at, train, validation }, …], the other two as they are. */
export function sweep(state) {
  const { trait, values } = AXES[state.along], shared = prepare(state);
  return values.map((at) => {
    const line = state.along === "degree" ? fit({ ...state, degree: at }) : solve(shared, { ...state, [trait]: at });
    return { at, train: loss(line, state.xs, state.ts), validation: loss(line, state.val_xs, state.val_ts) };
  });
}

/** The entry whose validation loss is lowest, the first of equals: where to stop. */
export const lowest = (points) => points.reduce((best, p) => (p.validation < best.validation ? p : best));

/** What is seen, in words. */
export function sentence(state, line, best) {
  const train = loss(line, state.xs, state.ts), validation = loss(line, state.val_xs, state.val_ts);
  const axis = AXES[state.along], now = `Training loss ${number(train, 2)}, validation loss ${number(validation, 2)}.`;
  const size = `The largest weight is ${number(Math.max(...line.w.map(Math.abs)), 2)}.`;
  const advice = `Along this picture the validation loss is lowest at ${axis.words(best.at)}: ${number(best.validation, 2)}.`;
  if (validation < 1.1 * best.validation) return `${now} ${size} This is about as low as the validation loss gets here.`;
  const small = train < validation / 3;
  const why = small ? "The curve meets its own points and misses the others: overfitting."
    : train > 2 * Math.min(best.train, best.validation) ? "The curve is too stiff for either kind of points: underfitting." : "";
  return [now, size, why, advice].filter(Boolean).join(" ");
}

function picture(ui) {
  const p = ui.plot({ title: "● learned from, ◇ only judge", label: "Points and the polynomial", interactive: true, x: [-1.08, 1.08], y: T, xLabel: "x", yLabel: "t" });
  const curve = p.line({ colour: 1, width: 2.5 });
  const round = (v) => Math.round(v * 100) / 100;
  const points = (x, t, look) => p.draggable({
    ...look, step: [0.02, 0.05], bounds: { x: X, y: T }, words: (d) => `x ${number(d.x)}, t ${number(d.y)}`,
    onMove(i, at) {
      const { [x]: xs, [t]: ts } = ui.state(), put = (list, v) => list.map((old, k) => (k === i ? round(v) : old));
      ui.set({ [x]: put(xs, at.x), [t]: put(ts, at.y) });
    },
  });
  const judges = points("val_xs", "val_ts", { colour: 2, shape: "diamond", size: 70 });
  const learned = points("xs", "ts", { colour: "text", size: 90 });
  return (state, line) => {
    curve.set(Array.from({ length: 401 }, (_, k) => -1.06 + (2.12 * k) / 400).map((x) => [x, value(line, x)]));
    judges.set(state.val_xs.map((x, i) => ({ x, y: state.val_ts[i], label: `validation point ${i + 1}` })));
    learned.set(state.xs.map((x, i) => ({ x, y: state.ts[i], label: `training point ${i + 1}` })));
    p.describe(`${state.xs.length} training and ${state.val_xs.length} validation points with a polynomial of degree ${state.degree}; training loss ${number(loss(line, state.xs, state.ts))}, validation loss ${number(loss(line, state.val_xs, state.val_ts))}`);
  };
}

/** One pair of axes for each of the three, of which one is seen. */
function curves(ui) {
  const view = ui.view(), all = Object.entries(AXES).map(([along, axis]) => {
    const parent = view.appendChild(document.createElement("div")), log = along !== "degree";
    const p = ui.plot({
      parent, title: `Loss along the ${along === "strength" ? "strength λ" : along}`, label: "Losses", xLabel: axis.name, yLabel: "half the mean squared error", xFormat: short, yFormat: short,
      x: log ? [axis.values[0], axis.values.at(-1)] : [0.5, 11.5], y: LOSS, xScale: log ? "log" : "linear", yScale: "log",
    });
    const here = p.rules({ colour: "muted" }), best = p.rules({ colour: 3, dash: "2 3", width: 2 });
    const train = p.line({ colour: 1, width: 2.5 }), validation = p.line({ colour: 2, width: 2.5, dash: "6 3" });
    const star = p.dots({ shape: "star", size: 130, colour: 3 });
    p.legend({ corner: "left" }).set([{ text: "training", colour: 1 }, { text: "validation", colour: 2, dash: "6 3" }, { text: "now", colour: "muted", dash: "5 4" }, { text: along === "steps" ? "stop here" : "lowest validation", shape: "star", colour: 3 }]);
    return { along, axis, parent, p, here, best, train, validation, star };
  });
  const inside = (v) => Math.min(LOSS[1], Math.max(LOSS[0], v));
  return (state, points, best) => {
    for (const { along, axis, parent, p, ...layers } of all) {
      const news = parent.hidden;
      parent.hidden = along !== state.along;
      if (parent.hidden) continue;
      if (news) p.draw(); // its box had no width before
      const at = state[axis.trait] || axis.values.at(state.along === "steps" ? -1 : 0);
      layers.here.set([{ x: at }]);
      layers.best.set(along === "steps" ? [{ x: best.at }] : []);
      for (const kind of ["train", "validation"]) layers[kind].set(points.map((q) => [q.at, inside(q[kind])]));
      layers.star.set([[best.at, inside(best.validation)]]);
      p.describe(`Training loss from ${number(points[0].train)} to ${number(points.at(-1).train)}; validation loss ${number(points[0].validation)} at first, ${number(points.at(-1).validation)} at last, lowest ${number(best.validation)} at ${axis.words(best.at)}`);
    }
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "The points that were learned from cannot say when to stop.",
    hint: "Lower the degree, or raise λ, and watch the dashed curve. Drag any point.",
    traits: TRAITS,
  });
  const drawPoints = picture(ui), drawCurves = curves(ui);
  ui.slider("degree", { label: "degree", min: 1, max: 11, step: 1, also: () => ({ along: "degree" }) });
  ui.slider("strength", { label: "strength λ", values: [0, ...STRENGTHS], format: short, also: () => ({ along: "strength" }) });
  ui.slider("num_steps", { label: "steps of descent", values: [...STEPS, 0], format: (v) => (v ? count(v) : "to the end"), also: () => ({ along: "steps" }) });
  ui.select("along", { label: "right picture", options: [["degree", "along the degree"], ["strength", "along λ"], ["steps", "along the steps"]] });
  ui.button("Go to the lowest validation loss", () => {
    const state = ui.state();
    ui.set({ [AXES[state.along].trait]: lowest(sweep(state)).at });
  });
  ui.resetButton();
  return ui.start((state) => {
    const line = fit(state), points = sweep(state), best = lowest(points);
    drawPoints(state, line);
    drawCurves(state, points, best);
    ui.say(sentence(state, line, best));
  });
}

export default { render };
