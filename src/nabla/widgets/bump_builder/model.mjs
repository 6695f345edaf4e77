/** The network of BumpBuilder: pairs of sigmoid neurons, their sum, its error, its descent. */

/** What the network should follow on 0 … 1. */
export const TARGETS = {
  wave: (x) => 0.5 - 0.4 * Math.cos(3 * Math.PI * x),
  peak: (x) => 0.2 + Math.exp(-(((x - 0.35) / 0.1) ** 2)),
  corner: (x) => Math.abs(2.4 * x - 1.2),
};
const EDGES = [-0.1, 1.1];

/** 1 / (1 + e^(−z)), for any z. */
export const sigmoid = (z) => (1 + Math.tanh(z / 2)) / 2;

/** height (σ(s (x − left)) − σ(s (x − right))). */
export const bump = ({ x, left, right, height, steepness }) =>
  height * (sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right)));

/** The network's value at x: the sum of all bumps [left, right, height]. */
export const network = ({ x, bumps, steepness }) =>
  bumps.reduce((sum, [left, right, height]) => sum + bump({ x, left, right, height, steepness }), 0);

/** Bumps side by side over 0 … 1, as high as the target in the middle of each, or flat. */
export function equalBumps({ target, num_bumps, flat = false }) {
  return Array.from({ length: num_bumps }, (_, k) => {
    const [left, right] = [k / num_bumps, (k + 1) / num_bumps];
    const height = flat ? 0 : TARGETS[target]((left + right) / 2);
    return [k === 0 ? EDGES[0] : left, k === num_bumps - 1 ? EDGES[1] : right, height];
  });
}

/** The largest |network − target| on 201 points of 0 … 1, and where it is. */
export function largestError({ target, bumps, steepness }) {
  let worst = { error: -1, x: 0 };
  for (let i = 0; i <= 200; i++) {
    const x = i / 200, error = Math.abs(network({ x, bumps, steepness }) - TARGETS[target](x));
    if (error > worst.error) worst = { error, x };
  }
  return worst;
}

const POINTS = Array.from({ length: 101 }, (_, i) => i / 100);

/** Half the mean squared error on 101 points. */
export const loss = ({ target, bumps, steepness }) =>
  POINTS.reduce((sum, x) => sum + (network({ x, bumps, steepness }) - TARGETS[target](x)) ** 2, 0) / (2 * POINTS.length);

/** Its derivatives by left, right and height of every bump. */
export function gradient({ target, bumps, steepness }) {
  const sums = bumps.map(() => [0, 0, 0]);
  for (const x of POINTS) {
    const sides = bumps.map(([left, right]) => [sigmoid(steepness * (x - left)), sigmoid(steepness * (x - right))]);
    const value = sides.reduce((sum, [rise, fall], k) => sum + bumps[k][2] * (rise - fall), 0);
    const gap = (value - TARGETS[target](x)) / POINTS.length;
    sides.forEach(([rise, fall], k) => {
      const pull = gap * bumps[k][2] * steepness;
      sums[k][0] -= pull * rise * (1 - rise);
      sums[k][1] += pull * fall * (1 - fall);
      sums[k][2] += gap * (rise - fall);
    });
  }
  return sums;
}

/** Steep sides make a steep loss: a learning rate that is good for this steepness. */
export const learningRate = ({ steepness }) => 4 / (4 + steepness);

/** The bumps after so many steps of gradient descent. */
export function descend({ target, bumps, steepness, num_steps }) {
  const lr = learningRate({ steepness });
  let now = bumps;
  for (let t = 0; t < num_steps; t++) {
    const slopes = gradient({ target, bumps: now, steepness });
    now = now.map((b, k) => b.map((value, i) => value - lr * slopes[k][i]));
  }
  return now;
}
