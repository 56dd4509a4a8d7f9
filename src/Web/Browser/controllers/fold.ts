import { Controller } from "@hotwired/stimulus";

/** Fields under a choice: shown while the named control has the value. Without script they are always shown. */
export default class Fold extends Controller<HTMLElement> {
  static override values = { name: String, is: String };
  declare nameValue: string;
  declare isValue: string;

  override connect() { addEventListener("change", this.look); addEventListener("turbo:render", this.look); this.look(); }

  override disconnect() { removeEventListener("change", this.look); removeEventListener("turbo:render", this.look); }

  private look = () => {
    const controls = document.getElementsByName(this.nameValue) as NodeListOf<HTMLInputElement>;
    const wanted = this.isValue.split("|");
    this.element.hidden = ![...controls].some(c => (/checkbox|radio/.test(c.type) ? c.checked : true) && wanted.includes(c.value));
  };
}
