/** One of everything the kit has: a demo for the tests of the kit, and for trying it out. */
import { button, demo, element, grid, histogram, number, textInput } from "../../src/nabla/widgets/kit/index.mjs";

const TRAITS = ["lr", "size", "shape", "noise", "name", "on", "at", "steps"];

function render({ model, el }) {
  const ui = demo({ model, el }, { title: "The kit.", hint: "One of everything.", traits: TRAITS });
  const field = ui.plot({ title: "heat, contours, dots", x: [-2, 2], y: [-1, 3], square: true, xLabel: "x", yLabel: "y", interactive: true });
  const heat = field.heat(), valley = field.contours({ filled: false });
  const pairs = field.dots({ colour: 2, shape: "square", size: 60, hollow: true });
  const handle = field.draggable({ step: [0.1, 0.1], onMove: (i, { x, y }) => ui.set({ at: [x, y] }) });

  const curves = ui.plot({ title: "lines, rules, legend", x: [1, 100], y: [0.001, 10], xScale: "log", yScale: "log", xLabel: "step", yLabel: "loss" });
  const [first, second] = [curves.line({ colour: 1 }), curves.line({ colour: 2, dash: "6 3" })];
  const rules = curves.rules(), legend = curves.legend();

  const counts = ui.plot({ title: "bars and labels", x: [-3, 3], y: [0, 60], height: 200, xLabel: "value", yLabel: "count" });
  const bars = counts.bars({ colour: 3 }), labels = counts.labels();
  const own = counts.layer((g, data, p) => g.selectAll("circle").data(data).join("circle").attr("r", 4).attr("cx", p.x).attr("cy", p.y(55)));

  ui.slider("lr", { label: "rate", min: 1e-4, max: 1, scale: "log", format: (v) => number(v, 2), marks: [{ value: 0.01, label: "usual" }] });
  ui.slider("size", { label: "size", values: [1, 10, 100, 1000] });
  ui.select("shape", { label: "surface", options: [["bowl", "a bowl"], ["saddle", "a saddle"]], also: () => ({ at: [0, 0] }) });
  ui.number("noise", { label: "noise", min: 0, max: 5 });
  ui.text("name", { label: "name" });
  ui.checkbox("on", { label: "second curve" });
  ui.player({ step: () => { ui.set({ steps: ui.state().steps + 1 }); return ui.state().steps < 5; }, interval: 10 });
  ui.button("Twice", () => ui.set({ steps: ui.state().steps * 2 }));
  ui.resetButton();
  const loose = element("p", {});
  ui.root.append(loose);
  textInput(loose, { label: "loose", onEnter: (text) => ui.set({ name: text }) });
  button(loose, { label: "Own", onClick: () => ui.say("own") });

  return ui.start(({ lr, size, shape, noise, name, on, at, steps }) => {
    const height = (x, y) => x * x + (shape === "bowl" ? 1 : -1) * (y - 1) ** 2;
    const surface = grid(height, [-2, 2], [-1, 3], 50);
    heat.set({ grid: surface, range: [-4, 4] });
    valley.set({ grid: surface, levels: [-3, -1, 0.5, 1, 2, 4] });
    pairs.set([[1, 1], { x: -1, y: 2, shape: "triangle" }]);
    handle.set([{ x: at[0], y: at[1], label: "place" }]);
    const steady = Array.from({ length: 100 }, (_, t) => [t + 1, 5 * Math.exp(-lr * t)]);
    first.set(steady);
    second.set(on ? steady.map(([t, y]) => [t, t > 50 ? NaN : y / 2]) : []);
    rules.set([{ y: 1, label: "goal" }, { x: 10, label: "ten" }]);
    legend.set([{ text: "one", colour: 1 }, { text: "two", colour: 2, dash: "6 3" }, { text: "mark", colour: 2, shape: "square" }]);
    bars.set(histogram(Array.from({ length: 500 }, (_, i) => noise * Math.sin(i * i)), [-3, 3], 24));
    labels.set([{ x: 0, y: 50, text: `noise ${number(noise)}`, anchor: "middle" }]);
    own.set([-1, 1]);
    counts.domain({ y: [0, 40 + 20 * noise] });
    ui.say(`${JSON.stringify({ lr: number(lr, 2), size, shape, noise, name, on, at, steps })}`);
  });
}

export default { render };
