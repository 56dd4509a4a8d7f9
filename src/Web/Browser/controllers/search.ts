import { Controller } from "@hotwired/stimulus";

/** The global search box: / or Ctrl K puts the cursor into it. */
export default class Search extends Controller<HTMLInputElement> {
  override connect() { addEventListener("keydown", this.press); }

  override disconnect() { removeEventListener("keydown", this.press); }

  private press = (event: KeyboardEvent) => {
    const typing = (event.target as HTMLElement).closest("input:not([type=checkbox]),textarea,select,[contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    this.element.focus();
    this.element.select();
  };
}
