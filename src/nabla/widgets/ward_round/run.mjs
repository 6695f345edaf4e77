/**
 * A run of the Playground's network with the signs that a ward round reads.
 *
 * Settings are those of the Playground and four more: `scale` (what the features are multiplied by),
 * `standardized`, `uphill` (the steps go with the gradient), `mixed` (labels shuffled by themselves).
 */
import { backward, forward } from "../playground/network.mjs";
import { generator } from "../playground/random.mjs";
import { begin, learnBatch, measure } from "../playground/training.mjs";
import { equalUnits, size } from "./words.mjs";

const FLAT = 0.02; // slope below which a unit counts as saturated, as a share of the steepest
const norm = (values) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** A run at epoch 0, its data as the patient gets them. */
export function admit(settings) {
  const run = begin(settings);
  prepare(run.data, settings);
  if (settings.mixed) run.data.train.labels = generator(settings.data_seed, 3).permutation(run.data.train.labels);
  measure(run);
  run.first = run.train.loss;
  return Object.assign(run, { chart: [entry(run, NaN)], weightsStart: size(run.network), equalStart: equalUnits(run.network) });
}

/** The features in the patient's unit; standardized with the statistics of the training part. */
function prepare({ train, test }, { scale, standardized, features }) {
  for (const part of [train, test]) part.X = part.X.map((x) => scale * x);
  if (!standardized) return;
  const D = features.length, columns = features.map((_, d) => train.X.filter((_, i) => i % D === d));
  const means = columns.map(mean), stds = columns.map((column, d) => Math.sqrt(mean(column.map((x) => (x - means[d]) ** 2))));
  for (const part of [train, test]) part.X = part.X.map((x, i) => (x - means[i % D]) / stds[i % D]);
}

/** One epoch; writes its entry into the chart. */
export function epoch(run, settings) {
  const { W } = run.network.layers[0], ratios = [];
  const steps = { ...settings, lr: settings.uphill ? -settings.lr : settings.lr };
  for (let over = false; !over;) {
    const before = W.slice();
    over = learnBatch(run, steps);
    ratios.push(norm(W.map((w, i) => w - before[i])) / norm(before));
  }
  run.chart.push(entry(run, mean(ratios)));
}

/** The whole run, at most so many epochs; it ends where the numbers do. */
export function treat(settings, numEpochs) {
  const run = admit(settings);
  while (run.epoch < numEpochs && !run.broken) epoch(run, settings);
  return run;
}

/** Signs after an epoch: losses, accuracies, gradient norms of first and last layer, units. */
function entry({ epoch: at, network, data: { train }, train: learned, test: kept }, ratio) {
  const pass = forward(network, train.X, train.N);
  backward(network, pass, train.labels);
  const [first, last] = [network.layers[0], network.layers.at(-1)].map(({ dW }) => norm(dW));
  return { epoch: at, train: learned, val: kept, first, last, ratio, ...unitsOf(network, pass) };
}

/** Shares of hidden units that are 0 for every example, and of outputs on a flat end. */
function unitsOf({ activation, sizes }, pass) {
  let dead = 0, units = 0, flat = 0, outputs = 0;
  pass.slice(0, -1).forEach(({ Y }, l) => {
    const H = sizes[l + 1], alive = new Set();
    Y.forEach((y, i) => { if (y !== 0) alive.add(i % H); });
    dead += activation === "relu" ? H - alive.size : 0;
    units += H;
    if (activation === "tanh") flat += Y.filter((y) => 1 - y * y < FLAT).length;
    if (activation === "sigmoid") flat += Y.filter((y) => 4 * y * (1 - y) < FLAT).length;
    outputs += Y.length;
  });
  return { dead: units ? dead / units : 0, flat: outputs ? flat / outputs : 0 };
}
