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

/**
 * Over those places, layer by layer: `layers` has the features, the outputs of hidden units and the
 * probability; `sums` the same before the activation, where every boundary is the place of 0.
 */
export function surfaces(network, X) {
  const kept = forward(network, X, SIDE * SIDE), sums = kept.map(({ Z }) => Z);
  return { layers: [X, ...kept.slice(0, -1).map(({ Y }) => Y), sums.at(-1).map(sigmoid)], sums: [X, ...sums] };
}

/** One column: { values, H, unit, low, high }, low and high what has the full colours. */
export function column({ layers, network }, { layer, unit }) {
  const values = layers[layer], H = network.sizes[layer], output = layer === layers.length - 1;
  if (output || (layer > 0 && network.activation === "sigmoid")) return { values, H, unit, low: 0, high: 1 };
  let most = 1e-12;
  if (layer > 0 && network.activation === "tanh") most = 1;
  else for (let i = unit; i < values.length; i += H) if (Math.abs(values[i]) > most) most = Math.abs(values[i]);
  return { values, H, unit, low: -most, high: most };
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
export function paint(canvas, { values, H, unit, low, high }, colours, hard = false) {
  if (canvas.width !== SIDE) canvas.width = canvas.height = SIDE;
  const { brush, image, pixels } = brushes.get(canvas) ?? makeBrush(canvas), scale = 255 / (high - low);
  for (let row = 0, i = unit; row < SIDE; row++)
    for (let k = (SIDE - 1 - row) * SIDE, end = k + SIDE; k < end; k++, i += H) {
      let shade = (values[i] - low) * scale;
      if (hard) shade = shade > 127.5 ? 255 : shade < 127.5 ? 0 : 127.5;
      pixels[k] = colours[shade >= 255 ? 255 : shade > 0 ? Math.round(shade) : shade <= 0 ? 0 : 127];
    }
  brush.putImageData(image, 0, 0);
}

const brushes = new WeakMap();

function makeBrush(canvas) {
  const brush = canvas.getContext("2d"), image = brush.createImageData(SIDE, SIDE);
  brushes.set(canvas, { brush, image, pixels: new Uint32Array(image.data.buffer) });
  return brushes.get(canvas);
}
