import { Controller } from "@hotwired/stimulus";
import SignaturePad from "signature_pad";

/** A drawn signature: writes a PNG data address into the hidden input of the form. */
export default class Signature extends Controller<HTMLElement> {
  static override targets = ["canvas", "input", "clear", "pad"];
  declare canvasTarget: HTMLCanvasElement;
  declare inputTarget: HTMLInputElement;
  declare clearTarget: HTMLButtonElement;
  declare padTarget: HTMLElement;
  private pad?: SignaturePad;
  private observer?: ResizeObserver;

  override connect() {
    this.padTarget.hidden = this.clearTarget.hidden = false;
    this.pad = new SignaturePad(this.canvasTarget, { penColor: "#111", backgroundColor: "#fff", minWidth: 1, maxWidth: 3.2 });
    this.pad.addEventListener("endStroke", this.write);
    this.clearTarget.addEventListener("click", this.clear);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.canvasTarget);
  }

  override disconnect() {
    this.observer?.disconnect();
    this.pad?.off();
    this.clearTarget.removeEventListener("click", this.clear);
  }

  // the drawing area follows the screen; strokes are kept through a turn of the phone
  private fit() {
    if (!this.pad) return;
    const { clientWidth: width, clientHeight: height } = this.canvasTarget;
    const ratio = Math.min(Math.max(devicePixelRatio, 1), 2);
    if (!width || this.canvasTarget.width === Math.round(width * ratio)) return;
    const strokes = this.pad.toData();
    this.canvasTarget.width = Math.round(width * ratio);
    this.canvasTarget.height = Math.round(height * ratio);
    this.canvasTarget.getContext("2d")?.scale(ratio, ratio);
    this.pad.clear();
    if (strokes.length) this.pad.fromData(strokes);
  }

  private write = () => {
    this.inputTarget.value = this.pad && !this.pad.isEmpty() ? this.pad.toDataURL("image/png") : "";
    this.padTarget.classList.toggle("drawn", this.inputTarget.value !== "");
  };

  private clear = () => { this.pad?.clear(); this.write(); this.canvasTarget.focus(); };
}
