// what nearly every form asks for, in one file: a request costs more than the code
export { default as Draft } from "./controllers/draft";
export { default as Once } from "./controllers/once";

// the button over a file input cannot show the chosen names itself
const show = (input: HTMLInputElement) => {
  const words = input.closest(".drop")?.querySelector("[data-picked]");
  if (words) words.textContent = [...(input.files ?? [])].map(file => file.name).join("、");
};
addEventListener("change", event => { if (event.target instanceof HTMLInputElement && event.target.type === "file") show(event.target); });
addEventListener("turbo:render", () => { for (const input of document.querySelectorAll<HTMLInputElement>(".pick input")) show(input); });

// a paper in a frame stands there whole: one scroll bar, the page's
const whole = (frame: HTMLIFrameElement) => {
  const paper = frame.contentDocument?.documentElement;
  if (paper?.querySelector("article")) frame.style.height = `${Math.ceil(paper.getBoundingClientRect().height) + 4}px`;
};
const all = () => { for (const frame of document.querySelectorAll<HTMLIFrameElement>(".paper-frame")) whole(frame); };
document.addEventListener("load", event => { if (event.target instanceof HTMLIFrameElement && event.target.matches(".paper-frame")) whole(event.target); }, true);
addEventListener("resize", all);
all();
