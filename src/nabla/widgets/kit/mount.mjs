/**
 * Mounts the demos of a static page: no kernel, no require.js, no html-manager.
 *
 * Each <div class="nabla-demo" data-demo="name"> holds its state as JSON. The first at once, others
 * when they come into view or before the page is printed: ./name.mjs is imported and rendered. The box
 * then says data-state="loading" → "ready" or "failed".
 */
const asset = (file) => new URL(`./${file}?v=${VERSION}`, import.meta.url);

/** The part of anywidget's model that a front end uses. */
class StaticModel {
  #state;
  #listeners = new Map();
  widget_manager = null;
  constructor(state) { this.#state = { ...state }; }
  get(key) { return this.#state[key]; }
  set(key, value) {
    if (typeof key === "object") return Object.entries(key).forEach(([k, v]) => this.set(k, v));
    if (this.#state[key] === value) return;
    this.#state[key] = value;
    for (const name of [`change:${key}`, "change"])
      [...(this.#listeners.get(name) ?? [])].forEach((listener) => listener(this, value));
  }
  save_changes() {}
  send() {}
  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
    this.#listeners.get(name).add(listener);
  }
  off(name, listener) {
    if (!name) this.#listeners.clear();
    else if (listener) this.#listeners.get(name)?.delete(listener);
    else this.#listeners.delete(name);
  }
}

const styles = new Promise((resolve) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: asset("demos.css") });
  link.onload = link.onerror = resolve;
  document.head.append(link);
});

let wanted = null;

async function mount(box) {
  if (box.dataset.state) return;
  box.dataset.state = "loading";
  try {
    const json = box.querySelector('script[type="application/json"]').textContent;
    const [{ default: demo }] = await Promise.all([import(asset(`${box.dataset.demo}.mjs`)), styles]);
    const model = new StaticModel(JSON.parse(json));
    await demo.initialize?.({ model });
    const el = document.createElement("div");
    box.append(el);
    await demo.render({ model, el });
    box.style.minHeight = "";
    box.dataset.state = "ready";
    if (box === wanted) box.scrollIntoView(); // it was empty when the address led to it
  } catch (error) {
    box.dataset.state = "failed";
    const alert = document.createElement("p");
    alert.setAttribute("role", "alert");
    alert.textContent = `This demo could not start: ${error.message}`;
    box.append(alert);
    console.error(error);
  }
}

const boxes = [...document.querySelectorAll(".nabla-demo")];
const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) { observer.unobserve(target); mount(target); }
}, { rootMargin: "400px" });
boxes.forEach((box) => observer.observe(box));
if (boxes.length) mount(boxes[0]); // its modules came with the page

/** Printing does not wait: a demo that has not come into view yet is printed in words. */
function sayInWords(box) {
  if (box.dataset.state === "ready" || box.querySelector(".nabla-in-words")) return;
  const { body } = new DOMParser().parseFromString(box.querySelector("noscript").textContent, "text/html");
  const words = { className: "nabla-in-words", textContent: body.textContent };
  box.append(Object.assign(document.createElement("p"), words));
}
addEventListener("beforeprint", () => boxes.forEach((box) => { mount(box); sayInWords(box); }));

/** An address that sets a demo, #name=…, leads to it. */
function follow() {
  const name = location.hash.match(/^#(\w+)=/)?.[1];
  wanted = boxes.find((box) => box.dataset.demo === name);
  wanted?.scrollIntoView();
}
addEventListener("hashchange", follow);
follow();
