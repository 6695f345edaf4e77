/** The settings, in groups that fold away on a narrow screen; and the weights of one unit. */
import { checkbox, element, number, numberInput } from "../kit/index.mjs";
import { FEATURES, USUAL_NOISE } from "./data.mjs";
import { unitName } from "./network_view.mjs";
import { CHOICES, inOrder } from "./settings.mjs";
import { percent } from "./words.mjs";

const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
const BATCHES = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const PENALTIES = [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 1];
const ROOM = 560; // pixels of width from which the groups are open

/** All groups; returns { show(state), stop() } for what the kit does not bind to one trait. */
export function panel(ui, again) {
  const group = groups(ui);
  const data = group("Data");
  ui.select("dataset", { parent: data, label: "data set", options: CHOICES.dataset, also: (name) => ({ noise: USUAL_NOISE[name] }) });
  numbers(ui, "num_examples", { parent: data, label: "points", values: [50, 100, 200, 500] });
  ui.slider("noise", { parent: data, label: "noise", min: 0, max: 0.5, step: 0.01, format: number });
  ui.slider("train_share", { parent: data, label: "share for training", min: 0.1, max: 0.9, step: 0.1, format: percent });
  again("New points", "data_seed", data);

  const units = group("Network"), inputs = features(ui, units);
  ui.select("activation", { parent: units, label: "activation", options: CHOICES.activation });
  ui.select("init", { parent: units, label: "first weights", options: CHOICES.init });

  const learning = group("Learning");
  ui.select("optimizer", { parent: learning, label: "optimizer", options: CHOICES.optimizer });
  ui.slider("lr", { parent: learning, label: "learning rate", values: RATES, format: number });
  ui.slider("batch_size", { parent: learning, label: "batch size", values: BATCHES, format: number });
  numbers(ui, "l2", { parent: learning, label: "L2 penalty λ", values: PENALTIES });
  numbers(ui, "dropout", { parent: learning, label: "dropout", values: [0, 0.1, 0.2, 0.3, 0.5] });
  return { show: inputs, stop: group.stop, weights: group("Weights of the chosen unit", "nabla-weights") };
}

/** A foldable group; open where there is room. */
function groups(ui) {
  const all = [], roomy = () => (ui.root.clientWidth || innerWidth) >= ROOM;
  let open = roomy();
  const observer = new ResizeObserver(() => {
    if (open === roomy()) return;
    open = !open;
    all.forEach((node) => { node.open = open; });
  });
  observer.observe(ui.root);
  const make = (title, className = "") => {
    const body = element("div", { className: "nabla-group-body" });
    const node = element("details", { className: `nabla-group ${className}`, open }, element("summary", {}, title), body);
    all.push(node);
    ui.panel.append(node);
    return body;
  };
  return Object.assign(make, { stop: () => observer.disconnect() });
}

/** A choice among numbers; one that is not in the list (from an address) is added to it. */
function numbers(ui, trait, { values, ...options }) {
  const control = ui.select(trait, { ...options, cast: Number, options: values.map((v) => [v, number(v)]) });
  const list = control.node.querySelector("select"), set = control.set;
  control.set = (v) => {
    if (![...list.options].some((option) => Number(option.value) === v)) list.append(element("option", { value: v }, number(v)));
    set(v);
  };
}

function features(ui, parent) {
  const group = element("div", { className: "nabla-inputs-chosen", role: "group", "aria-label": "inputs" }, element("span", {}, "inputs"));
  parent.append(group);
  const boxes = Object.entries(FEATURES).map(([name, { name: label }]) => [name, checkbox(group, {
    label,
    onInput(on) {
      const { features: now } = ui.state(), next = inOrder(on ? [...now, name] : now.filter((other) => other !== name));
      if (next.length) ui.set({ features: next });
      else ui.refresh();
    },
  })]);
  return (state) => boxes.forEach(([name, box]) => {
    const on = state.features.includes(name);
    box.set(on);
    box.node.querySelector("input").disabled = on && state.features.length === 1; // one must stay
  });
}

function showNumber({ input, set }, value) {
  input.placeholder = Number.isFinite(value) ? "" : Number.isNaN(value) ? "NaN" : "∞";
  if (Number.isFinite(value)) set(Number(value.toPrecision(3)));
  else if (input.value) input.value = "";
}

/** Fields for the weights into the chosen unit; `changed()` is called after one was typed in. */
export function weightFields(parent, changed) {
  let fields = [], words = null;
  return {
    build(network, place, settings) {
      const { layer, unit } = place, into = network.layers[layer - 1];
      const [short, long] = unitName(place, settings);
      if (!into) { fields = []; return parent.replaceChildren(element("p", {}, `${short} is an input: nothing is learned here. Choose a unit of another column.`)); }
      words = element("p", {});
      parent.replaceChildren(words);
      const field = (label, array, i) => {
        const control = numberInput(parent, { label, onInput: (value) => { array[i] = value; changed(); } });
        control.input.setAttribute("aria-label", `${label === "bias" ? "bias" : `weight of ${label}`} into ${long}`);
        return { control, array, i };
      };
      fields = Array.from({ length: into.D }, (_, d) => field(unitName({ layer: layer - 1, unit: d }, settings)[0], into.W, d * into.H + unit));
      fields.push(field("bias", into.b, unit));
      const last = layer === network.layers.length, f = CHOICES.activation.find(([name]) => name === network.activation)[1];
      words.textContent = `${short} = ${last ? "sigmoid" : f}(weighted sum + bias). Type to try a number.`;
    },
    show() {
      for (const { control, array, i } of fields)
        if (document.activeElement !== control.input) showNumber(control, array[i]);
    },
  };
}
