/** A whole run as plain numbers and words: what a test compares with nabla. */
import { begin, learnEpoch } from "./training.mjs";
import { diagnose, standing } from "./words.mjs";

const layers = ({ network }) => network.layers.map(({ W, b }) => ({ W: [...W], b: [...b] }));
const plain = ({ points, labels, X }) => ({ points, labels, X: [...X] });

/** Data, weights before and after, measures and words of so many epochs. */
export function learned(settings, num_epochs) {
  const run = begin(settings), first = layers(run);
  for (let i = 0; i < num_epochs && !run.broken; i++) learnEpoch(run, settings);
  const { data, history, best, epoch, train, test } = run;
  return {
    data: { train: plain(data.train), test: plain(data.test) }, first, last: layers(run),
    epoch, train, test, history, best, standing: standing(run), diagnosis: diagnose(run, settings),
  };
}
