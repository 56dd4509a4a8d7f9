import { Controller } from "@hotwired/stimulus";

/** Keyboard for lists and details: j k move, x selects, Enter opens, a letter presses the visible [data-key] of the same letter. */
export default class Keys extends Controller<HTMLElement> {
  override connect() {
    addEventListener("keydown", this.press);
    this.element.addEventListener("click", this.click);
    this.element.addEventListener("turbo:before-morph-attribute", this.keep);
  }

  override disconnect() {
    removeEventListener("keydown", this.press);
    this.element.removeEventListener("click", this.click);
    this.element.removeEventListener("turbo:before-morph-attribute", this.keep);
  }

  // a live refresh leaves the place of the cursor and the selection alone
  private keep = (event: Event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    const target = event.target as HTMLElement;
    if (target.matches("[data-row].current") && /^(class|tabindex)$/.test(attributeName) || target.matches("[data-row] input") && attributeName === "checked")
      event.preventDefault();
  };

  private get rows() { return [...this.element.querySelectorAll<HTMLElement>("[data-row]")]; }

  private press = (event: KeyboardEvent) => {
    const at = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || at.closest("input:not([type=checkbox]),textarea,select,dialog,[contenteditable]")) return;
    const current = this.element.querySelector<HTMLElement>("[data-row].current");
    switch (event.key) {
      case "j": this.move(current, 1); break;
      case "k": this.move(current, -1); break;
      case "x": this.select(current); break;
      case "Enter":
        if (at !== document.body && !at.matches("[data-row]")) return;
        if (!current) return;
        this.open(current);
        break;
      default: {
        const target = event.key.length === 1 && document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
        if (!target || target.offsetParent === null) return;
        target.click();
      }
    }
    event.preventDefault();
  };

  private move(current: HTMLElement | null, by: number) {
    const rows = this.rows;
    const next = rows[Math.max(0, Math.min(rows.length - 1, current ? rows.indexOf(current) + by : 0))];
    if (!next) return;
    for (const row of rows) { row.classList.remove("current"); row.removeAttribute("tabindex"); }
    next.classList.add("current");
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  private select(row: HTMLElement | null) {
    const box = row?.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (!box) return;
    box.click();
  }

  private open(row: HTMLElement) { (row.querySelector<HTMLElement>("a[data-open]") ?? row.querySelector<HTMLElement>("a"))?.click(); }

  // the whole row is a target for the mouse; links, boxes and marked text keep their own meaning
  private click = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>("[data-row]");
    if (!row || target.closest("a,button,input,label,summary,details") || getSelection()?.toString()) return;
    this.open(row);
  };
}
