import { Controller } from "@hotwired/stimulus";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Saved { at: number; values: Record<string, string[]> }

const week = 7 * 24 * 3600 * 1000;

/** Keeps what was typed on this device until the form has been sent, so that a dead phone loses nothing. Never on a shared device. */
export default class Draft extends Controller<HTMLFormElement> {
  static override values = { id: String };
  declare idValue: string;
  private timer = 0;

  private get key() { return `draft:${location.pathname}:${this.idValue}`; }

  override connect() {
    if (document.documentElement.hasAttribute("data-shared")) return;
    this.element.addEventListener("input", this.later);
    this.element.addEventListener("change", this.later);
    addEventListener("turbo:submit-end", this.sent);
    addEventListener("pagehide", this.save);
    // an answer with errors already holds what was typed
    if (!this.element.querySelector("[aria-invalid=true]")) this.restore();
  }

  override disconnect() {
    clearTimeout(this.timer);
    this.element.removeEventListener("input", this.later);
    this.element.removeEventListener("change", this.later);
    removeEventListener("turbo:submit-end", this.sent);
    removeEventListener("pagehide", this.save);
  }

  private later = () => { clearTimeout(this.timer); this.timer = window.setTimeout(this.save, 400); };

  private save = () => {
    clearTimeout(this.timer);
    const values: Saved["values"] = {};
    for (const control of this.controls()) {
      if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type) && !control.checked) continue;
      if (control.value) (values[control.name] ??= []).push(control.value);
    }
    try {
      if (Object.keys(values).length) localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values } satisfies Saved));
      else localStorage.removeItem(this.key);
    } catch { /* storage full or forbidden: the form works without a draft */ }
  };

  private restore() {
    let saved: Saved | null = null;
    try { saved = JSON.parse(localStorage.getItem(this.key) ?? "null") as Saved | null; } catch { /* unreadable: no draft */ }
    if (!saved) return;
    if (Date.now() - saved.at > week) { localStorage.removeItem(this.key); return; }
    let restored = false;
    // only what is empty is filled: what the server sent is newer than a draft
    const chosen = new Set(this.controls().filter(c => c instanceof HTMLInputElement && c.checked).map(c => c.name));
    for (const control of this.controls()) {
      const values = saved.values[control.name];
      if (!values) continue;
      if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) {
        if (chosen.has(control.name) || !values.includes(control.value)) continue;
        control.checked = restored = true;
      } else if (!control.value && values[0]) {
        control.value = values[0];
        restored = true;
      }
    }
    const note = this.element.querySelector<HTMLElement>("[data-draft-note]");
    if (restored && note) note.hidden = false;
  }

  private sent = (event: Event) => {
    const { success, formSubmission } = (event as CustomEvent<{ success: boolean; formSubmission: { formElement: HTMLFormElement } }>).detail;
    if (formSubmission.formElement !== this.element || !success) return;
    clearTimeout(this.timer);
    removeEventListener("pagehide", this.save);
    localStorage.removeItem(this.key);
  };

  private controls() {
    return ([...this.element.elements] as Control[]).filter(c =>
      c.name && "value" in c && !/^(hidden|password|file|submit|button)$/.test(c.type) && !c.name.startsWith("_") &&
      c.dataset.draft !== "off" && c.autocomplete !== "one-time-code");
  }
}
