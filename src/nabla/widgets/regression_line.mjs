/**
 * RegressionLine: the line on the left is the point on the right.
 * Traits: areas (thousands), prices (hundred thousands), start [w, b], lr, num_steps.
 */
import { demo, grid, number, plural, whenChanged } from "./kit/index.mjs";

const TRAITS = ["areas", "prices", "start", "lr", "num_steps"];
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** (1/2N) Σ (w x + b − t)². */
export function halfMse({ areas, prices, w, b }) {
  return mean(areas.map((x, i) => (w * x + b - prices[i]) ** 2)) / 2;
}

/** Its gradient [dw, db]. */
export function gradient({ areas, prices, w, b }) {
  const gaps = areas.map((x, i) => w * x + b - prices[i]);
  return [mean(gaps.map((gap, i) => gap * areas[i])), mean(gaps)];
}

/** Gradient descent: [[w, b, loss], …], the start first; stops early once it has left all bounds. */
export function trajectory({ areas, prices, start, lr, num_steps }) {
  let [w, b] = start;
  const path = [[w, b, halfMse({ areas, prices, w, b })]];
  for (let t = 0; t < num_steps && Math.abs(w) + Math.abs(b) < 1e9; t++) {
    const [dw, db] = gradient({ areas, prices, w, b });
    [w, b] = [w - lr * dw, b - lr * db];
    path.push([w, b, halfMse({ areas, prices, w, b })]);
  }
  return path;
}

/** The minimum {w, b, loss}; with all areas equal, the flat line through the mean. */
export function bestLine({ areas, prices }) {
  const [mx, mt] = [mean(areas), mean(prices)];
  const variance = mean(areas.map((x) => (x - mx) ** 2));
  const w = variance < 1e-12 ? 0 : mean(areas.map((x, i) => (x - mx) * (prices[i] - mt))) / variance;
  const b = mt - w * mx;
  return { w, b, loss: halfMse({ areas, prices, w, b }) };
}

/** The learning rate above which descent diverges: 2 / largest eigenvalue of the Hessian. */
export function limit({ areas }) {
  const [a, h] = [mean(areas.map((x) => x * x)), mean(areas)];
  return 2 / ((a + 1) / 2 + Math.hypot((a - 1) / 2, h));
}

const W = [-1.5, 5.5], B = [-4, 6];

function sentence({ path, best, lr, edge }) {
  const [w, b, loss] = path.at(-1), made = path.length - 1;
  const line = `price = ${number(w)} · area ${b < 0 ? "−" : "+"} ${number(Math.abs(b))}`;
  const head = `After ${plural(made, "step")}: ${line}, loss ${number(loss)}; the best possible is ${number(best.loss)}. `;
  if (lr > edge) return `${head}The learning rate is above ${number(edge)}, the limit for these houses: every step makes it worse.`;
  if (loss < best.loss * 1.001 + 1e-9) return `${head}The point lies at the bottom of the valley: no line fits these houses better.`;
  if (made === 0) return `${head}The long gaps pull on the line: press Step, or drag the point into the valley.`;
  return `${head}The steps fall quickly into the valley, then creep along its floor.`;
}

function houses(ui, state) {
  const move = (i, { x, y }) => {
    const { areas, prices } = ui.state();
    const put = (list, value) => list.map((old, k) => (k === i ? Math.round(value * 1000) / 1000 : old));
    ui.set({ areas: put(areas, x), prices: put(prices, y) });
  };
  const p = ui.plot({
    title: "The line on the houses", label: "Houses and the line", interactive: true,
    x: [0, Math.max(3, ...state.areas) * 1.02], y: [0, Math.max(7, ...state.prices) * 1.02],
    xLabel: "area (thousands)", yLabel: "price (hundred thousands)",
  });
  const residuals = p.segments({ colour: 2, dash: "5 2", width: 3 });
  const line = p.line({ colour: 1, width: 3 });
  const points = p.draggable({
    colour: "text", step: [0.02, 0.05], onMove: move,
    words: (d) => `area ${number(d.x)} thousand, price ${number(d.y)} hundred thousand`,
  });
  return (now, [w, b]) => {
    residuals.set(now.areas.map((x, i) => ({ x1: x, x2: x, y1: now.prices[i], y2: w * x + b })));
    line.set(p.x.domain().map((x) => [x, w * x + b]));
    points.set(now.areas.map((x, i) => ({ x, y: now.prices[i], label: `house ${i + 1}` })));
    p.describe(`${now.areas.length} houses; the line has slope ${number(w)} and height ${number(b)} at area 0`);
  };
}

function surface(ui) {
  const p = ui.plot({
    title: "The loss of every line", label: "Loss over w and b", interactive: true,
    x: W, y: B, xLabel: "weight w", yLabel: "bias b",
  });
  const valley = p.contours();
  const path = p.line({ colour: 1, width: 1.5 });
  const steps = p.dots({ colour: 1, size: 18 });
  const bottom = p.dots({ colour: 2, shape: "star", size: 130 });
  const note = p.labels();
  const here = p.draggable({
    colour: 1, step: [0.05, 0.05], shape: "diamond",
    onMove: (_, { x, y }) => ui.set({ start: [x, y], num_steps: 0 }),
    words: (d) => `w ${number(d.x)}, b ${number(d.y)}`,
  });
  const ground = whenChanged((areas, prices, lowest) => {
    const levels = [0.02, 0.1, 0.4, 1, 2, 4, 7, 11, 16, 24, 36, 55].map((rise) => lowest + rise);
    valley.set({ grid: grid((w, b) => halfMse({ areas, prices, w, b }), W, B, 50), levels });
  });
  return (now, walked, best) => {
    ground(now.areas, now.prices, best.loss);
    path.set(walked);
    steps.set(walked.slice(0, 200));
    bottom.set([[best.w, best.b]]);
    note.set([{ x: best.w, y: best.b, text: "best", dx: 12, dy: 4 }]);
    const clamp = (v, [low, high]) => Math.max(low, Math.min(high, v));
    const [w, b] = walked.at(-1);
    here.set([{ x: clamp(w, W), y: clamp(b, B), label: "the line's parameters" }]);
    p.describe(`Contours of the loss; the path goes from w ${number(walked[0][0])}, b ${number(walked[0][1])} to w ${number(w)}, b ${number(b)}; the minimum is at w ${number(best.w)}, b ${number(best.b)}`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Every line is a point on the loss surface.",
    hint: "Drag a house, or drag the diamond; then let gradient descent walk.",
    traits: TRAITS,
  });
  const drawHouses = houses(ui, ui.state()), drawSurface = surface(ui);
  const step = () => {
    const { num_steps } = ui.state();
    ui.set({ num_steps: num_steps + 1 });
    return num_steps + 1 < 300;
  };
  ui.button("Step", step);
  const run = ui.player({ step, interval: 60, limit: 300 });
  ui.button("From zero", () => { run.stop(); ui.set({ start: [0, 0], num_steps: 0 }); });
  ui.resetButton(run.stop);
  ui.slider("lr", { label: "learning rate", min: 0.01, max: 0.6, step: 0.01, format: (v) => number(v) });
  return ui.start((state) => {
    const path = trajectory(state), best = bestLine(state);
    drawHouses(state, path.at(-1));
    drawSurface(state, path, best);
    ui.say(sentence({ path, best, lr: state.lr, edge: limit(state) }));
  });
}

export default { render };
