import { Controller } from "@hotwired/stimulus";

/** A print button; hidden where there is no script, the browser's own menu prints there. */
export default class Print extends Controller<HTMLButtonElement> {
  override connect() { this.element.hidden = false; this.element.addEventListener("click", this.print); }

  override disconnect() { this.element.removeEventListener("click", this.print); }

  private print = () => window.print();
}
