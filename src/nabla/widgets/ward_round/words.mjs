/** What a chart shows, as numbers and in words: signs, health, verdict. */
import { number, plural } from "../kit/index.mjs";
import { percent } from "../playground/words.mjs";
import { DISEASES, TREATMENTS } from "./patients.mjs";

const LATE = 20; // entries at the end of a chart that are looked at together
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The signs of a run, as numbers. */
export function signs({ chart, data, network, broken, weightsStart, equalStart }, settings) {
  const late = chart.slice(-LATE), losses = late.map((e) => e.train.loss), loss = mean(losses);
  const all = chart.map((e) => e.train.loss), steps = all.slice(1).map((v, i) => v - all[i]);
  return {
    broken, start: all[0], loss, val: mean(late.map((e) => e.val.loss)), best: Math.min(...chart.map((e) => e.val.loss)),
    trainRight: mean(late.map((e) => e.train.accuracy)), valRight: mean(late.map((e) => e.val.accuracy)),
    spread: Math.sqrt(mean(losses.map((v) => (v - loss) ** 2))),
    rising: steps.filter((d) => d > 0).length / steps.length,
    falling: steps.filter((d) => d < 0).length / steps.length > 0.75 && all.at(-1) < all.at(-LATE) - 0.005,
    first: chart[1].first, firstEnd: chart.at(-1).first, lastEnd: chart.at(-1).last, last: chart[1].last,
    ratio: median(chart.slice(1).map((e) => e.ratio)),
    dead: chart.at(-1).dead, flatStart: chart[0].flat, flat: chart.at(-1).flat,
    inputs: Math.max(...data.train.X.map(Math.abs)), batch: settings.batch_size, examples: data.train.N,
    weights: size(network), weightsStart, equal: equalStart && equalUnits(network),
  };
}

/** Root of the sum of squares of the first layer's weights. */
export const size = ({ layers: [{ W }] }) => Math.sqrt(W.reduce((sum, w) => sum + w * w, 0));

/** All units of the first layer have the same weights into them. */
export const equalUnits = ({ layers: [{ W, H }] }) => W.every((w, k) => w === W[k - (k % H)]);

/** What still ails a run, in words; "" if it is healthy. */
export function ailing(s) {
  if (s.broken) return "the numbers left the range of float64 and the training broke down";
  if (s.valRight < 0.89) return `only ${percent(s.valRight)} of the validation examples are right`;
  if (s.spread > 0.1) return "the loss still jumps from epoch to epoch";
  if (s.val > 1.25 * s.best && s.val > s.loss + 0.15) return `the validation loss was ${number(s.best)} and rose to ${number(s.val)}`;
  if (s.val > s.loss + 0.3) return `the validation loss is ${number(s.val)}, that of training ${number(s.loss)}`;
  return "";
}

/** Names of the diseases whose sign these are. */
export const shown = (s) => Object.keys(DISEASES).filter((name) => DISEASES[name].sign(s));

/** Where the patient stands before anything is prescribed. */
export function admission(patient, s) {
  return `Patient ${patient}, ${plural(s.examples, "training example")}, ${s.batch} a step. The loss before learning was ${number(s.start)} nats, a guess costs ln 2 = 0.693; ` +
    `at the end it is ${number(s.loss)} in training and ${number(s.val)} in validation, where ${percent(s.valRight)} are right. What is it?`;
}

/** What the name was worth, and what the treatment did. */
export function verdict({ disease }, diagnosis, given, before, after) {
  return [naming(disease, diagnosis), given && effect(given, before, after, disease)].filter(Boolean).join(" ");
}

function naming(disease, diagnosis) {
  if (!diagnosis) return "";
  const { name, known } = DISEASES[diagnosis];
  if (diagnosis === disease) return `Your diagnosis is right, ${name}: ${known}.`;
  return `Not “${name}”. That is known by this: ${known}. Compare it with the chart.`;
}

function effect(given, before, after, disease) {
  const { name } = TREATMENTS[given], rest = ailing(after);
  const now = `the validation part is ${percent(after.valRight)} right, before it was ${percent(before.valRight)}`;
  if (rest) return `After “${name}” it ran again and is not well: ${rest}.`;
  const price = given === "examples" && disease !== "overfit" ? " It is bought with five times as many steps." : "";
  return `After “${name}” it ran again and is cured: ${now}.${price}`;
}
