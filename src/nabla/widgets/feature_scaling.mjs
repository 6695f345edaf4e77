/**
 * FeatureScaling: the shape of the valley is the condition number of XᵀX.
 * Traits: areas, years, method, start [along, across], num_steps.
 *
 * Both pictures are slices of the loss of (b, w_area, w_year) through its minimum, in the
 * directions of least and greatest curvature. There gradient descent is exact: along an
 * eigenvector the distance to the minimum shrinks by 1 − lr λ at every step.
 */
import { demo, grid, number, plural, whenChanged } from "./kit/index.mjs";

const TRAITS = ["areas", "years", "method", "start", "num_steps"];
const STEP = 0.8; // of the limit 2 / λmax
const NAMES = { raw: "As measured", centred: "Mean subtracted", scaled: "Divided by the deviation", standardized: "Standardized" };
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** One feature after "raw", "centred", "scaled" or "standardized". */
export function transform(values, method) {
  const m = mean(values), deviation = Math.sqrt(mean(values.map((v) => (v - m) ** 2))) || 1;
  const shift = method === "centred" || method === "standardized" ? m : 0;
  const factor = method === "scaled" || method === "standardized" ? deviation : 1;
  return values.map((v) => (v - shift) / factor);
}

/**
 * Eigenvalues of AᵀA / N in falling order, A given by its columns: one-sided Jacobi rotations
 * make the columns orthogonal, which keeps the small eigenvalues exact.
 */
export function curvatures(columns) {
  const A = columns.map((column) => [...column]), N = A[0].length;
  const dot = (u, v) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < A.length; p++)
      for (let q = p + 1; q < A.length; q++) rotate(A[p], A[q], dot);
  return A.map((column) => dot(column, column) / N).sort((a, b) => b - a);
}

function rotate(u, v, dot) {
  const off = dot(u, v), zeta = (dot(v, v) - dot(u, u)) / (2 * off);
  if (off === 0 || !Number.isFinite(zeta)) return;
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta)), c = 1 / Math.hypot(1, t);
  for (let i = 0; i < u.length; i++) [u[i], v[i]] = [c * (u[i] - t * v[i]), c * (t * u[i] + v[i])];
}

/** Curvatures and condition number of the loss with the features transformed. */
export function landscape({ areas, years, method }) {
  const lambda = curvatures([areas.map(() => 1), transform(areas, method), transform(years, method)]);
  return { steep: lambda[0], flat: lambda.at(-1), condition: lambda[0] / lambda.at(-1) };
}

/** [[along, across], …] of gradient descent, relative to the minimum. */
export function path({ steep, flat, start, num_steps }) {
  const lr = (STEP * 2) / steep, points = [start];
  for (let t = 0; t < num_steps; t++) {
    const [u, v] = points.at(-1);
    points.push([u - lr * flat * u, v - lr * steep * v]);
  }
  return points;
}

/** Steps until half of the way along the valley is done. */
export const stepsToHalf = ({ condition }) => Math.max(1, Math.ceil(Math.log(0.5) / Math.log1p((-2 * STEP) / condition)));

function picture(ui) {
  const p = ui.plot({
    title: " ", label: "Contours of the loss", interactive: true, square: true, x: [-1, 1], y: [-1, 1], xTicks: 0, yTicks: 0, left: 18,
    xLabel: "along the valley (flattest direction) →", yLabel: "↑ across (steepest)",
  });
  const valley = p.contours(), line = p.line({ colour: 1, width: 1.5 }), steps = p.dots({ colour: 1, size: 36 });
  const bottom = p.dots({ colour: 2, shape: "star", size: 150 }), note = p.labels();
  const handle = p.draggable({
    colour: 1, shape: "diamond", step: [0.05, 0.05], onMove: (_, { x, y }) => ui.set({ start: [x, y] }),
    words: (d) => `along ${number(d.x, 2)}, across ${number(d.y, 2)}`,
  });
  const ground = whenChanged((steep, flat) => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => (steep / 2) * (k / 7) ** 2);
    valley.set({ grid: grid((u, v) => (flat * u * u + steep * v * v) / 2, [-1, 1], [-1, 1], 60), levels });
  });
  return (shape, state, name) => {
    const { steep, flat, condition } = shape, points = path({ ...shape, ...state });
    ground(steep, flat);
    line.set(points);
    steps.set(points.slice(1));
    bottom.set([[0, 0]]);
    note.set([{ x: 0, y: 0, text: "minimum", dx: 12, dy: -8 }]);
    handle.set([{ x: points[0][0], y: points[0][1], label: `start, ${name}` }]);
    p.setTitle(`${name}: condition number ${number(condition)}`);
    p.describe(`${name}: contours with condition number ${number(condition)}; ${plural(state.num_steps, "step")} lead to ${number(points.at(-1)[0], 2)} along and ${number(points.at(-1)[1], 2)} across`);
  };
}

/** The part of the way along the valley that is done, in words. */
export function progress({ steep, flat, num_steps }) {
  const done = -Math.expm1(num_steps * Math.log1p((-2 * STEP * flat) / steep));
  return `${number(100 * done, 2)} %`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Unscaled features make a valley in which descent stands still.",
    hint: "Drag the diamond; run more steps; choose what is done to area and year.",
    traits: TRAITS,
  });
  const left = picture(ui), right = picture(ui);
  const step = () => {
    const { num_steps } = ui.state();
    ui.set({ num_steps: Math.min(100, num_steps + 1) });
    return num_steps < 99;
  };
  const run = ui.player({ step, interval: 60, limit: 100 });
  ui.button("Step", step);
  ui.button("From the start", () => { run.stop(); ui.set({ num_steps: 0 }); });
  ui.resetButton(run.stop);
  ui.select("method", { label: "on the right", options: ["centred", "scaled", "standardized"].map((m) => [m, NAMES[m]]) });
  return ui.start((state) => {
    const raw = landscape({ ...state, method: "raw" }), after = landscape(state);
    left(raw, state, NAMES.raw);
    right(after, state, NAMES[state.method]);
    const steps = (shape) => { const n = stepsToHalf(shape); return n < 1e6 ? plural(n, "step") : `${number(n, 2)} steps`; };
    const done = (shape) => progress({ ...shape, ...state });
    ui.say(`After ${plural(state.num_steps, "step")}, of the way along the valley: as measured ${done(raw)}, ${NAMES[state.method].toLowerCase()} ${done(after)}. `
      + `Half of it takes ${steps(raw)} as measured and ${steps(after)} on the right.`);
  });
}

export default { render };
