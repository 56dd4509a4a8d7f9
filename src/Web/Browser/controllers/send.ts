import { Controller } from "@hotwired/stimulus";

/** A filter form that sends itself when a choice changes; its button is for pages without script. */
export default class Send extends Controller<HTMLFormElement> {
  override connect() { this.element.addEventListener("change", this.send); }

  override disconnect() { this.element.removeEventListener("change", this.send); }

  private send = () => this.element.requestSubmit();
}
