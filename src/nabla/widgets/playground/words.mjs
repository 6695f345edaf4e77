/** What happens, in words: the state of a run, what changed, and what ails it and helps. */
import { count, number, plural } from "../kit/index.mjs";
import { FEATURES } from "./data.mjs";
import { CHOICES } from "./settings.mjs";
import { deadUnits } from "./training.mjs";

export const percent = (fraction) => `${number(100 * fraction)} %`;
const GUESS = Math.log(2);
const spoken = (name, value) => CHOICES[name].find(([key]) => key === value)[1];

/** How many weights and biases. */
export const size = ({ layers }) => layers.reduce((sum, { W, b }) => sum + W.length + b.length, 0);

/** "2 features, 4 tanh units, 1 output: 17 weights and biases". */
export function shape({ network }, { features, hidden, activation }) {
  const units = hidden.length ? `${hidden.join(" + ")} ${spoken("activation", activation)} units` : "no hidden layer";
  return `${plural(features.length, "feature")}, ${units}, 1 output: ${count(size(network))} weights and biases`;
}

/** Where a run stands. The test loss is always said. */
export function standing({ epoch, train, test, broken }) {
  if (broken) return `Epoch ${count(epoch)}: training loss ${number(train.loss)}, test loss ${number(test.loss)}.`;
  return `Epoch ${count(epoch)}: training loss ${number(train.loss)} (${percent(train.accuracy)} right), test loss ${number(test.loss)} (${percent(test.accuracy)} right).`;
}

const CHANGES = {
  dataset: (s) => `Data: ${s.dataset}.`,
  noise: (s) => `Noise ${number(s.noise)}.`,
  num_examples: (s) => `${plural(s.num_examples, "point")}.`,
  train_share: (s) => `${percent(s.train_share)} of the points are for training.`,
  data_seed: () => "New points.",
  features: (s) => `Inputs: ${s.features.map((name) => FEATURES[name].name).join(", ")}.`,
  hidden: (s) => (s.hidden.length ? `Hidden layers: ${s.hidden.join(", then ")} units.` : "No hidden layer: logistic regression."),
  activation: (s) => `Activation: ${spoken("activation", s.activation)}.`,
  init: (s) => `First weights: ${spoken("init", s.init)}.`,
  weight_seed: () => "New weights.",
  optimizer: (s) => `${spoken("optimizer", s.optimizer)} goes on from these weights.`,
  lr: (s) => `Learning rate ${number(s.lr)}.`,
  batch_size: (s) => `Batches of ${s.batch_size}.`,
  l2: (s) => (s.l2 ? `L2 penalty with λ = ${number(s.l2)}.` : "No L2 penalty."),
  dropout: (s) => (s.dropout ? `In training each hidden unit is dropped with probability ${number(s.dropout)}.` : "No dropout."),
};

/** What is different between two states; "" if nothing is. */
export function changes(before, after) {
  const differ = (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  return Object.keys(CHANGES).filter(differ).map((name) => CHANGES[name](after)).join(" ");
}

/** A network that can only draw a line: no bend between its inputs and its score. */
const straight = ({ features, hidden, activation }) =>
  (!hidden.length || activation === "linear") && features.every((name) => name === "x1" || name === "x2");

/** The training loss has hardly fallen in the last third of at least 100 epochs. */
function flat({ epoch, history, train }) {
  const before = history.filter(([e]) => e <= (2 * epoch) / 3).map(([, loss]) => loss);
  return epoch >= 100 && Math.min(...before) < 1.02 * train.loss;
}

/** The next learning rate down: a tenth, to two digits. */
const lower = (lr) => Math.max(1e-5, Number((lr / 10).toPrecision(2)));

const slower = (settings) => ({ label: `Start over with learning rate ${number(lower(settings.lr))}`, patch: { lr: lower(settings.lr) } });
const other = (label, patch) => ({ label: `Start over with ${label}`, patch });

/**
 * The most important thing to know of a run: { words, cure }. `cure` is { label, patch } where a
 * change of settings would help, null where nothing ails it.
 */
export function diagnose(run, settings) {
  const { epoch, broken } = run;
  if (broken) return diverged(run, settings);
  if (settings.init === "zeros" && settings.hidden.length && equalUnits(run)) return {
    words: "All weights started at 0, so every unit of a layer computes the same and gets the same gradient: they can never become different. Cure: random first weights.",
    cure: other("Xavier weights", { init: "xavier" }),
  };
  if (epoch === 0) return { words: start(run), cure: null };
  return dead(run, settings) ?? worse(run, settings) ?? blocked(run, settings) ?? { words: verdict(run), cure: null };
}

function diverged({ epoch }, settings) {
  const { lr, l2 } = settings;
  const cause = epoch === 0 ? "a weight that was typed in is too large to compute with"
    : lr * l2 > 2
    ? `learning rate × λ = ${number(lr * l2)} is more than 2, so the penalty alone throws every weight past 0 and further away`
    : `with learning rate ${number(lr)} every step overshot further than the one before`;
  return {
    words: `Learning has broken down${epoch ? ` in epoch ${count(epoch)}` : ""} and was stopped: a weight or the loss is no longer a finite number. ` +
      `Cause: ${cause}, until the numbers passed 1.8 × 10³⁰⁸, the largest there is here. Cure: a smaller learning rate, from fresh weights.`,
    cure: slower(settings),
  };
}

/** In every hidden layer all units have the same weights into them. */
const equalUnits = ({ network }) => network.layers.slice(0, -1).every(({ W, H }) => W.every((w, k) => w === W[k - (k % H)]));

function worse({ train, first }, settings) {
  if (train.loss < 2 || train.loss < 1.5 * first) return null;
  return {
    words: `The training loss is larger than at the start (${number(first)}): the steps are so long that they jump over the valley. Cure: a smaller learning rate.`,
    cure: slower(settings),
  };
}

function dead(run, settings) {
  const gone = deadUnits(run), all = settings.hidden.reduce((sum, n) => sum + n, 0);
  if (gone < all / 2 || gone === 0 || run.train.accuracy > 0.95) return null;
  return {
    words: `${gone} of ${plural(all, "ReLU unit")} ${gone === 1 ? "is" : "are"} dead: 0 for every training point, so no gradient reaches ${gone === 1 ? "its" : "their"} weights. Causes: long steps or unlucky first weights. Cure: leaky ReLU, or a smaller learning rate.`,
    cure: other("leaky ReLU", { activation: "leaky_relu", ...(settings.lr > 1 && { lr: lower(settings.lr) }) }),
  };
}

function blocked(run, settings) {
  if (!flat(run) || run.train.accuracy >= 0.9) return null;
  if (settings.l2 >= 0.1) return {
    words: `The penalty with λ = ${number(settings.l2)} outweighs the data: it holds the weights so near to 0 that the network hardly bends. Cure: a smaller λ.`,
    cure: other("λ = 0.001", { l2: 0.001 }),
  };
  if (straight(settings)) return {
    words: "The loss has stopped falling: without a bent activation between them, layers of weights are one linear map, and its boundary is a straight line. Cure: a hidden layer with tanh or ReLU, or features that are bent themselves.",
    cure: other("4 tanh units", { hidden: settings.hidden.length ? settings.hidden : [4], activation: "tanh" }),
  };
  if (settings.init === "large" || settings.activation === "sigmoid" && settings.hidden.length > 1) return {
    words: "The loss hardly falls: the units sit on the flat ends of their activation, where the gradient is almost 0. Cure: smaller first weights, or an activation without flat ends.",
    cure: other("Xavier weights and tanh", { init: "xavier", activation: "tanh" }),
  };
  return { words: "The loss has stopped falling. Try more units, another learning rate, or new weights: descent can end in a poor valley.", cure: null };
}

const start = ({ train }) =>
  `Nothing is learned yet: a guess by coin costs ln 2 = ${number(GUESS)} nats, this network ${number(train.loss)}. Press Run.`;

function verdict(run) {
  const { epoch, train, test, best } = run;
  if (best.epoch < 0.7 * epoch && test.loss > 1.25 * best.loss && test.loss > train.loss + 0.03)
    return `The test loss was lowest at epoch ${count(best.epoch)} (${number(best.loss)}) and has risen since, while the training loss fell: the network now fits the points it learns from rather than the shape behind them. More data, an L2 penalty or stopping there would help.`;
  if (test.accuracy >= 0.9) return "The test points were never learned from, yet most fall on the right side: the network found the shape.";
  if (train.accuracy - test.accuracy > 0.1) return "It does better on the points it learned from than on new ones.";
  if (flat(run)) return "The training loss hardly falls any more: this is what these units make of these points.";
  return "It is still learning: the boundary follows the points step by step.";
}
