/** Points in the plane as `nabla.data` draws them, the features made of them, and the split. */
import { generator } from "./random.mjs";

const TURN = 2 * Math.PI;
const circle = (angle, radius = 1) => [radius * Math.cos(angle), radius * Math.sin(angle)];

/** Each takes the labels (0 or 1) and gives the places before noise is added. */
const SHAPES = {
  blobs: (labels) => labels.map((label) => circle((TURN * label) / 2, 1.5)),
  moons(labels, rng) {
    const angles = rng.uniform(0, Math.PI, labels.length);
    return labels.map((label, i) => {
      const [x, y] = circle(angles[i]), side = label === 0 ? 1 : -1;
      return [side * (x - 0.5), side * (y - 0.25)];
    });
  },
  circles(labels, rng) {
    const angles = rng.uniform(0, TURN, labels.length);
    return labels.map((label, i) => circle(angles[i], label === 0 ? 1 : 0.5));
  },
  spirals(labels, rng) {
    const radii = rng.uniform(0.01, 1, labels.length).map(Math.sqrt);
    return labels.map((label, i) => circle(TURN * (1.25 * radii[i] + label / 2), radii[i]));
  },
  xor(labels, rng) {
    const square = rng.uniform(0, 1, 2 * labels.length), signs = rng.signs(labels.length);
    return labels.map((label, i) => [signs[i] * square[2 * i], signs[i] * square[2 * i + 1] * (1 - 2 * label)]);
  },
};

/** The noise each set has in `nabla.data`: standard deviation of what is added to a coordinate. */
export const USUAL_NOISE = { blobs: 0.5, moons: 0.1, circles: 0.1, spirals: 0.03, xor: 0 };

/** The columns a network can be given; `name` is what is written, `value` the function. */
export const FEATURES = {
  x1: { name: "x₁", value: (x) => x },
  x2: { name: "x₂", value: (_, y) => y },
  x1x1: { name: "x₁²", value: (x) => x * x },
  x2x2: { name: "x₂²", value: (_, y) => y * y },
  x1x2: { name: "x₁x₂", value: (x, y) => x * y },
  sinx1: { name: "sin πx₁", value: (x) => Math.sin(Math.PI * x) },
  sinx2: { name: "sin πx₂", value: (_, y) => Math.sin(Math.PI * y) },
};

/** Rows of features of points [[x1, x2], …], in one flat array. */
export function columns(points, features) {
  const X = new Float64Array(points.length * features.length);
  points.forEach(([x, y], n) => features.forEach((name, d) => { X[n * features.length + d] = FEATURES[name].value(x, y); }));
  return X;
}

/** { points, labels } of a data set. */
export function draw({ dataset, num_examples, noise }, rng) {
  const labels = rng.permutation(Array.from({ length: num_examples }, (_, i) => i % 2));
  const places = SHAPES[dataset](labels, rng), extra = rng.normals(2 * num_examples);
  const points = places.map(([x, y], i) => [x + noise * extra[2 * i], y + noise * extra[2 * i + 1]]);
  return { points, labels };
}

/** The data of these settings: { train, test, extent }, each part { points, labels, X, N }. */
export function makeData(settings) {
  const rng = generator(settings.data_seed, 0), { points, labels } = draw(settings, rng);
  const order = rng.permutation(points.keys());
  const cut = Math.ceil(points.length * settings.train_share - 0.5 - 1e-9);
  const part = (rows) => {
    const places = rows.map((i) => points[i]);
    return { points: places, labels: rows.map((i) => labels[i]), X: columns(places, settings.features), N: rows.length };
  };
  const far = Math.max(...points.flat().map(Math.abs));
  return { train: part(order.slice(0, cut)), test: part(order.slice(cut)), extent: 1.07 * far };
}
