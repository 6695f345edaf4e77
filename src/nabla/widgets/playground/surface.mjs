/** Surfaces: what every unit computes over the plane, and how values become pixels. */
import { ramp } from "../kit/index.mjs";
import { columns } from "./data.mjs";
import { forward, sigmoid } from "./network.mjs";

export const SIDE = 48; // points a side

/** [[x1, x2], …] over the square of the data, row by row, x2 rising. */
export function places(extent) {
  const at = (i) => extent * ((2 * i) / (SIDE - 1) - 1);
  return Array.from({ length: SIDE * SIDE }, (_, k) => [at(k % SIDE), at(Math.floor(k / SIDE))]);
}

/** Over those places: the columns of features, of every hidden layer, and of the probability. */
export function surfaces(network, X) {
  const kept = forward(network, X, SIDE * SIDE);
  return [X, ...kept.slice(0, -1).map(({ Y }) => Y), kept.at(-1).Z.map(sigmoid)];
}

/** One column: { value(k), low, high }, low and high the values that have the full colours. */
export function column({ layers, network }, { layer, unit }) {
  const values = layers[layer], H = network.sizes[layer], value = (k) => values[k * H + unit];
  const output = layer === layers.length - 1;
  if (output || (layer > 0 && network.activation === "sigmoid")) return { value, low: 0, high: 1 };
  let most = 1e-12;
  if (layer > 0 && network.activation === "tanh") most = 1;
  else for (let k = 0; k < SIDE * SIDE; k++) most = Math.max(most, Math.abs(value(k)) || 0);
  return { value, low: -most, high: most };
}

/** 256 colours as words of a canvas, from the present theme: first class, ground, second class. */
export function palette(el) {
  const tone = ramp(el, "--nabla-1", "--nabla-2", 0.6);
  return Uint32Array.from({ length: 256 }, (_, k) => {
    const [r, g, b] = tone((k - 127.5) / 127.5).match(/[\d.]+/g).map(Number);
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
}

/** Paint a column; `hard` leaves only the two sides. What is no number has the ground's colour. */
export function paint(canvas, { value, low, high }, colours, hard = false) {
  if (canvas.width !== SIDE) canvas.width = canvas.height = SIDE;
  const brush = canvas.getContext("2d"), image = brush.createImageData(SIDE, SIDE), pixels = new Uint32Array(image.data.buffer);
  for (let k = 0; k < SIDE * SIDE; k++) {
    const share = (value(k) - low) / (high - low), side = share > 0.5 ? 1 : share < 0.5 ? 0 : 0.5;
    const shade = Number.isNaN(share) ? 127 : Math.round(255 * Math.max(0, Math.min(1, hard ? side : share)));
    pixels[(SIDE - 1 - Math.floor(k / SIDE)) * SIDE + (k % SIDE)] = colours[shade];
  }
  brush.putImageData(image, 0, 0);
}
