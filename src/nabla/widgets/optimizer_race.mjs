/**
 * OptimizerRace: from one start, each method takes another way, and which is best depends on the land.
 * Traits: landscape, num_steps, starts {landscape: [x, y]}, rates {landscape: {method: rate}},
 * method (whose rate the slider sets), own_paths {landscape: [[x, y], …]}, run in Python.
 */
import { demo, grid, number, plural, slider, whenChanged } from "./kit/index.mjs";
import { LANDSCAPES, crossings, loss, lost, path } from "./optimizer_race/model.mjs";

export * from "./optimizer_race/model.mjs";

const TRAITS = ["landscape", "num_steps", "starts", "rates", "method", "own_paths"];
const LIMIT = 200, LEAST = 1e-6;
const METHODS = [
  { method: "sgd", text: "plain descent", colour: 2, shape: "circle", dash: "" },
  { method: "momentum", text: "momentum 0.9", colour: 1, shape: "square", dash: "" },
  { method: "adagrad", text: "AdaGrad", colour: 3, shape: "triangle", dash: "7 4" },
  { method: "rmsprop", text: "RMSProp", colour: 5, shape: "diamond", dash: "2 3" },
  { method: "adam", text: "Adam", colour: 4, shape: "star", dash: "" },
  { method: "own", text: "your step", colour: 6, shape: "cross", dash: "" },
];
const NAMES = [["ravine", "ravine along a weight"], ["askew", "ravine askew"], ["saddle", "saddle"], ["minima", "many minima"]];
const keep = (value) => Number(value.toPrecision(4));

/** The methods that run, each with its path so far and the loss at its end; one's own if it began here. */
export function race({ landscape, num_steps, starts, rates, own_paths }) {
  const start = starts[landscape];
  return METHODS.filter(({ method }) => method !== "own" || String(own_paths[landscape]?.[0]) === String(start)).map((racer) => {
    const { method } = racer, lr = rates[landscape][method];
    const points = method === "own" ? own_paths[landscape].slice(0, num_steps + 1) : path({ landscape, method, start, lr, num_steps });
    return { ...racer, points, lost: lost(points), loss: lost(points) ? Infinity : loss({ landscape, point: points.at(-1) }) };
  });
}

const list = (racers, word = ({ text }) => text) => racers.map(word).join(", ");

/** What the land did to them, in words. */
function remark(landscape, racers) {
  const running = racers.filter((r) => !r.lost);
  if (landscape === "ravine" || landscape === "askew")
    return `Jumps across its floor: ${list(running, ({ text, points }) => `${text} ${crossings({ landscape, points })}`)}.`;
  const at = ({ points }) => points.at(-1);
  if (landscape === "saddle") {
    const near = running.filter((r) => Math.abs(at(r)[1]) < 0.5);
    return near.length ? `Not yet off the ridge of the saddle: ${list(near)}.` : "All have left the saddle.";
  }
  const there = running.filter((r) => Math.hypot(...at(r)) < 0.5);
  return there.length ? `In the basin of the lowest minimum: ${list(there)}.` : "None is in the basin of the lowest minimum.";
}

/** The order of the race, in words. */
export function sentence({ landscape, num_steps }, racers) {
  if (num_steps === 0) return "All stand at the start. Press Run, or move the steps.";
  const gone = racers.filter((r) => r.lost), order = racers.filter((r) => !r.lost).sort((a, b) => a.loss - b.loss);
  const head = `Loss after ${plural(num_steps, "step")}: ${list(order, (r) => `${r.text} ${number(r.loss, 2)}`)}.`;
  const away = gone.length ? ` Flown away, the rate is too large: ${list(gone)}.` : "";
  return `${head}${away} ${remark(landscape, racers)}`;
}

function plane(ui, { landscape }) {
  const { x, y } = LANDSCAPES[landscape];
  const p = ui.plot({ title: " ", label: "Contours and paths", interactive: true, square: true, x, y, xLabel: "weight w₁", yLabel: "weight w₂" });
  const land = p.contours(), lines = METHODS.map(({ colour, dash }) => p.line({ colour, dash, width: 1.8 }));
  const ends = p.dots({ size: 110 });
  const move = (point) => {
    const { starts, landscape: now } = ui.state();
    ui.set({ starts: { ...starts, [now]: point.map(keep) } });
  };
  const handle = p.draggable({
    colour: "text", shape: "diamond", step: [0.05, 0.05], onMove: (_, point) => move([point.x, point.y]),
    words: (d) => `w₁ ${number(d.x)}, w₂ ${number(d.y)}`,
  });
  p.root.style("cursor", "crosshair").on("click", (event) => {
    if (event.target.closest(".nabla-handle")) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(handle.g.node().getScreenCTM().inverse());
    const inside = (value, [a, b]) => value >= a && value <= b;
    const point = [p.x.invert(at.x), p.y.invert(at.y)];
    if (inside(point[0], p.x.domain()) && inside(point[1], p.y.domain())) move(point);
  });
  const ground = whenChanged((name) => {
    const { x, y, levels, loss: height } = LANDSCAPES[name];
    p.domain({ x, y });
    p.setTitle(NAMES.find(([key]) => key === name)[1]);
    land.set({ grid: grid((u, v) => height([u, v]), x, y, 90), levels });
  });
  return ({ landscape, starts }, racers) => {
    ground(landscape);
    METHODS.forEach(({ method }, i) => lines[i].set(racers.find((r) => r.method === method)?.points ?? []));
    ends.set(racers.filter((r) => !r.lost).map(({ points, colour, shape }) => ({ x: points.at(-1)[0], y: points.at(-1)[1], colour, shape })));
    handle.set([{ x: starts[landscape][0], y: starts[landscape][1], label: "start" }]);
    const places = list(racers.filter((r) => !r.lost), ({ text, points }) => `${text} at ${points.at(-1).map((v) => number(v, 2)).join(" and ")}`);
    p.describe(`Paths from ${starts[landscape].map((v) => number(v)).join(" and ")}: ${places}`);
  };
}

function heights(ui) {
  const p = ui.plot({
    title: "Loss after every step", label: "Loss over steps", x: [0, LIMIT], y: [LEAST, 1e3], yScale: "log", yTicks: 6, xLabel: "step", yLabel: "loss",
  });
  const lines = METHODS.map(({ colour, dash }) => p.line({ colour, dash, width: 1.8 }));
  const ends = p.dots({ size: 70 }), legend = p.legend();
  return ({ landscape }, racers) => {
    METHODS.forEach(({ method }, i) => {
      const points = racers.find((r) => r.method === method)?.points ?? [];
      lines[i].set(points.map((point, t) => [t, Math.max(LEAST, loss({ landscape, point }))]));
    });
    const last = racers.filter((r) => !r.lost);
    ends.set(last.map((r) => ({ x: r.points.length - 1, y: Math.max(LEAST, r.loss), colour: r.colour, shape: r.shape })));
    legend.set(racers.map(({ text, colour, shape }) => ({ text, colour, shape })));
    p.describe(`Loss over steps; at the end ${list(last, (r) => `${r.text} ${number(r.loss, 2)}`)}`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "From one start, each method takes another way.",
    hint: "Press Run. Then drag or click the start elsewhere, and change the land.",
    traits: TRAITS,
  });
  const first = ui.state(), drawPlane = plane(ui, first), drawHeights = heights(ui);
  let running = false; // the first Run begins at the start, Run after Pause goes on
  const step = () => {
    const next = running ? Math.min(LIMIT, ui.state().num_steps + 1) : 0;
    ui.set({ num_steps: next });
    running = next < LIMIT;
    return running;
  };
  const run = ui.player({ step, interval: 60, limit: LIMIT + 1 });
  const halt = () => { run.stop(); running = false; };
  ui.resetButton(halt);
  ui.select("landscape", { label: "land", options: NAMES });
  const mine = (racer) => racer.method !== "own" || first.rates[first.landscape].own;
  ui.select("method", { label: "method", options: METHODS.filter(mine).map(({ method, text }) => [method, text]) });
  const rate = slider(ui.panel, {
    label: "its learning rate here", min: 1e-4, max: 10, scale: "log", format: (v) => number(v),
    onInput: (value) => {
      const { rates, landscape, method } = ui.state();
      ui.set({ rates: { ...rates, [landscape]: { ...rates[landscape], [method]: keep(value) } } });
    },
  });
  ui.slider("num_steps", { label: "steps", min: 0, max: LIMIT, step: 1, format: String });
  return ui.start((state) => {
    const racers = race(state);
    rate.set(state.rates[state.landscape][state.method]);
    drawPlane(state, racers);
    drawHeights(state, racers);
    ui.say(sentence(state, racers));
  });
}

export default { render };
