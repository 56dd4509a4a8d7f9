import { Controller } from "@hotwired/stimulus";

/** Disables the buttons of a form while it travels, so that a double click sends it once. The key in the form covers the rest. */
export default class Once extends Controller<HTMLFormElement> {
  private buttons: HTMLButtonElement[] = [];

  override connect() {
    this.element.addEventListener("turbo:submit-start", this.start);
    this.element.addEventListener("turbo:submit-end", this.end);
  }

  override disconnect() {
    this.element.removeEventListener("turbo:submit-start", this.start);
    this.element.removeEventListener("turbo:submit-end", this.end);
  }

  private start = () => {
    this.element.setAttribute("aria-busy", "true");
    this.buttons = [...this.element.querySelectorAll<HTMLButtonElement>("button:not([disabled]):not([type=button])")];
    for (const button of this.buttons) button.disabled = true;
  };

  private end = () => {
    this.element.removeAttribute("aria-busy");
    for (const button of this.buttons) button.disabled = false;
  };
}
