/** The landscapes of OptimizerRace and the paths of the methods on them. */
import { RULES } from "../playground/optimizers.mjs";

const FAR = 1e4; // a path that is farther than this has left for good

/** loss and gradient at [x, y]; what the picture spans; heights of its contours. */
export const LANDSCAPES = {
  ravine: {
    loss: ([x, y]) => (x * x + 100 * y * y) / 2,
    gradient: ([x, y]) => [x, 100 * y],
    x: [-12, 12], y: [-3, 3], levels: [2, 10, 25, 50, 90, 150, 250, 400],
  },
  askew: { // the ravine, turned by 45 degrees
    loss: ([x, y]) => (101 * (x * x + y * y) - 198 * x * y) / 4,
    gradient: ([x, y]) => [50.5 * x - 49.5 * y, 50.5 * y - 49.5 * x],
    x: [-10, 10], y: [-10, 10], levels: [2, 10, 25, 50, 90, 200, 500, 1200, 2500],
  },
  saddle: {
    loss: ([x, y]) => x * x / 2 + (y * y - 1) ** 2 / 4,
    gradient: ([x, y]) => [x, y ** 3 - y],
    x: [-2.4, 2.4], y: [-1.6, 1.6], levels: [0.01, 0.05, 0.12, 0.2, 0.25, 0.32, 0.5, 0.8, 1.3, 2, 3],
  },
  minima: {
    loss: ([x, y]) => 0.1 * (x * x + y * y) + (2 - Math.cos(3 * x) - Math.cos(3 * y)) / 6,
    gradient: (point) => point.map((v) => 0.2 * v + 0.5 * Math.sin(3 * v)),
    x: [-5, 5], y: [-5, 5], levels: [0.1, 0.25, 0.45, 0.7, 1, 1.4, 1.9, 2.5, 3.2, 4, 4.8],
  },
};

export const loss = ({ landscape, point }) => LANDSCAPES[landscape].loss(point);
export const gradient = ({ landscape, point }) => LANDSCAPES[landscape].gradient(point);

/** Points [[x, y], …] of a method from the start; fewer if it flies away. */
export function path({ landscape, method, start, lr, num_steps }) {
  const w = [...start], memory = [[0, 0], [0, 0]], points = [[...start]];
  for (let t = 1; t <= num_steps && !lost(points); t++) {
    RULES[method](w, LANDSCAPES[landscape].gradient(w), memory, { lr, t });
    points.push([...w]);
  }
  return points;
}

/** True if a path has flown away. */
export const lost = (points) => !points.at(-1).every((v) => Math.abs(v) <= FAR);

/** How often a path jumps across the floor of the ravine, by more than 0.1. */
export function crossings({ landscape, points }) {
  const side = landscape === "askew" ? ([x, y]) => y - x : ([, y]) => y;
  const across = (a, b) => a * b < 0 && Math.abs(a - b) > 0.1;
  return points.filter((point, t) => t > 0 && across(side(point), side(points[t - 1]))).length;
}
