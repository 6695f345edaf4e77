/**
 * WardRound: trainings that are ill. Read the curves, name the disease, prescribe; it runs again.
 * Traits: patient, diagnosis, treatment (chosen), given (its training is shown).
 */
import { demo, element } from "./kit/index.mjs";
import { curves, table } from "./ward_round/chart.mjs";
import { DISEASES, PATIENTS, TREATMENTS } from "./ward_round/patients.mjs";
import { admit, epoch, treat } from "./ward_round/run.mjs";
import { admission, ailing, shown, signs, verdict } from "./ward_round/words.mjs";

const TRAITS = ["patient", "diagnosis", "treatment", "given"], EPOCHS = 100;
const BUDGET = 9; // milliseconds of a frame for learning
const NEW = { diagnosis: "", treatment: "", given: "" };

/** Settings of a patient, after a treatment if one is named. */
export function settingsOf(patient, given = "") {
  const { settings } = PATIENTS[patient - 1];
  return given ? { ...settings, ...TREATMENTS[given].change(settings) } : settings;
}

const lived = (patient, given) => {
  const settings = settingsOf(patient, given), run = treat(settings, EPOCHS);
  return { settings, run, signs: signs(run, settings) };
};

/** A whole run as plain numbers and words: what a test looks at. */
export function course(patient, given = "", diagnosis = "") {
  const { settings, run: { chart }, signs: s } = lived(patient, given), { disease } = PATIENTS[patient - 1];
  const before = given ? lived(patient, "").signs : s;
  return { settings, disease, signs: s, ailing: ailing(s), shown: shown(s), chart, words: verdict({ disease }, diagnosis, given, before, s) || admission(patient, s) };
}

/** What treatments do for a patient: [what still ails it after each, "" if it is cured]. */
export const ward = (patient, treatments) => treatments.map((given) => ailing(lived(patient, given).signs));

/** How many patients there are, and the names of diseases and treatments. */
export const lists = () => ({ patients: PATIENTS.length, diseases: Object.keys(DISEASES), treatments: Object.keys(TREATMENTS) });

/** Runs by patient and treatment, each learned once; `more(budget)` goes on with one for a while. */
function clinic() {
  const all = new Map();
  return (patient, given) => {
    const key = `${patient} ${given}`, settings = settingsOf(patient, given);
    if (!all.has(key)) all.set(key, { run: admit(settings), settings, over: false });
    const bed = all.get(key);
    bed.more ??= (budget) => {
      const end = performance.now() + budget;
      while (!bed.over && performance.now() < end) {
        epoch(bed.run, settings);
        bed.over = bed.run.epoch >= EPOCHS || bed.run.broken;
      }
      if (bed.over) bed.signs ??= signs(bed.run, settings);
    };
    return bed;
  };
}

const choices = (list) => [["", "choose …"], ...Object.entries(list).map(([key, { name }]) => [key, name])];
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: `${PATIENTS.length} trainings are ill. Which can you cure?`,
    hint: "Read curves and chart, name the disease, choose a treatment, press Treat. The training runs again.",
    traits: TRAITS,
  });
  const bar = element("div", { className: "nabla-row nabla-bar" });
  ui.root.insertBefore(bar, ui.views);
  ui.select("patient", { parent: bar, label: "patient", cast: Number, also: () => NEW, options: PATIENTS.map((_, i) => [i + 1, String(i + 1)]) });
  ui.button("Next patient", () => ui.set({ patient: (ui.state().patient % PATIENTS.length) + 1, ...NEW }), { parent: bar });
  const pictures = curves(ui, EPOCHS), chart = table(ui), bedOf = clinic();
  ui.select("diagnosis", { label: "It has", options: choices(DISEASES) });
  ui.select("treatment", { label: "It gets", options: choices(TREATMENTS) });
  const give = ui.button("Treat", () => ui.set({ given: ui.state().treatment }), { primary: true });
  ui.resetButton();

  let frame = 0, first = true;
  /** Learn for the rest of this frame; true when both runs are at their end. */
  function learn(beds) {
    const budget = first || still() ? Infinity : BUDGET;
    first = false;
    beds.forEach((bed) => bed.more(budget));
    return beds.every((bed) => bed.over);
  }
  function update({ patient, diagnosis, treatment, given }) {
    cancelAnimationFrame(frame);
    give.node.setAttribute("aria-disabled", String(!treatment || treatment === given));
    const ill = bedOf(patient, ""), bed = given ? bedOf(patient, given) : null;
    const done = learn(bed ? [ill, bed] : [ill]), seen = bed ?? ill;
    pictures.show(seen.run.chart, bed && ill.run.chart);
    if (!done) {
      frame = requestAnimationFrame(() => { if (ui.root.isConnected) ui.refresh(); });
      return ui.say("The training runs …");
    }
    pictures.describe(seen.signs);
    chart.show(ill.signs, bed?.signs);
    ui.say(verdict(PATIENTS[patient - 1], diagnosis, given, ill.signs, seen.signs) || admission(patient, ill.signs));
  }
  const end = ui.start(update);
  return () => { cancelAnimationFrame(frame); end(); };
}

export default { render };
