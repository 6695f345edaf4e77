/**
 * A seeded generator of random numbers: sfc32 of Chris Doty-Humphrey, with those methods of
 * NumPy's generator that data, weights, batches and dropout are drawn by. The same seed and
 * stream give the same numbers on every machine.
 */
export function generator(seed, stream = 0) {
  let a = seed | 0, b = stream | 0, c = 0x9e3779b9 | 0, counter = 1;
  function bits() {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  }
  for (let i = 0; i < 12; i++) bits();
  const random = () => bits() / 2 ** 32;
  const many = (n, draw) => Float64Array.from({ length: n }, draw);
  const normal = () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  };
  return {
    random,
    uniform: (low, high, n) => many(n, () => low + (high - low) * random()),
    normals: (n) => many(n, normal),
    signs: (n) => many(n, () => (random() < 0.5 ? -1 : 1)),
    /** A copy of the list in random order (Fisher and Yates). */
    permutation(list) {
      const copy = Array.from(list);
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
  };
}
