/**
 * TwoLayerBoundary: seven networks that differ in λ alone; one is drawn, the losses of all are.
 * Network, data and descent are those of the Playground.
 * Traits: strength (λ of the one that is shown), num_hidden, data_seed, weight_seed.
 */
import { demo, number, plural } from "./kit/index.mjs";
import { columns } from "./playground/data.mjs";
import { forward, sigmoid } from "./playground/network.mjs";
import { places, SIDE } from "./playground/surface.mjs";
import { begin, learnEpoch } from "./playground/training.mjs";

const TRAITS = ["strength", "num_hidden", "data_seed", "weight_seed"];
export const STRENGTHS = [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
const UNITS = [1, 2, 3, 5, 10, 20, 50], NUM_EPOCHS = 400, CHUNK = 8; // CHUNK: milliseconds of learning between pictures
const TRAIN = 60, HELD_OUT = 240, ZERO = 1e-4; // where λ = 0 stands on the logarithmic axis

/** Settings of the Playground's network: the whole training part is one batch. */
export const settings = ({ strength, num_hidden, data_seed, weight_seed }) => ({
  dataset: "moons", noise: 0.3, num_examples: TRAIN + HELD_OUT, train_share: TRAIN / (TRAIN + HELD_OUT), data_seed,
  features: ["x1", "x2"], hidden: [num_hidden], activation: "tanh", init: "xavier", weight_seed,
  optimizer: "momentum", lr: 0.5, batch_size: TRAIN, l2: strength, dropout: 0,
});

/** The runs at epoch 0, one for every λ, all with the same data and first weights. */
export const start = (state) => STRENGTHS.map((strength) => ({ strength, set: settings({ ...state, strength }), run: begin(settings({ ...state, strength })) }));

const finished = (runs) => runs.every(({ run }) => run.epoch >= NUM_EPOCHS);

/** Move every run on by one epoch, until the clock says it is time to draw. */
function advance(runs, spent = () => false) {
  const epoch = Math.min(...runs.map(({ run }) => run.epoch));
  for (const { run, set } of runs) {
    if (run.epoch === epoch) learnEpoch(run, set);
    if (spent()) return;
  }
}

const sizeOf = ({ network }) => Math.hypot(...network.layers.flatMap(({ W }) => [...W]));

/** Losses and size of the weights of every run: what a test compares. */
export const results = (runs) => runs.map(({ strength, run }) => ({ strength, train: run.train, heldOut: run.test, size: sizeOf(run) }));

/** All runs to their end. */
export function learned(state, num_epochs = NUM_EPOCHS) {
  const runs = start(state);
  for (let k = 0; k < num_epochs; k++) advance(runs);
  return results(runs);
}

const percent = (share) => `${Math.round(100 * share)} %`;

/** What is seen, in words. */
export function sentence(state, all) {
  const now = all.find(({ strength }) => strength === state.strength) ?? all[0];
  const best = all.reduce((a, b) => (b.heldOut.loss < a.heldOut.loss ? b : a));
  const head = `λ = ${number(now.strength)} with ${plural(state.num_hidden, "hidden unit")}: ${percent(now.train.accuracy)} of the training points right (loss ${number(now.train.loss, 2)}), ${percent(now.heldOut.accuracy)} of the held-out points (loss ${number(now.heldOut.loss, 2)}). The weights have the length ${number(now.size, 2)}.`;
  if (now === best) return `${head} Of the seven strengths this is best on the held-out points.`;
  const side = now.strength < best.strength ? "The boundary bends round single points: stronger regularization helps." : "The boundary is too stiff for the moons: weaker regularization helps.";
  return `${head} ${side} λ = ${number(best.strength)} has the loss ${number(best.heldOut.loss, 2)}.`;
}

function plane(ui) {
  const p = ui.plot({ label: "The plane", square: true, left: 38, x: [-2, 2], y: [-2, 2], xLabel: "x₁", yLabel: "x₂" });
  const shade = p.heat({ strength: 0.5 }), edge = p.contours({ colour: "text", filled: false, width: 2.5, opacity: 1 });
  const judges = p.dots({ hollow: true }), learnedFrom = p.dots();
  const marks = ({ points, labels }, small) => points.map(([x, y], i) => ({ x, y, colour: labels[i] + 1, shape: labels[i] ? "diamond" : "circle", size: small ? 12 : 55 }));
  return ({ run, strength }, fresh) => {
    const { data: { extent, train, test }, network } = run, frame = [-extent, extent];
    if (fresh) {
      p.domain({ x: frame, y: frame });
      judges.set(marks(test, true));
      learnedFrom.set(marks(train));
    }
    const scores = forward(network, columns(places(extent), ["x1", "x2"]), SIDE * SIDE).at(-1).Z;
    const grid = { values: scores, n: SIDE, m: SIDE, x: frame, y: frame };
    shade.set({ grid: { ...grid, values: scores.map(sigmoid) }, range: [0, 1] });
    edge.set({ grid, levels: [0] });
    p.setTitle(`λ = ${number(strength)}: large points are learned from`);
    p.describe(`The plane with ${train.N} training and ${test.N} held-out points; ${percent(run.train.accuracy)} and ${percent(run.test.accuracy)} of them lie on their own side of the boundary for λ = ${number(strength)}`);
  };
}

function losses(ui) {
  const p = ui.plot({
    title: "Loss over λ", label: "Losses over λ", x: [ZERO * 0.8, 0.12], y: [0, 1], xScale: "log", xLabel: "λ", yLabel: "cross-entropy",
    xFormat: (v) => (v === ZERO ? "0" : number(v)), height: 330,
  });
  const here = p.rules(), train = p.line({ colour: 3, width: 2.5 }), heldOut = p.line({ colour: 4, width: 2.5, dash: "6 3" });
  const dots = p.dots({ colour: 3 }), diamonds = p.dots({ colour: 4, shape: "diamond" });
  p.legend().set([{ text: "training", colour: 3 }, { text: "held out", colour: 4, dash: "6 3" }, { text: "λ on the left", colour: "muted", dash: "5 4" }]);
  return (all, strength) => {
    const part = (name) => all.map((r) => [r.strength || ZERO, Math.min(1, r[name].loss)]);
    here.set([{ x: strength || ZERO }]);
    [train, dots].forEach((layer) => layer.set(part("train")));
    [heldOut, diamonds].forEach((layer) => layer.set(part("heldOut")));
    p.describe(all.map((r) => `λ ${number(r.strength)}: training ${number(r.train.loss, 2)}, held out ${number(r.heldOut.loss, 2)}`).join("; "));
  };
}

/** Learn to the end, a few milliseconds at a time, as long as `wanted()`; draw() in between. */
async function train(runs, wanted, draw) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  while (wanted() && !finished(runs)) {
    const end = performance.now() + CHUNK, spent = () => performance.now() > end;
    while (!spent() && !finished(runs)) advance(runs, spent);
    if (!still.matches || finished(runs)) draw();
    await new Promise((go) => { setTimeout(go); });
  }
}

/** Resolves when the first networks have been trained: then the page calls the demo ready. */
async function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "One network, seven strengths of regularization.",
    hint: "Move λ to both ends. Then take fewer hidden units.",
    traits: TRAITS,
  });
  const drawPlane = plane(ui), drawLosses = losses(ui);
  let runs = null, made = "", fresh = true, training = null;
  const draw = () => {
    const state = ui.state(), all = results(runs);
    drawPlane(runs.find((r) => r.strength === state.strength) ?? runs[0], fresh);
    drawLosses(all, state.strength);
    fresh = false;
    ui.say(finished(runs) ? sentence(state, all) : `Seven networks with ${plural(state.num_hidden, "hidden unit")} are being trained, for ${NUM_EPOCHS} epochs each.`);
  };
  ui.slider("strength", { label: "strength λ", values: STRENGTHS, format: (v) => number(v) });
  ui.slider("num_hidden", { label: "hidden units", values: UNITS });
  ui.button("Other points", () => ui.set({ data_seed: (ui.state().data_seed + 1) % 1e6 }));
  ui.button("Other first weights", () => ui.set({ weight_seed: (ui.state().weight_seed + 1) % 1e6 }));
  ui.resetButton();
  const end = ui.start((state) => {
    const wanted = JSON.stringify({ ...state, strength: 0 });
    if (wanted !== made) {
      made = wanted;
      runs = start(state);
      fresh = true;
      const mine = runs;
      training = train(mine, () => runs === mine, draw);
    }
    draw();
  });
  await training;
  return () => { runs = null; end(); };
}

export default { render };
