// Turbo changes pages without a load: say the new title and move the focus, as the browser would have done.
let first = true;
let replace = false;

addEventListener("turbo:visit", event => { replace = (event as CustomEvent<{ action: string }>).detail.action === "replace"; });

addEventListener("turbo:load", () => {
  if (first) { first = false; return; }
  const announcer = document.getElementById("announcer");
  if (announcer && !replace) announcer.textContent = document.title;
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading && !replace && !document.querySelector("[autofocus],[aria-invalid=true],.errors")) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
});

// a form that came back: the summary takes the focus, its links lead to the fields
addEventListener("turbo:render", () => {
  const first = document.querySelector<HTMLElement>(".errors") ?? document.querySelector<HTMLElement>("[aria-invalid=true]");
  first?.focus();
});

// a login page or an error answered into a frame is shown as a page
addEventListener("turbo:frame-missing", event => {
  event.preventDefault();
  const { response, visit } = event.detail;
  void visit(response, {});
});

// menus and popovers made of <details> close on Escape and on a click elsewhere
const opened = () => document.querySelectorAll<HTMLDetailsElement>("details.pop[open]");
addEventListener("click", event => {
  for (const box of opened()) if (!box.contains(event.target as Node)) box.open = false;
});
addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const box of opened()) {
    if (box.contains(document.activeElement)) box.querySelector("summary")?.focus();
    box.open = false;
  }
});
// following an error link focuses the field it names, radio groups included
addEventListener("click", event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>(".errors a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const control = field.matches("input,select,textarea") ? field : field.querySelector<HTMLElement>("input,select,textarea");
  field.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
});
export {};
