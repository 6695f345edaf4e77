/**
 * ActivationExplorer: backward, an activation multiplies a gradient by its slope.
 * Traits: name, z (input), alpha (of leaky ReLU, PReLU, ELU).
 */
import { demo, number } from "./kit/index.mjs";

const TRAITS = ["name", "z", "alpha"], REACH = 10.5;

const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
const bent = { value: (z, a) => (z > 0 ? z : a * z), slope: (z, a) => (z > 0 ? 1 : a), y: [-3, REACH] };

/** Every activation: its name, value, slope, the range drawn, and the alpha it usually has. */
const FUNCTIONS = {
  sigmoid: { text: "sigmoid", value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z), y: [-1.2, 1.2] },
  tanh: { text: "tanh", value: Math.tanh, slope: (z) => 1 / Math.cosh(z) ** 2, y: [-1.2, 1.2] },
  relu: { text: "ReLU", value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0), y: [-3, REACH] },
  leaky_relu: { text: "leaky ReLU", ...bent, usual: 0.01 },
  prelu: { text: "PReLU", ...bent, usual: 0.25 },
  elu: { text: "ELU", value: (z, a) => (z > 0 ? z : a * Math.expm1(z)), slope: (z, a) => (z > 0 ? 1 : a * Math.exp(z)), y: [-3, REACH], usual: 1 },
  softplus: { text: "softplus", value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), slope: sigmoid, y: [-3, REACH] },
};

/** The value at z. */
export const value = ({ name, z, alpha }) => FUNCTIONS[name].value(z, alpha);

/** The derivative at z; at a corner the slope on the left. */
export const slope = ({ name, z, alpha }) => FUNCTIONS[name].slope(z, alpha);

/** What is left of a gradient of 1 after so many units with this slope. */
export const left = ({ name, z, alpha, layers = 10 }) => slope({ name, z, alpha }) ** layers;

/** What the slope means, in words. */
export function verdict(state) {
  const s = slope(state);
  if (s === 0) return "Nothing passes: all weights before this unit stand still.";
  const ten = `Ten such units in a row leave ${number(left(state), 2)}.`;
  if (s < 0.01) return `Saturated. ${ten}`;
  if (s === 1) return "It passes unchanged, also through ten units in a row.";
  return ten;
}

const curve = (f) => Array.from({ length: 421 }, (_, i) => -REACH + (i / 420) * 2 * REACH).map((z) => [z, f(z)]);

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Backward, an activation multiplies by its slope.",
    hint: "Drag the point along the curve; compare functions at one place.",
    traits: TRAITS,
  });
  const x = [-REACH, REACH];
  const p = ui.plot({ title: "The activation f(z)", label: "The activation", interactive: true, x, y: [-1.2, 1.2], xLabel: "z" });
  const axis = p.rules({ dash: "", width: 1 }), tangent = p.line({ colour: 2, width: 2, dash: "6 4" }), graph = p.line({ colour: 1, width: 2.5 });
  const handle = p.draggable({
    axis: "x", colour: 2, step: [0.25, 0], onMove: (_, { x: z }) => ui.set({ z: Math.round(z * 100) / 100 }),
    words: (d) => `z = ${number(d.x)}, f(z) = ${number(d.y)}`,
  });
  const q = ui.plot({ title: "Its slope f′(z)", label: "The derivative", x, y: [0, 1.1], xLabel: "z" });
  const slopes = q.line({ colour: 2, width: 2.5 }), place = q.rules(), mark = q.dots({ colour: 2, size: 90, clipped: false });

  ui.select("name", {
    label: "function", options: Object.entries(FUNCTIONS).map(([name, { text }]) => [name, text]),
    also: (name) => (FUNCTIONS[name].usual ? { alpha: FUNCTIONS[name].usual } : {}),
  });
  for (const z of [-10, 0, 10]) ui.button(`z = ${number(z)}`, () => ui.set({ z }));
  ui.resetButton();
  ui.slider("alpha", { label: "α, of leaky ReLU, PReLU and ELU", min: 0.01, max: 1, step: 0.01, format: number });
  return ui.start((state) => {
    const { name, z, alpha: a } = state, { text, y } = FUNCTIONS[name];
    const f = value(state), s = slope(state), touch = y[1] / 3.5;
    p.domain({ y });
    axis.set([{ x: 0 }, { y: 0 }]);
    graph.set(curve((at) => value({ name, z: at, alpha: a })));
    const reach = Math.min(2.5, touch / Math.max(s, 1e-9));
    tangent.set([[z - reach, f - reach * s], [z + reach, f + reach * s]]);
    handle.set([{ x: z, y: f, label: "input z" }]);
    slopes.set(curve((at) => slope({ name, z: at, alpha: a })));
    place.set([{ x: z }]);
    mark.set([[z, s]]);
    p.describe(`The curve of ${text}, with the point z = ${number(z)}, f(z) = ${number(f)}`);
    q.describe(`The slope of ${text}: ${number(s)} at z = ${number(z)}`);
    ui.say(`The ${text} at z = ${number(z)}: value ${number(f)}, slope ${number(s)}. A gradient of 1 comes out as ${number(s)}. ${verdict(state)}`);
  });
}

export default { render };
