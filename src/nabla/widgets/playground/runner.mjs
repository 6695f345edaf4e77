/** Run and Pause: an epoch a frame while the demo can be seen, never longer than the frame has. */

const FRAME = 13; // milliseconds of a frame that are ours: learning and drawing
const DEAR = 7; // a picture that takes longer is drawn in every second frame only
const AT_ONCE = 200; // epochs between pictures where the reader wants no motion

/**
 * `epoch(spent)` learns until its epoch ends (true) or spent() says that time is over; `draw()`
 * shows it; `done()` is true where learning cannot go on. `button` is the kit's.
 */
export function runner(ui, { epoch, draw, done, onChange }) {
  let frame = 0, visible = true, left = Infinity, cost = 0, skipped = false;
  const watch = new IntersectionObserver(([entry]) => { visible = entry.isIntersecting; });
  watch.observe(ui.root);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  function tick() {
    if (!ui.root.isConnected) return stop();
    frame = requestAnimationFrame(tick);
    if (!visible) return;
    skipped = still.matches || (cost > DEAR && !skipped);
    const end = performance.now() + Math.max(3, FRAME - (skipped ? 0 : cost)), spent = () => performance.now() > end;
    do {
      if (!epoch(spent)) break;
      left -= 1;
    } while (still.matches && left > 0 && !spent() && !done());
    if (done() || left <= 0) return stop();
    if (skipped) return;
    const before = performance.now();
    draw();
    cost = performance.now() - before;
  }
  function stop() {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    onChange(false);
  }
  return {
    get on() { return frame !== 0; },
    toggle() {
      if (frame) return stop();
      if (done()) return onChange(false);
      left = still.matches ? AT_ONCE : Infinity;
      frame = requestAnimationFrame(tick);
      onChange(true);
    },
    stop,
    end() { stop(); watch.disconnect(); },
  };
}
