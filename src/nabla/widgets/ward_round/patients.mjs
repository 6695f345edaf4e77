/**
 * The patients, the names of what they may have, and what can be prescribed.
 *
 * A patient is a healthy training with one thing changed. A treatment changes the settings of any
 * patient, and what comes of it is found by running it: nothing here says what cures whom.
 */
const HEALTHY = {
  dataset: "circles", noise: 0.1, num_examples: 200, train_share: 0.5, data_seed: 0, features: ["x1", "x2"],
  hidden: [8], activation: "tanh", init: "xavier", weight_seed: 0, optimizer: "sgd", lr: 0.3, batch_size: 10, l2: 0, dropout: 0,
  scale: 1, standardized: false, uphill: false, mixed: false,
};
const DEEP = { hidden: [8, 8, 8], lr: 0.1, weight_seed: 3 };

/** disease: what it has; changed: what is different from a healthy training. */
export const PATIENTS = [
  { disease: "long", changed: { lr: 10 } },
  { disease: "equal", changed: { init: "zeros" } },
  { disease: "short", changed: { lr: 0.02 } },
  { disease: "overfit", changed: { dataset: "moons", noise: 0.2, num_examples: 60, hidden: [8, 8], optimizer: "adam", lr: 0.03 } },
  { disease: "dead", changed: { activation: "relu", init: "he", lr: 6 } },
  { disease: "uphill", changed: { uphill: true } },
  { disease: "vanishing", changed: { ...DEEP, init: "small" } },
  { disease: "unscaled", changed: { scale: 100 } },
  { disease: "penalty", changed: { l2: 0.3 } },
  { disease: "vanishing", changed: { hidden: [8, 8, 8, 8], activation: "sigmoid" } },
  { disease: "mixed", changed: { mixed: true } },
  { disease: "saturated", changed: { ...DEEP, init: "large" } },
  { disease: "line", changed: { activation: "linear" } },
  { disease: "noisy", changed: { batch_size: 1, lr: 1.5 } },
].map(({ disease, changed }) => ({ disease, settings: { ...HEALTHY, ...changed } }));

const GUESS = Math.log(2), { abs } = Math;

/**
 * All diseases: name; `known`, how one knows it; `sign`, whether these signs (of `signs` in
 * signs.mjs) show it. A test sees to it that every patient shows the sign of one disease only.
 */
export const DISEASES = {
  short: {
    name: "learning rate too small",
    known: "the loss falls without a jump, from the first epoch to the last, and is still falling when time is over; updates are small, gradients are not",
    sign: (s) => s.falling && s.ratio < 3e-3 && s.first > 1e-3,
  },
  long: {
    name: "learning rate too large",
    known: "the loss jumps up and down, often above its start, and the weights grow and grow",
    sign: (s) => s.spread > 0.1 && s.batch > 1 && s.dead < 0.5 && s.rising < 0.8,
  },
  noisy: {
    name: "batch too small for this learning rate",
    known: "the loss jumps although it has been low before, and every step sees one example or a few",
    sign: (s) => s.spread > 0.1 && s.batch === 1,
  },
  uphill: {
    name: "step in the direction of the gradient",
    known: "the loss rises from the first epoch on, smoothly and without end",
    sign: (s) => s.rising >= 0.8,
  },
  equal: {
    name: "all units of a layer are equal",
    known: "all units of the first layer have the same weights, before learning and after; no gradient reaches the first layer",
    sign: (s) => s.equal,
  },
  vanishing: {
    name: "gradient vanishes on its way back",
    known: "there are several layers, the loss stays at that of a guess, and the gradient of the first layer is tiny from the start, but not 0",
    sign: (s) => s.first > 0 && s.first < 1e-3,
  },
  saturated: {
    name: "first weights too large",
    known: "the loss before learning is far above that of a guess, and many units sit on flat ends although the inputs are small",
    sign: (s) => s.start > 2 * GUESS && s.flatStart > 0.3 && s.inputs < 10,
  },
  unscaled: {
    name: "inputs not scaled",
    known: "the inputs are far from the size 1, and the units sit on flat ends from the start",
    sign: (s) => s.inputs >= 10,
  },
  dead: {
    name: "ReLU units are dead",
    known: "most units are 0 for every example, and the gradients are 0 from some epoch on",
    sign: (s) => s.dead >= 0.5,
  },
  line: {
    name: "network cannot bend",
    known: "training and validation loss stop together, high up; the gradients were large and have gone down: this is the minimum",
    sign: (s) => s.loss > 0.6 && abs(s.val - s.loss) < 0.05 && s.first > 1e-3 && s.firstEnd < 0.2 * s.first && s.spread < 0.1 && s.flatStart < 0.3 && s.weights > 0.5 * s.weightsStart && !s.falling,
  },
  penalty: {
    name: "penalty too strong",
    known: "the weights shrink to almost nothing, and the loss goes to that of a guess",
    sign: (s) => s.weights < 0.1 * s.weightsStart,
  },
  overfit: {
    name: "it learns the examples by heart",
    known: "the training loss falls and the validation loss rises again",
    sign: (s) => s.trainRight > 0.95 && s.val > 1.25 * s.best && s.val > s.loss + 0.15 && s.spread < 0.1,
  },
  mixed: {
    name: "labels that belong to other examples",
    known: "on the training part it gets a little better than a guess, on the validation part never, from the first epoch on",
    sign: (s) => s.loss < 0.67 && s.best > GUESS && s.val > s.loss + 0.08 && s.start < 2 * GUESS,
  },
};

/** What can be prescribed: name, and the settings that it changes. */
export const TREATMENTS = {
  slower: { name: "learning rate ÷ 10", change: ({ lr }) => ({ lr: lr / 10 }) },
  faster: { name: "learning rate × 10", change: ({ lr }) => ({ lr: lr * 10 }) },
  turn: { name: "turn the sign of the step", change: ({ uphill }) => ({ uphill: !uphill }) },
  xavier: { name: "Xavier weights", change: () => ({ init: "xavier" }) },
  large: { name: "normal weights, deviation 3", change: () => ({ init: "large" }) },
  tanh: { name: "activation tanh", change: () => ({ activation: "tanh" }) },
  leaky: { name: "activation leaky ReLU", change: () => ({ activation: "leaky_relu" }) },
  scale: { name: "standardize the inputs", change: () => ({ standardized: true }) },
  pairs: { name: "shuffle examples and labels together", change: () => ({ mixed: false }) },
  batch: { name: "batches of 20", change: () => ({ batch_size: 20 }) },
  penalty: { name: "L2 penalty, λ = 0.01", change: () => ({ l2: 0.01 }) },
  free: { name: "no L2 penalty", change: () => ({ l2: 0 }) },
  units: { name: "twice as many units", change: ({ hidden }) => ({ hidden: hidden.map((n) => 2 * n) }) },
  examples: { name: "five times as many examples", change: ({ num_examples }) => ({ num_examples: 5 * num_examples }) },
};
