/** The state in the address of a static page; in a notebook the address is not ours. */
import { fromAddress, toAddress } from "./settings.mjs";

/** The first playground of a page owns `#playground=…`: read() it, write(state) it, stop(). */
export function address(ui, usual) {
  const box = ui.root.closest(".nabla-demo");
  if (!box || box !== document.querySelector(`.nabla-demo[data-demo="${box.dataset.demo}"]`))
    return { read() {}, write() {}, stop() {} };
  const read = () => {
    const found = fromAddress(location.hash);
    if (found) ui.set({ ...structuredClone(usual), ...found });
  };
  const write = (state) => {
    const text = toAddress(state, usual), present = fromAddress(location.hash);
    if (text ? location.hash === `#playground=${text}` : !present) return;
    history.replaceState(history.state, "", text ? `#playground=${text}` : location.pathname + location.search);
  };
  let timer = 0;
  addEventListener("hashchange", read);
  return {
    read,
    /** A moment later, because a slider changes more often than a browser lets the address change. */
    write(state) { clearTimeout(timer); timer = setTimeout(write, 250, state); },
    stop() { clearTimeout(timer); removeEventListener("hashchange", read); },
  };
}
