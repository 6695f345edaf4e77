/** Labelled controls. Each returns { node, set(value) }; `onInput(value)` is told of changes. */

let serial = 0;

/** An element with properties, attributes (names with a dash) and children. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "for" || name === "role") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

function labelled(parent, input, label, kind, ...rest) {
  input.id = `nabla-${++serial}`;
  const node = element("div", { className: `nabla-control nabla-${kind}` },
    element("label", { for: input.id }, label), input, ...rest);
  parent.append(node);
  return node;
}

/**
 * A slider. `format` words the value, `scale: "log"` spaces values evenly by factor, `values`
 * allows only those of a list, `marks: [{value, label}]` writes names under their places.
 */
export function slider(parent, { label, format = String, marks = [], onInput, ...range }) {
  const { min, max, step, into, out } = track(range);
  const input = element("input", { type: "range", min, max, step });
  const value = element("span", { className: "nabla-value", "aria-hidden": "true" });
  const places = marks.map(({ value: at, label: text }) => {
    const mark = element("span", { className: "nabla-mark" }, element("span", {}, text));
    mark.style.setProperty("--at", (into(at) - min) / (max - min));
    return mark;
  });
  const row = marks.length ? element("div", { className: "nabla-marks", "aria-hidden": "true" }, ...places) : null;
  const node = labelled(parent, input, label, "slider", value, row);
  input.addEventListener("input", () => onInput(out(Number(input.value))));
  return {
    node,
    set(v) {
      if (input.value !== String(into(v))) input.value = into(v);
      value.textContent = format(v);
      input.setAttribute("aria-valuetext", format(v));
    },
  };
}

/** How values lie on the track: as they are, by their logarithm, or as places in a list. */
function track({ values, scale, min, max, step = "any" }) {
  if (values) {
    const nearest = (v) => values.reduce((best, value, i) => (Math.abs(value - v) < Math.abs(values[best] - v) ? i : best), 0);
    return { min: 0, max: values.length - 1, step: 1, into: nearest, out: (i) => values[i] };
  }
  if (scale === "log") return { min: Math.log10(min), max: Math.log10(max), step: 0.01, into: Math.log10, out: (v) => 10 ** v };
  return { min, max, step, into: (v) => v, out: (v) => v };
}

/** A choice; `options` is [[value, text], …]. */
export function select(parent, { label, options, onInput }) {
  const items = options.map(([value, text]) => element("option", { value }, text));
  const input = element("select", {}, ...items);
  const node = labelled(parent, input, label, "select");
  input.addEventListener("change", () => onInput(input.value));
  return { node, set: (v) => { input.value = v; } };
}

/** A number typed in; what is not a number is marked invalid and not passed on. */
export function numberInput(parent, { label, min = -Infinity, max = Infinity, step = "any", onInput }) {
  const input = element("input", { type: "number", step });
  const node = labelled(parent, input, label, "number");
  input.addEventListener("input", () => {
    const value = input.valueAsNumber;
    const good = value >= min && value <= max;
    input.setAttribute("aria-invalid", String(!good));
    if (good) onInput(value);
  });
  return { node, input, set: (v) => { if (input.valueAsNumber !== v) input.value = v; } };
}

/** A line of text; `onEnter` is told when Enter is pressed or the field is left. */
export function textInput(parent, { label, onInput = () => {}, onEnter = () => {}, size = 10 }) {
  const input = element("input", { type: "text", size, autocomplete: "off", spellcheck: false });
  const node = labelled(parent, input, label, "text");
  input.addEventListener("input", () => onInput(input.value));
  input.addEventListener("change", () => onEnter(input.value));
  return { node, input, set: (v) => { if (input.value !== v) input.value = v; } };
}

/** A box to tick. */
export function checkbox(parent, { label, onInput }) {
  const input = element("input", { type: "checkbox" });
  const node = labelled(parent, input, label, "checkbox");
  input.addEventListener("change", () => onInput(input.checked));
  return { node, set: (v) => { input.checked = v; } };
}

/** A button; `set(text)` words it anew. */
export function button(parent, { label, onClick, primary = false }) {
  const node = element("button", { type: "button", className: primary ? "nabla-primary" : "" }, label);
  node.addEventListener("click", onClick);
  parent.append(node);
  return { node, set: (text) => { if (node.textContent !== text) node.textContent = text; } };
}
