/**
 * GraphStepper: gradient of an edge = local gradient × gradient from above.
 * Traits: example, product and sigmoid (inputs by name), answered (edges done, from f backward).
 */
import { demo, element, number, parseNumber } from "./kit/index.mjs";
import { drawGraph } from "./graph_stepper/drawing.mjs";
import { edges, forward, GRAPHS, gradients } from "./graph_stepper/model.mjs";
import { done, verdict } from "./graph_stepper/verdict.mjs";

export { edges, forward, gradients, verdict };

const TRAITS = ["example", "product", "sigmoid", "answered"];

/** What is asked next, or what all of it says. */
function task(state) {
  const { example, answered } = state, inputs = state[example], all = edges({ example, inputs });
  if (answered < all.length) {
    const { from, to, symbol } = all[answered];
    return `Next: the edge from ${symbol} back to ${from}. If ${from} grows a little, by how many times as much does ${to} grow?`;
  }
  const slopes = gradients({ example, inputs }), name = Object.keys(inputs)[0], by = 0.01;
  const before = forward({ example, inputs }).f;
  const after = forward({ example, inputs: { ...inputs, [name]: inputs[name] + by } }).f;
  const list = Object.keys(inputs).map((key) => `∂f/∂${key} = ${number(slopes[key])}`).join(", ");
  return `All done: ${list}. To see that it is true: raise ${name} by ${by} and f goes from ${number(before, 6)} to ${number(after, 6)}.`;
}

/** The question: two fields and a verdict. */
function question(ui, report) {
  const box = element("div", { className: "nabla-row" });
  ui.panel.append(box);
  const field = (label) => {
    const input = element("input", { type: "text", autocomplete: "off", spellcheck: false });
    const words = element("span", {}, label);
    const node = element("label", { className: "nabla-control" }, words, input);
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") check(); });
    return { node, input, words };
  };
  const local = field("local gradient"), product = field("gradient");
  const times = element("span", { className: "nabla-times" });
  box.append(local.node, times, product.node);
  const current = () => {
    const { example, answered, ...inputs } = ui.state();
    return edges({ example, inputs: inputs[example] })[answered];
  };
  const advance = (words) => {
    local.input.value = product.input.value = "";
    report(words);
    ui.set({ answered: ui.state().answered + 1 });
    (current() ? local.input : ui.root.querySelector("select")).focus({ preventScroll: true });
  };
  function check() {
    const edge = current();
    const result = verdict({ edge, local: parseNumber(local.input.value), product: parseNumber(product.input.value) });
    local.input.setAttribute("aria-invalid", String(!result.local));
    product.input.setAttribute("aria-invalid", String(result.local && !result.product));
    if (result.local && result.product) return advance(result.words);
    report(result.words);
    (result.local ? product : local).input.focus({ preventScroll: true });
    ui.refresh();
  }
  const show = () => {
    advance(done(current()));
  };
  ui.button("Check", check, { parent: box, primary: true });
  ui.button("Show me", show, { parent: box });
  return () => {
    const edge = current();
    box.hidden = !edge;
    if (!edge) return;
    local.words.textContent = `local gradient ∂${edge.words}/∂${edge.from}`;
    times.textContent = `× from above ∂f/∂${edge.to} = ${number(edge.upstream, 4)}`;
    product.words.textContent = `= ∂f/∂${edge.from}`;
  };
}

/** Fields for the inputs of the chosen graph, made anew when the graph changes. */
function inputFields(ui) {
  const box = element("div", { className: "nabla-row nabla-inputs" });
  let shown = "";
  return (state) => {
    const { example } = state, inputs = state[example];
    if (shown !== example) {
      shown = example;
      box.replaceChildren(...Object.keys(inputs).map((name) => {
        const input = element("input", { type: "number", step: "any", className: "nabla-short" });
        input.dataset.name = name;
        input.addEventListener("input", () => {
          if (Number.isFinite(input.valueAsNumber))
            ui.set({ [example]: { ...ui.state()[example], [name]: input.valueAsNumber } });
        });
        return element("label", { className: "nabla-control" }, name, input);
      }));
      ui.panel.append(box);
    }
    for (const input of box.querySelectorAll("input"))
      if (document.activeElement !== input) input.value = inputs[input.dataset.name];
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Backward, every edge multiplies.",
    hint: "Type the local gradient of the marked edge, then its product with the gradient from above.",
    traits: TRAITS,
  });
  let words = "";
  const report = (text) => { words = text; };
  const drawing = drawGraph(ui);
  const ask = question(ui, report);
  const bar = element("div", { className: "nabla-row" });
  ui.panel.append(bar);
  ui.select("example", {
    label: "graph", parent: bar, options: Object.entries(GRAPHS).map(([key, { formula }]) => [key, formula]),
    also: () => { report(""); return { answered: 1 }; },
  });
  const restart = (answered) => { report(""); ui.set({ answered }); };
  ui.button("Hide all", () => restart(0), { parent: bar });
  ui.button("Show all", () => restart(99), { parent: bar });
  ui.resetButton(() => report(""), { parent: bar });
  const fields = inputFields(ui);
  return ui.start((state) => {
    drawing(state);
    ask();
    fields(state);
    const { example, answered } = state, last = edges({ example, inputs: state[example] })[answered - 1];
    ui.say(`${words || (last ? done(last) : "")} ${task(state)}`.trim());
  });
}

export default { render };
