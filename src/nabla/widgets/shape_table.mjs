/**
 * ShapeTable: a gradient has the shape of the quantity it belongs to.
 * Traits: N, D, H, K (sizes), reveal (show all shapes), answers (what was typed, by name).
 */
import { demo, element } from "./kit/index.mjs";
import { BACKWARD, FORWARD, GIVEN, parseShape, shapes, sizesOf, verdict, written } from "./shape_table/model.mjs";

export { parseShape, shapes, verdict };

const TRAITS = ["N", "D", "H", "K", "reveal", "answers"];
const LABELS = { N: "examples N", D: "inputs D", H: "hidden units H", K: "outputs K" };
const SIZES = [1, 2, 3, 5, 7, 10, 20, 32, 50, 64, 100, 128, 200, 256, 500, 784, 1000];

/** A rectangle as high as the rows and as wide as the columns; sizes grow with the logarithm. */
function picture(shape, hidden) {
  const pixels = (size) => 5 + 9 * Math.log10(Math.max(1, size));
  const [rows, columns] = shape.length === 2 ? shape : [1, shape[0] ?? 1];
  const box = element("span", { className: `nabla-shape${hidden ? " nabla-unknown" : ""}` });
  box.style.width = `${hidden ? 22 : pixels(columns)}px`;
  box.style.height = `${hidden ? 22 : pixels(rows)}px`;
  return element("span", { className: "nabla-shape-cell" }, box, element("span", {}, hidden ? "?" : shape.length ? shape.join("×") : "1"));
}

function makeRow(ui, { name, formula, operands }) {
  const input = element("input", { type: "text", autocomplete: "off", spellcheck: false, size: 9, "aria-label": `shape of ${name}`, placeholder: "shape" });
  input.addEventListener("change", () => ui.set({ answers: { ...ui.state().answers, [name]: input.value } }));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    input.dispatchEvent(new Event("change"));
    const fields = [...ui.root.querySelectorAll(".nabla-table input")];
    fields.slice(fields.indexOf(input) + 1).find((field) => !field.value)?.focus();
  });
  const shape = element("strong", { className: "nabla-value" }), words = element("span", { className: "nabla-words" });
  const drawing = element("div", { className: "nabla-shapes", "aria-hidden": "true" });
  const node = element("tr", {},
    element("th", { scope: "row" }, element("strong", {}, name), ` ${formula}`, drawing, words), element("td", {}, input, shape));
  return {
    node,
    draw(state, known) {
      const { state: outcome, words: text } = verdict({ name, typed: state.answers[name], sizes: state });
      const visible = state.reveal || outcome === "right", result = known[name];
      input.hidden = state.reveal;
      if (document.activeElement !== input) input.value = state.answers[name] ?? "";
      input.setAttribute("aria-invalid", String(outcome === "wrong" || outcome === "unread"));
      shape.textContent = state.reveal ? written(result) : "";
      words.className = `nabla-words ${outcome === "right" ? "nabla-right" : outcome === "empty" ? "" : "nabla-wrong"}`;
      words.textContent = state.reveal || !text ? "" : `${outcome === "right" ? "✓" : "✗"} ${text}`;
      drawing.replaceChildren(...operands.map((axes) => picture(sizesOf(axes, state))), "→", picture(result, !visible));
      return outcome;
    },
  };
}

function table(ui, title, rows) {
  const head = element("tr", {}, ...[title, "shape"].map((text) => element("th", { scope: "col" }, text)));
  const made = rows.map((row) => makeRow(ui, row));
  const node = element("table", { className: "nabla-table" }, element("thead", {}, head), element("tbody", {}, ...made.map((row) => row.node)));
  const view = ui.view();
  view.append(node);
  return { view, draw: (state, known) => made.map((row) => row.draw(state, known)) };
}

/** The lesson of the present state in a sentence. */
export function summary({ outcomes, reveal, N }) {
  const right = outcomes.filter((outcome) => outcome === "right").length, total = outcomes.length;
  if (reveal) return `Every gradient has the shape of its quantity. Change N = ${N}: the batch size shows in X, Z1, A1, S and their gradients, and in no weight and no bias.`;
  if (right === total) return `All ${total} right: every gradient has the shape of its quantity, and the batch size is in no weight's gradient.`;
  const wrong = outcomes.filter((outcome) => outcome === "wrong").length;
  return `${right} of ${total} right${wrong ? `, ${wrong} to look at again` : ""}. In a product the inner sizes are equal and vanish; type a shape and press Enter.`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Which shape comes out?",
    hint: "Predict each shape, as 64x100 or N x H; then change the sizes.",
    traits: TRAITS,
  });
  const given = element("p", { className: "nabla-given" });
  ui.views.before(given);
  const tables = [table(ui, "forward", FORWARD), table(ui, "backward", BACKWARD)];
  tables[0].view.append(ui.sentence, ui.panel);
  for (const [letter, label] of Object.entries(LABELS)) ui.slider(letter, { label, values: SIZES });
  ui.checkbox("reveal", { label: "show all shapes" });
  ui.button("Clear", () => ui.set({ answers: {}, reveal: false }));
  ui.resetButton();
  return ui.start((state) => {
    const known = shapes(state);
    given.textContent = `Given: ${Object.keys(GIVEN).map((name) => `${name} ${written(known[name])}`).join(", ")}`;
    const outcomes = tables.flatMap((part) => part.draw(state, known));
    ui.say(summary({ outcomes, reveal: state.reveal, N: state.N }));
  });
}

export default { render };
