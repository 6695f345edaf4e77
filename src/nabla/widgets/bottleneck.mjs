/**
 * Bottleneck: what two numbers can say about a digit, linearly (PCA) and not (an autoencoder).
 * Traits: images, labels, codes, decoder and errors (computed by nabla); example, places.
 */
import { demo, number } from "./kit/index.mjs";

const TRAITS = ["images", "labels", "codes", "decoder", "errors", "example", "places"];
const OFFERED = 40; // digits to choose from; all are drawn
const METHODS = { pca: "PCA, linear", ae: "Autoencoder" };

/** Pixels 0 … 1 of an image written as a character a pixel. */
export const pixels = (image) => Array.from(image, (c) => parseInt(c, 17) / 16);

const affine = (x, W, b) => b.map((bias, j) => x.reduce((sum, value, i) => sum + value * W[i][j], bias));

/** The image, 64 numbers, that a method makes of a code. */
export function decode({ method, code, decoder }) {
  const { mean, components, layers } = decoder;
  if (method === "pca") return affine(code, components, mean);
  const out = layers.reduce((x, { W, b }, l) => affine(l ? x.map(Math.tanh) : x, W, b), code);
  return out.map((value, i) => value + mean[i]);
}

/** Squared distance of two images. */
export const distance = (a, b) => a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0);

/** The image whose code is nearest to a place. */
export function nearest({ codes, place }) {
  const far = codes.map(([x, y]) => (x - place[0]) ** 2 + (y - place[1]) ** 2);
  return far.indexOf(Math.min(...far));
}

/** What is seen, in words. */
export function sentence({ images, labels, codes, decoder, errors, example, places }) {
  const mean = `Over all new digits the mean is ${number(errors.pca)} and ${number(errors.ae)}.`;
  if (example >= 0) {
    const [a, b] = ["pca", "ae"].map((method) => distance(pixels(images[example]), decode({ method, code: places[method], decoder })));
    return `A ${labels[example]}, told in two numbers. Squared distance of what comes back: ${number(a)} with PCA, ${number(b)} with the autoencoder. ${mean}`;
  }
  const [a, b] = ["pca", "ae"].map((method) => labels[nearest({ codes: codes[method], place: places[method] })]);
  return `Decoded from the two numbers of the point. The nearest digit is a ${a} in the plane of PCA and a ${b} in that of the autoencoder. ${mean}`;
}

/** The smallest range with all values, a little wider. */
function range(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)], edge = 0.06 * (high - low);
  return [low - edge, high + edge];
}

/** One 8 × 8 picture: dark where there is ink. */
function picture(g, image, { x, y, size, text }) {
  const cell = size / 8;
  g.attr("transform", `translate(${x},${y})`);
  g.selectAll("rect").data([1, ...image]).join("rect")
    .attr("x", (_, i) => (i ? ((i - 1) % 8) * cell : -1)).attr("y", (_, i) => (i ? Math.floor((i - 1) / 8) * cell : -1))
    .attr("width", (_, i) => (i ? cell + 0.3 : size + 2)).attr("height", (_, i) => (i ? cell + 0.3 : size + 2))
    .attr("fill", (_, i) => (i ? "var(--nabla-text)" : "none")).attr("stroke", (_, i) => (i ? "none" : "var(--nabla-muted)"))
    .attr("fill-opacity", (d, i) => (i ? Math.max(0, Math.min(1, d)) : 1));
  g.selectAll("text").data([text]).join("text").attr("class", "nabla-label").attr("text-anchor", "middle")
    .attr("x", size / 2).attr("y", size + 16).text((d) => d);
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "A digit in two numbers.",
    hint: "Drag a point in its plane and watch the image that is decoded there.",
    traits: TRAITS,
  });
  const first = ui.state();
  const planes = Object.entries(METHODS).map(([method, title]) => {
    const [x, y] = [0, 1].map((k) => range(first.codes[method].map((code) => code[k])));
    const p = ui.plot({ title: `${title}: the plane of codes`, interactive: true, x, y, xTicks: 4, yTicks: 4, height: 270, left: 34, xLabel: "first number", yLabel: "second" });
    const marks = p.layer((g, { labels, codes }) => g.selectAll("text").data(labels).join("text").attr("class", "nabla-note")
      .attr("text-anchor", "middle").style("font-size", "10.5px").style("fill", (label) => `var(--nabla-${1 + (label % 6)})`)
      .attr("x", (_, i) => p.x(codes[i][0])).attr("y", (_, i) => p.y(codes[i][1]) + 4).text(String));
    const handle = p.draggable({
      colour: "text", shape: "diamond", step: [(x[1] - x[0]) / 60, (y[1] - y[0]) / 60], bounds: { x, y }, words: (d) => `${number(d.x)} and ${number(d.y)}`,
      onMove: (_, to) => ui.set({ example: -1, places: { ...ui.state().places, [method]: [to.x, to.y] } }),
    });
    return { method, title, p, marks, handle };
  });
  let shown = [], drawn;
  const strip = ui.svg({
    parent: ui.view("nabla-wide"), height: 132, label: "Images",
    draw({ root, width }) {
      const size = Math.min(100, width / 3 - 16), gap = width / 3;
      root.selectAll("g").data(shown).join("g").each(function (d, i) {
        picture(strip.root.selectAll("g").filter((_, k) => k === i), d.image, { x: (i + 0.5) * gap - size / 2, y: 4, size, text: d.text });
      });
    },
  });
  const choose = (example, { codes }) => ({ example, places: { pca: codes.pca[example], ae: codes.ae[example] } });
  ui.button("Another digit", () => {
    const state = ui.state();
    ui.set(choose((state.example + 1) % OFFERED, state));
  }, { primary: true });
  ui.select("example", {
    label: "a digit", options: [[-1, "free point"], ...first.labels.slice(0, OFFERED).map((label, i) => [i, `${label}, image ${i + 1}`])],
    cast: Number, also: (value, state) => (Number(value) >= 0 ? choose(Number(value), state) : {}),
  });
  ui.resetButton();
  return ui.start((state) => {
    const decoded = planes.map(({ method }) => decode({ method, code: state.places[method], decoder: state.decoder }));
    planes.forEach(({ method, title, p, marks, handle }) => {
      if (drawn !== state.codes) marks.set({ labels: state.labels, codes: state.codes[method] });
      const [x, y] = state.places[method];
      handle.set([{ x, y, label: `place in the plane of ${title}` }]);
      p.describe(`${state.labels.length} digits in the plane of codes of ${title}; the point is at ${number(x)}, ${number(y)}`);
    });
    drawn = state.codes;
    shown = planes.map(({ title }, i) => ({ image: decoded[i], text: `from ${title.split(",")[0]}` }));
    const original = state.example >= 0 ? { image: pixels(state.images[state.example]), text: "original" } : { image: [], text: "no original" };
    shown.unshift(original);
    strip.describe(shown.map(({ text }) => text).join(", "));
    strip.draw();
    ui.say(sentence(state));
  });
}

export default { render };
