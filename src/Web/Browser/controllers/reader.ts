import { Controller } from "@hotwired/stimulus";

/** 朗读: reads the main text of the page aloud; a second press stops it. */
export default class Reader extends Controller<HTMLButtonElement> {
  private on = false;

  override connect() {
    if (!("speechSynthesis" in window)) return;
    this.element.hidden = false;
    this.element.addEventListener("click", this.toggle);
    addEventListener("turbo:before-visit", this.stop);
    addEventListener("pagehide", this.stop);
  }

  override disconnect() {
    this.stop();
    this.element.removeEventListener("click", this.toggle);
    removeEventListener("turbo:before-visit", this.stop);
    removeEventListener("pagehide", this.stop);
  }

  private toggle = () => { if (this.on) this.stop(); else this.start(); };

  private start() {
    const lines = this.text();
    if (!lines.length) return;
    speechSynthesis.cancel();
    this.mark(true);
    const voice = speechSynthesis.getVoices().find(v => v.lang.startsWith("zh"));
    lines.forEach((line, index) => {
      const speech = new SpeechSynthesisUtterance(line);
      speech.lang = "zh-CN";
      speech.rate = 0.9;
      if (voice) speech.voice = voice;
      if (index === lines.length - 1) speech.onend = () => this.mark(false);
      speech.onerror = () => this.mark(false);
      speechSynthesis.speak(speech);
    });
  }

  private stop = () => { if (this.on) { speechSynthesis.cancel(); this.mark(false); } };

  private mark(on: boolean) { this.on = on; this.element.setAttribute("aria-pressed", String(on)); }

  // innerText leaves out what is hidden; browsers cut very long utterances, so one line is one utterance
  private text() {
    const main = document.querySelector("main") as HTMLElement | null;
    return (main?.innerText ?? "").split("\n").map(l => l.trim()).filter(l => l.length > 0);
  }
}
