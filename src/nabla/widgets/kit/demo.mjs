/** The frame of a demo: title, views, the sentence under the picture, controls, reset. */
import * as controls from "./controls.mjs";
import { plot, svg } from "./plot.mjs";
import { onTheme } from "./theme.mjs";

const { element } = controls;
let serial = 0;

/**
 * Set up the frame in el. `traits` are the names of the state that the demo shows.
 *
 * A control's options may hold `cast` (typed value → trait) and `also(value, state)` (traits to
 * set with it).
 *
 *   const ui = demo({ model, el }, { title, hint, traits });
 *   const p = ui.plot({ … });  ui.slider("lr", { … });  ui.button("Step", …);  ui.resetButton();
 *   return ui.start((state) => { …; ui.say("…"); });
 *
 * `start` draws now and again after every change of a trait (once for several changes made
 * together) and returns the clean-up function that anywidget wants from render.
 */
export function demo({ model, el }, { title, hint = "", traits }) {
  const id = `nabla-title-${++serial}`;
  const head = element("p", { className: "nabla-head" }, element("strong", { id }, title));
  if (hint) head.append(" ", element("span", {}, hint));
  const views = element("div", { className: "nabla-views" });
  const sentence = element("output", { className: "nabla-say", "aria-live": "polite" });
  const panel = element("div", { className: "nabla-controls" });
  const root = element("div", { className: "nabla-ui", role: "group", "aria-labelledby": id }, head, views, sentence, panel);
  el.append(root);

  const state = () => Object.fromEntries(traits.map((name) => [name, model.get(name)]));
  const initial = structuredClone(state());
  const plots = [], bound = [], ends = [];
  const set = (patch) => {
    for (const [name, value] of Object.entries(patch)) model.set(name, value);
    model.save_changes();
  };
  const bind = (kind) => (trait, options) => {
    const cast = options.cast ?? ((value) => value);
    const onInput = (value) => set({ [trait]: cast(value), ...options.also?.(value, state()) });
    const control = kind(options.parent ?? panel, { ...options, onInput });
    bound.push([trait, control]);
    return control;
  };

  const ui = {
    root, views, sentence, panel, state, set, initial,
    /** A box for one view; plots and drawings of your own go into it. */
    view(className = "") { const box = element("div", { className: `nabla-view ${className}` }); views.append(box); return box; },
    plot(options) { const p = plot(options.parent ?? ui.view(), options); plots.push(p); ends.push(p.stop); return p; },
    svg(options) { const s = svg(options.parent ?? ui.view(), options); plots.push(s); ends.push(s.stop); return s; },
    slider: bind(controls.slider),
    select: bind(controls.select),
    number: bind(controls.numberInput),
    text: bind(controls.textInput),
    checkbox: bind(controls.checkbox),
    button: (label, onClick, options = {}) => controls.button(options.parent ?? panel, { label, onClick, ...options }),
    resetButton: (also = () => {}, options) => ui.button("Reset", () => { also(); set(structuredClone(initial)); }, options),
    player: (options) => { const p = player(ui, options); ends.push(p.stop); return p; },
    /** The sentence under the picture: what is seen, in words. */
    say(text) { if (sentence.textContent !== text) sentence.textContent = text; },
    /** Draw again although no trait has changed. */
    refresh: () => {},
    start(update) {
      const redraw = () => {
        const now = state();
        for (const [trait, control] of bound) control.set(now[trait]);
        update(now);
      };
      ui.refresh = redraw;
      return start({ model, traits, root, plots, ends, redraw });
    },
  };
  return ui;
}

function start({ model, traits, root, plots, ends, redraw }) {
  let waiting = false, over = false;
  const change = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => { waiting = false; if (!over) redraw(); });
  };
  const theme = onTheme(root, () => plots.forEach((p) => p.draw()));
  plots.forEach((p) => p.onAttach?.(theme.check));
  for (const name of traits) model.on(`change:${name}`, change);
  redraw();
  return () => {
    over = true;
    for (const name of traits) model.off(`change:${name}`, change);
    [theme.stop, ...ends].forEach((end) => end());
  };
}

/** A Run / Pause button: `step()` every `interval` ms until it returns false. */
function player(ui, { label = "Run", step, interval = 150, limit = 500 }) {
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; control.set(label); };
  const tick = () => { if (!ui.root.isConnected || !step()) stop(); };
  const control = ui.button(label, () => {
    if (timer) return stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      for (let i = 0; i < limit && step(); i++);
      return;
    }
    control.set("Pause");
    timer = setInterval(tick, interval);
    tick();
  }, { primary: true });
  return { node: control.node, stop };
}
