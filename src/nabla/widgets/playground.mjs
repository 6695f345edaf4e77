/**
 * Playground: a network learns points in the plane, live, with the numbers of nabla.
 * Traits: the settings, see playground/settings.mjs; what is learned stays in the page.
 */
import { count, demo, element, number, whenChanged } from "./kit/index.mjs";
import { address } from "./playground/address.mjs";
import { columns } from "./playground/data.mjs";
import { panel, weightFields } from "./playground/panel.mjs";
import { largest, networkView, unitName } from "./playground/network_view.mjs";
import { losses, plane } from "./playground/pictures.mjs";
import { learned } from "./playground/report.mjs";
import { runner } from "./playground/runner.mjs";
import { fromAddress, SETTINGS, toAddress } from "./playground/settings.mjs";
import { palette, places, surfaces } from "./playground/surface.mjs";
import { begin, learnEpoch, measure, STARTS } from "./playground/training.mjs";
import { changes, diagnose, percent, shape, standing } from "./playground/words.mjs";

export { fromAddress, learned, toAddress };

const TRAITS = Object.keys(SETTINGS);
const SAY_EVERY = 300, ANNOUNCE_EVERY = 6000; // milliseconds, while it runs

/** Buttons and figures above the pictures. */
function bar(ui, { onRun, onEpoch, onRestart, onReset, again }) {
  const box = element("div", { className: "nabla-row nabla-bar" });
  ui.root.insertBefore(box, ui.views);
  const run = ui.button("Run", onRun, { parent: box, primary: true });
  ui.button("One epoch", onEpoch, { parent: box });
  ui.button("Start over", onRestart, { parent: box }).node.title = "epoch 0, the same first weights";
  again("New weights", "weight_seed", box);
  ui.resetButton(onReset, { parent: box }).node.title = "all settings as they were";
  const cure = ui.button("", () => cure.apply(), { parent: box, primary: true });
  cure.node.hidden = true;
  const figures = element("span", { className: "nabla-figures" });
  box.append(figures);
  return {
    running: (on) => run.set(on ? "Pause" : "Run"),
    cure(offer) {
      cure.node.hidden = !offer;
      if (offer) cure.set(offer.label);
      cure.apply = () => { onRestart(); ui.set(offer.patch); run.node.focus(); };
    },
    figures({ epoch, train, test, broken }) {
      const part = ({ loss, accuracy }) => `${number(loss)}${broken ? "" : ` · ${percent(accuracy)}`}`;
      figures.replaceChildren(...[`epoch ${count(epoch)}`, `training ${part(train)}`, `test ${part(test)}`].map((text) => element("span", {}, text)));
    },
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Every unit draws a line; the network adds them up to a shape.",
    hint: "Press Run. Then change one thing and see what it changes.",
    traits: TRAITS,
  });
  ui.root.classList.add("nabla-playground");
  let run = null, settings = null, inputs = null, colours = null, chosen = null, news = "", stale = "start", saidAt = 0, toldAt = 0;

  const again = (label, seed, parent) => ui.button(label, () => ui.set({ [seed]: (ui.state()[seed] + 1) % 1e6 }), { parent });
  const restartSoon = (why) => { player.stop(); stale = why; queueMicrotask(ui.refresh); };
  const output = () => ({ layer: settings.hidden.length + 1, unit: 0 });
  const top = bar(ui, {
    again,
    onRun: () => player.toggle(),
    onEpoch: () => { player.stop(); if (!run.broken) learnEpoch(run, settings); news = ""; draw(); },
    onRestart: () => restartSoon("again"),
    onReset: () => { chosen = null; restartSoon("reset"); },
  });
  const network = networkView(ui, {
    onChoose(place) {
      chosen = place;
      news = `The plane shows ${unitName(place, settings)[1]}.`;
      fields.build(run.network, chosen, settings);
      draw();
    },
    onHidden: (hidden) => ui.set({ hidden }),
    onLayout() { colours = null; if (run) queueMicrotask(draw); },
  });
  const picture = plane(ui), curve = losses(ui);
  const groups = panel(ui, again);
  const fields = weightFields(groups.weights, () => { measure(run); news = "A weight was set by hand."; draw(); });
  const player = runner(ui, {
    epoch: (spent) => learnEpoch(run, settings, spent),
    done: () => run.broken,
    draw: () => draw(),
    onChange(on) {
      if (!on && run.order.length && !run.broken) learnEpoch(run, settings); // figures and picture belong together
      top.running(on);
      news = "";
      toldAt = performance.now();
      draw();
    },
  });
  const tones = () => (colours ??= palette(ui.root));
  const showPoints = whenChanged((_, shown) => picture.points(run.data, shown));

  function restart(state) {
    const sameShape = settings && ["features", "hidden"].every((name) => JSON.stringify(settings[name]) === JSON.stringify(state[name]));
    run = begin(state);
    settings = state;
    inputs = columns(places(run.data.extent), state.features);
    if (!sameShape || !chosen) { chosen = output(); network.build(state); }
    fields.build(run.network, chosen, state);
  }

  function draw() {
    const scene = { network: run.network, ...surfaces(run.network, inputs), chosen, settings, extent: run.data.extent };
    network.show({ ...scene, colours: tones(), quick: player.on });
    picture.show({ ...scene, colours: tones });
    curve.show(run);
    top.figures(run);
    fields.show();
    const now = performance.now();
    if (!player.on || now - saidAt > SAY_EVERY) { saidAt = now; talk(now); }
  }

  /** The sentence; while it runs it is announced now and then, not at every change. */
  function talk(now) {
    const { words, cure } = diagnose(run, settings), announce = !player.on || now - toldAt > ANNOUNCE_EVERY;
    if (announce) toldAt = now;
    ui.sentence.setAttribute("aria-live", announce ? "polite" : "off");
    ui.say([news, standing(run), words].filter(Boolean).join(" "));
    top.cure(cure);
    network.describe(`The network: ${shape(run, settings)}; ${largest(run.network, settings)}`);
    picture.describe(run);
    curve.describe(run);
  }

  const place = address(ui, ui.initial);
  const end = ui.start((state) => {
    const why = stale, differ = (name) => JSON.stringify(settings[name]) !== JSON.stringify(state[name]);
    const told = settings && why !== "reset" ? changes(settings, state) : "";
    if (told || why) news = told;
    if (why || STARTS.some(differ)) restart(state);
    settings = state;
    stale = "";
    showPoints(STARTS.map((name) => state[name]), state.show_test);
    groups.show(state);
    draw();
    if (why !== "start") place.write(state);
  });
  place.read();
  return () => { end(); player.end(); groups.stop(); place.stop(); };
}

export default { render };
