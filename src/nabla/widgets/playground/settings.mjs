/**
 * The settings: what each may be, how it is written in the address, and read from it.
 *
 *   #playground=dataset:spirals,hidden:8-8,activation:relu,lr:0.03
 *
 * Name, colon, value; a comma between settings, a dash between the parts of a list, 0 for "no
 * hidden layer". What is not named has the value the page gave it; what cannot be read (an
 * unknown name, a word for a number, a number out of range) is left out.
 */
import { FEATURES } from "./data.mjs";

export const CHOICES = {
  dataset: [["blobs", "blobs"], ["moons", "moons"], ["circles", "circles"], ["spirals", "spirals"], ["xor", "xor"]],
  activation: [["linear", "linear"], ["sigmoid", "sigmoid"], ["tanh", "tanh"], ["relu", "ReLU"], ["leaky_relu", "leaky ReLU"], ["elu", "ELU"]],
  init: [["zeros", "zeros"], ["small", "normal, 0.01"], ["large", "normal, 3"], ["xavier", "Xavier"], ["he", "He"]],
  optimizer: [["sgd", "SGD"], ["momentum", "momentum"], ["rmsprop", "RMSProp"], ["adam", "Adam"]],
};
export const MOST = { layers: 4, units: 8 };

const choice = (name) => ({ read: (text) => CHOICES[name].find(([value]) => value === text)?.[0], write: String });
const between = (low, high, fits = Number.isFinite) => ({
  read: (text) => (/^[\d.+e-]+$/i.test(text) && fits(Number(text)) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined),
  write: String,
});
const whole = (low, high) => between(low, high, Number.isInteger);
const yes = { read: (text) => ({ 1: true, 0: false })[text], write: (on) => (on ? "1" : "0") };
const units = whole(1, MOST.units);
const hidden = {
  read(text) {
    if (text === "0") return [];
    const list = text.split("-").map(units.read);
    return list.includes(undefined) || list.length > MOST.layers ? undefined : list;
  },
  write: (list) => list.join("-") || "0",
};
const features = {
  read(text) {
    const names = text.split("-");
    return names.every((name) => Object.hasOwn(FEATURES, name)) ? inOrder(names) : undefined;
  },
  write: (list) => list.join("-"),
};

/** These features, in the order of the list of all. */
export const inOrder = (names) => Object.keys(FEATURES).filter((name) => names.includes(name));

/** Every setting with the way it is written and read, in the order of the address. */
export const SETTINGS = {
  dataset: choice("dataset"),
  noise: between(0, 0.5),
  num_examples: whole(20, 1000),
  train_share: between(0.1, 0.9),
  data_seed: whole(0, 999999),
  features,
  hidden,
  activation: choice("activation"),
  init: choice("init"),
  weight_seed: whole(0, 999999),
  optimizer: choice("optimizer"),
  lr: between(1e-5, 100),
  batch_size: whole(1, 1000),
  l2: between(0, 10),
  dropout: between(0, 0.9),
  show_test: yes,
  only_decision: yes,
};

/** Settings that differ from `usual`, as text for the address; "" if none does. */
export function toAddress(settings, usual) {
  return Object.entries(SETTINGS)
    .filter(([name, { write }]) => write(settings[name]) !== write(usual[name]))
    .map(([name, { write }]) => `${name}:${write(settings[name])}`).join();
}

/** The settings an address names, null if it is not about this demo; never an error. */
export function fromAddress(hash) {
  const text = /^#?playground=(.*)$/.exec(hash)?.[1];
  if (text === undefined) return null;
  const found = {};
  for (const part of plain(text).split(",")) {
    const [name, value = ""] = part.trim().split(":");
    const read = Object.hasOwn(SETTINGS, name) ? SETTINGS[name].read(value.trim()) : undefined;
    if (read !== undefined) found[name] = read;
  }
  return found;
}

function plain(text) {
  try { return decodeURIComponent(text); } catch { return ""; }
}
