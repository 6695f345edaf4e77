/** A run of learning: data, network, optimizer and history, and how one batch moves it on. */
import { makeData } from "./data.mjs";
import { backward, evaluate, forward, makeNetwork, parameters } from "./network.mjs";
import { makeOptimizer } from "./optimizers.mjs";
import { generator } from "./random.mjs";

/** Settings after whose change learning starts again. */
export const STARTS = ["dataset", "noise", "num_examples", "train_share", "data_seed", "features", "hidden", "activation", "init", "weight_seed"];
const LONGEST = 400; // points kept of a loss curve

/** A run at epoch 0. */
export function begin(settings) {
  const data = makeData(settings), sizes = [settings.features.length, ...settings.hidden, 1];
  const network = makeNetwork(sizes, settings.activation, settings.init, generator(settings.weight_seed, 1));
  const run = { data, network, rng: generator(settings.weight_seed, 2), optimizer: null, epoch: 0, order: [], history: [], stride: 1, best: null };
  record(run);
  run.first = run.train.loss;
  return run;
}

/** One batch; true when it was the last of its epoch, which is then measured. */
export function learnBatch(run, settings) {
  const { network, rng, data: { train } } = run;
  if (run.optimizer?.name !== settings.optimizer) run.optimizer = makeOptimizer(settings.optimizer, parameters(network));
  if (!run.order.length) run.order = rng.permutation(train.labels.keys());
  const rows = run.order.splice(0, settings.batch_size), D = network.sizes[0];
  const X = new Float64Array(rows.length * D);
  rows.forEach((row, n) => X.set(train.X.subarray(row * D, (row + 1) * D), n * D));
  const kept = forward(network, X, rows.length, { dropout: settings.dropout, rng });
  backward(network, kept, rows.map((row) => train.labels[row]));
  run.optimizer.step(settings);
  if (run.order.length) return false;
  run.epoch += 1;
  record(run);
  return true;
}

/** Batches to the end of the epoch, or until the clock `spent()` says that it is time to draw. */
export function learnEpoch(run, settings, spent = () => false) {
  while (!learnBatch(run, settings)) if (spent()) return false;
  return true;
}

/** Measure again without learning: after a weight was changed by hand. */
export function measure(run) {
  run.train = evaluate(run.network, run.data.train);
  run.test = evaluate(run.network, run.data.test);
  run.broken = !Number.isFinite(run.train.loss) || parameters(run.network).some(([w]) => !w.every(Number.isFinite));
}

function record(run) {
  measure(run);
  const { epoch, history, stride } = run, test = run.test.loss;
  if (!run.best || test < run.best.loss) run.best = { epoch, loss: test };
  if (epoch % stride === 0) history.push([epoch, run.train.loss, test]);
  if (history.length <= LONGEST) return;
  run.stride *= 2;
  run.history = history.filter(([e]) => e % run.stride === 0);
}

/** The loss curves so far, the last epoch included: [[epoch, train, test], …]. */
export function curves(run) {
  const now = [run.epoch, run.train.loss, run.test.loss];
  return run.history.at(-1)?.[0] === run.epoch ? [...run.history.slice(0, -1), now] : [...run.history, now];
}

/** Fractions of hidden units, layer by layer, that are 0 for every training point (only relu dies). */
export function deadUnits(run) {
  if (run.network.activation !== "relu") return 0;
  const { X, N } = run.data.train;
  const hidden = forward(run.network, X, N).slice(0, -1);
  return hidden.reduce((sum, { Y }, l) => {
    const H = run.network.sizes[l + 1], alive = new Set();
    Y.forEach((y, i) => { if (y > 0) alive.add(i % H); });
    return sum + H - alive.size;
  }, 0);
}
