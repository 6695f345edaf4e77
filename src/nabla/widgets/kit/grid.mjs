/** Values on a grid and counts in bins, for heat maps, contours and bars; and when to draw them. */

/** f on n × m points that span the domains, edges included; row by row, y rising. */
export function grid(f, [x0, x1], [y0, y1], n = 60, m = n) {
  const values = new Float64Array(n * m);
  for (let j = 0; j < m; j++)
    for (let i = 0; i < n; i++)
      values[j * n + i] = f(x0 + ((x1 - x0) * i) / (n - 1), y0 + ((y1 - y0) * j) / (m - 1));
  return { values, n, m, x: [x0, x1], y: [y0, y1] };
}

/** Counts of values in equal bins over [low, high]: [{x0, x1, y}]; what lies outside is left out. */
export function histogram(values, [low, high], bins = 30) {
  const width = (high - low) / bins;
  const bars = Array.from({ length: bins }, (_, i) => ({ x0: low + i * width, x1: low + (i + 1) * width, y: 0 }));
  for (const value of values)
    if (value >= low && value <= high) bars[Math.min(bins - 1, Math.floor((value - low) / width))].y++;
  return bars;
}

/** `action` that runs only if its arguments (plain values) are others than the last time. */
export function whenChanged(action) {
  let last;
  return (...values) => {
    const now = JSON.stringify(values);
    if (now === last) return;
    last = now;
    action(...values);
  };
}
