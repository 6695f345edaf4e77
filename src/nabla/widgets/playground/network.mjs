/**
 * A multi-layer perceptron with one score at its end; rows are examples, arrays are flat.
 *
 * A layer is { D, H, W (D·H, row by row), b, dW, db }. The activation stands after every layer
 * but the last; the score s means class 1 with probability sigmoid(s).
 */

/** Functions of one number; `slope(z, y)` is the derivative where the function is y = f(z). */
export const ACTIVATIONS = {
  linear: { f: (z) => z, slope: () => 1 },
  sigmoid: { f: sigmoid, slope: (_, y) => y * (1 - y) },
  tanh: { f: Math.tanh, slope: (_, y) => 1 - y * y },
  relu: { f: (z) => Math.max(z, 0), slope: (_, y) => (y > 0 ? 1 : 0) },
  leaky_relu: { f: (z) => Math.max(z, 0.01 * z), slope: (z) => (z > 0 ? 1 : 0.01) },
  elu: { f: (z) => (z > 0 ? z : Math.expm1(z)), slope: (_, y) => (y > 0 ? 1 : y + 1) },
};

/** The logistic function; the exponential is never taken of a positive number. */
export function sigmoid(z) {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** First weights: the rules of `nabla.initialization`; biases are 0. */
const FIRST_WEIGHTS = {
  zeros: (D, H) => new Float64Array(D * H),
  small: (D, H, rng) => rng.normals(D * H).map((v) => 0.01 * v),
  large: (D, H, rng) => rng.normals(D * H).map((v) => 3 * v),
  xavier: (D, H, rng) => rng.normals(D * H).map((v) => Math.sqrt(2 / (D + H)) * v),
  he: (D, H, rng) => rng.normals(D * H).map((v) => Math.sqrt(2 / D) * v),
};

/** A network of these sizes, inputs first. */
export function makeNetwork(sizes, activation, init, rng) {
  const layers = sizes.slice(1).map((H, l) => {
    const D = sizes[l], W = FIRST_WEIGHTS[init](D, H, rng);
    return { D, H, W, b: new Float64Array(H), dW: new Float64Array(D * H), db: new Float64Array(H) };
  });
  return { sizes, activation, layers };
}

/** All arrays that learn, with their gradients, first layer first: [array, gradient, charged by L2]. */
export const parameters = (network) =>
  network.layers.flatMap(({ W, b, dW, db }) => [[W, dW, true], [b, db, false]]);

function affine({ D, H, W, b }, X, N) {
  const Z = new Float64Array(N * H);
  for (let n = 0; n < N; n++) {
    const row = n * H;
    for (let h = 0; h < H; h++) Z[row + h] = b[h];
    for (let d = 0; d < D; d++) {
      const x = X[n * D + d], at = d * H;
      for (let h = 0; h < H; h++) Z[row + h] += x * W[at + h];
    }
  }
  return Z;
}

/**
 * What every layer computes: [{ X, Z, Y, mask }, …]; the last Z are the scores. With a generator
 * the outputs of hidden units are dropped with probability `dropout`, what is kept is scaled up.
 */
export function forward(network, X, N, { dropout = 0, rng } = {}) {
  const { f } = ACTIVATIONS[network.activation], kept = [];
  for (const layer of network.layers) {
    const Z = affine(layer, X, N), last = kept.length === network.layers.length - 1;
    const Y = last ? Z : Z.map(f), entry = { X, Z, Y, mask: null };
    X = Y;
    if (!last && dropout && rng) {
      entry.mask = Y.map(() => (rng.random() >= dropout ? 1 / (1 - dropout) : 0));
      X = Y.map((y, i) => y * entry.mask[i]);
    }
    kept.push(entry);
  }
  return kept;
}

/** Gradients of the mean binary cross-entropy into every layer's dW and db. */
export function backward(network, kept, labels) {
  const N = labels.length, { slope } = ACTIVATIONS[network.activation];
  let dZ = kept.at(-1).Z.map((s, n) => (sigmoid(s) - labels[n]) / N);
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const layer = network.layers[l], before = kept[l - 1];
    const dX = linearBackward(layer, kept[l].X, dZ, N, l > 0);
    if (before) dZ = dX.map((d, i) => d * (before.mask ? before.mask[i] : 1) * slope(before.Z[i], before.Y[i]));
  }
}

function linearBackward({ D, H, W, dW, db }, X, dZ, N, wanted) {
  dW.fill(0);
  db.fill(0);
  const dX = new Float64Array(wanted ? N * D : 0);
  for (let n = 0; n < N; n++)
    for (let h = 0; h < H; h++) {
      const d = dZ[n * H + h];
      db[h] += d;
      for (let k = 0; k < D; k++) {
        dW[k * H + h] += X[n * D + k] * d;
        if (wanted) dX[n * D + k] += d * W[k * H + h];
      }
    }
  return dX;
}

/** { loss, accuracy } of all units at work: mean binary cross-entropy in nats, fraction right. */
export function evaluate(network, { X, labels, N }) {
  const scores = forward(network, X, N).at(-1).Z;
  let loss = 0, right = 0;
  labels.forEach((label, n) => {
    loss += softplus(label ? -scores[n] : scores[n]);
    right += (scores[n] > 0) === (label === 1);
  });
  return { loss: loss / N, accuracy: right / N };
}
