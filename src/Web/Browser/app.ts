// The first statement must be the Trusted Types policy: Turbo inserts HTML and re-creates scripts when it draws a page.
import "./trusted";
import { config } from "@hotwired/turbo";
import { Application, type ControllerConstructor } from "@hotwired/stimulus";
import Elder from "./controllers/elder";
import Reader from "./controllers/reader";
import "./lost";
import "./announce";
import "./morph";

type Loader = () => Promise<{ default: ControllerConstructor }>;

// a controller is fetched when the first element asks for it by data-controller
const lazy: Record<string, Loader> = {
  copy: () => import("./controllers/copy"),
  countdown: () => import("./controllers/countdown"),
  draft: () => import("./form").then(form => ({ default: form.Draft })),
  fold: () => import("./controllers/fold"),
  keys: () => import("./controllers/keys"),
  live: () => import("./controllers/live"),
  once: () => import("./form").then(form => ({ default: form.Once })),
  photos: () => import("./controllers/photos"),
  print: () => import("./controllers/print"),
  recorder: () => import("./controllers/recorder"),
  search: () => import("./controllers/search"),
  send: () => import("./controllers/send"),
  signature: () => import("./controllers/signature"),
};

const stimulus = Application.start();
// these two stand in the head of every citizen page
stimulus.register("elder", Elder);
stimulus.register("reader", Reader);
const asked = new Set<string>();

function want(root: Element) {
  for (const element of [root, ...root.querySelectorAll<HTMLElement>("[data-controller]")])
    for (const name of ((element as HTMLElement).dataset?.controller ?? "").split(/\s+/)) {
      const load = lazy[name];
      if (!load || asked.has(name)) continue;
      asked.add(name);
      load().then(module => stimulus.register(name, module.default), () => asked.delete(name));
    }
}

new MutationObserver(changes => {
  for (const change of changes) for (const node of change.addedNodes) if (node instanceof Element) want(node);
}).observe(document.documentElement, { childList: true, subtree: true });
want(document.documentElement);

// larger pieces of the product (call rooms, maps) register their own controllers here
Object.assign(window, { fashu: { lazy: (name: string, load: Loader) => { lazy[name] = load; want(document.documentElement); } } });

config.forms.confirm = async (message, _form, submitter) => (await import("./ask")).ask(message, submitter ?? null);
