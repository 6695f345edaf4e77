/**
 * The update rules of `nabla.optimizers`, in place: rule(w, g, memory, { lr, t }).
 * `memory` holds two arrays that start at 0; t counts the steps from 1.
 */
export const RULES = {
  sgd(w, g, _, { lr }) {
    for (let i = 0; i < w.length; i++) w[i] -= lr * g[i];
  },
  momentum(w, g, [velocity], { lr }) {
    for (let i = 0; i < w.length; i++) {
      velocity[i] = 0.9 * velocity[i] - lr * g[i];
      w[i] += velocity[i];
    }
  },
  adagrad(w, g, [cache], { lr }) {
    for (let i = 0; i < w.length; i++) {
      cache[i] += g[i] ** 2;
      w[i] -= (lr * g[i]) / (Math.sqrt(cache[i]) + 1e-8);
    }
  },
  rmsprop(w, g, [cache], { lr }) {
    for (let i = 0; i < w.length; i++) {
      cache[i] = 0.9 * cache[i] + (1 - 0.9) * g[i] ** 2;
      w[i] -= (lr * g[i]) / (Math.sqrt(cache[i]) + 1e-8);
    }
  },
  adam(w, g, [m, v], { lr, t }) {
    const first = 1 - 0.9 ** t, second = 1 - 0.999 ** t;
    for (let i = 0; i < w.length; i++) {
      m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
      v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] ** 2;
      w[i] -= (lr * m[i] / first) / (Math.sqrt(v[i] / second) + 1e-8);
    }
  },
};

/** An optimizer of [array, gradient, charged] lists: step(settings) changes every array once. */
export function makeOptimizer(name, params) {
  const memories = params.map(([w]) => [new Float64Array(w.length), new Float64Array(w.length)]);
  let t = 0;
  return {
    name,
    step({ lr, l2 }) {
      t += 1;
      params.forEach(([w, g, charged], i) => {
        if (l2 && charged) for (let j = 0; j < w.length; j++) g[j] += l2 * w[j];
        RULES[name](w, g, memories[i], { lr, t });
      });
    },
  };
}
