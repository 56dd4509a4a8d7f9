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
