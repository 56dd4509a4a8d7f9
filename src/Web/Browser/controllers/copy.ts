import { Controller } from "@hotwired/stimulus";

/** A button that copies what is to be handed on and says so in words; hidden where there is no script. */
export default class Copy extends Controller<HTMLElement> {
  static override targets = ["button", "said"];
  static override values = { text: String };
  declare buttonTarget: HTMLButtonElement;
  declare saidTarget: HTMLElement;
  declare textValue: string;

  override connect() {
    this.saidTarget.textContent = "";
    this.buttonTarget.hidden = false;
    this.buttonTarget.addEventListener("click", this.copy);
  }

  override disconnect() { this.buttonTarget.removeEventListener("click", this.copy); }

  private copy = async () => {
    const done = await this.write();
    this.saidTarget.textContent = done ? "已复制" : "没有复制成功，请选中文字自己复制";
  };

  private async write() {
    try {
      await navigator.clipboard.writeText(this.textValue);
      return true;
    } catch {
      return this.byHand(); // forbidden, or an intranet without https: there is no clipboard then
    }
  }

  private byHand() {
    const area = Object.assign(document.createElement("textarea"), { value: this.textValue, readOnly: true, className: "sr-only" });
    this.element.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    this.buttonTarget.focus();
    return done;
  }
}
