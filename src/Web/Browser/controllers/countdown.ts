import { Controller } from "@hotwired/stimulus";

/** Counts seconds down; a button named by data-countdown-button-value rests meanwhile (resending a code). */
export default class Countdown extends Controller<HTMLElement> {
  static override values = { seconds: Number, done: { type: String, default: "" }, button: String };
  declare secondsValue: number;
  declare doneValue: string;
  declare buttonValue: string;
  private timer = 0;

  override connect() {
    const until = performance.now() + this.secondsValue * 1000;
    const button = this.buttonValue ? (document.getElementById(this.buttonValue) as HTMLButtonElement | null) : null;
    const tick = () => {
      const left = Math.ceil((until - performance.now()) / 1000);
      if (button) button.disabled = left > 0;
      this.element.textContent = left > 0 ? this.words(left) : this.doneValue;
      if (left <= 0) clearInterval(this.timer);
    };
    this.timer = window.setInterval(tick, 500);
    tick();
  }

  override disconnect() { clearInterval(this.timer); }

  private words(left: number) { return left < 60 ? `${left} 秒` : `${Math.floor(left / 60)} 分 ${left % 60} 秒`; }
}
