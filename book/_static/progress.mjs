/**
 * What the reader has read and solved, remembered in this browser and nowhere else.
 *
 * A lesson ends with "I have read this lesson", each exercise card with "I have solved this". The
 * title page sums up, marks the lessons in list and map, and forgets everything at a press.
 * localStorage["nabla-progress"] = { read: [lesson, …], solved: ["lesson/exercise", …] }
 */
const KEY = "nabla-progress";

function load() {
  try {
    const { read = [], solved = [] } = JSON.parse(localStorage.getItem(KEY)) ?? {};
    return { read: new Set(read), solved: new Set(solved) };
  } catch {
    return { read: new Set(), solved: new Set() };
  }
}

function save({ read, solved }) {
  if (!read.size && !solved.size) return localStorage.removeItem(KEY);
  localStorage.setItem(KEY, JSON.stringify({ read: [...read], solved: [...solved] }));
}

/** A labelled box that puts a name into a set, or takes it out. */
function tick(kind, name, text) {
  const label = Object.assign(document.createElement("label"), { className: "progress-box" });
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  label.append(box, text);
  label.show = () => { box.checked = load()[kind].has(name); };
  box.addEventListener("change", () => {
    const progress = load();
    progress[kind][box.checked ? "add" : "delete"](name);
    save(progress);
    showAll();
  });
  return label;
}

const lesson = document.querySelector(".lesson-head") && location.pathname.match(/(\w+)\.html$/)?.[1];
const cards = [...document.querySelectorAll(".exercise-card")];
const boxes = [];

function add(label, place) {
  boxes.push(label);
  place.append(label);
}

if (lesson) {
  for (const card of cards) {
    const name = card.id.replace("exercise-", "");
    add(tick("solved", `${lesson}/${name}`, "I have solved this"), card.querySelector(".exercise-footer"));
  }
  const end = Object.assign(document.createElement("div"), { className: "lesson-end" });
  add(tick("read", lesson, "I have read this lesson"), end);
  document.querySelector("article section").append(end);
}

const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

function sumUp({ read, solved }) {
  const summary = document.querySelector(".progress-summary");
  if (!summary) return;
  summary.hidden = !read.size && !solved.size;
  const forget = Object.assign(document.createElement("button"), { type: "button", textContent: "Forget this" });
  forget.addEventListener("click", () => { save({ read: new Set(), solved: new Set() }); showAll(); });
  const words = `You have read ${counted(read.size, "lesson")} and solved ${counted(solved.size, "exercise")}.`;
  summary.replaceChildren(`${words} This is kept in your browser only. `, forget);
}

function showAll() {
  const progress = load();
  boxes.forEach((label) => label.show());
  for (const item of document.querySelectorAll(".lesson-exercises li"))
    item.classList.toggle("is-done", progress.solved.has(`${lesson}/${item.id.replace("list-", "")}`));
  for (const item of document.querySelectorAll(".course-lessons > li"))
    item.querySelector(".course-title a").classList.toggle("is-done", progress.read.has(item.id.replace("lesson-", "")));
  for (const link of document.querySelectorAll(".map-lesson"))
    link.classList.toggle("is-read", progress.read.has(link.dataset.lesson));
  sumUp(progress);
}

addEventListener("storage", showAll); // another tab of this site
addEventListener("pageshow", showAll);
showAll();
