import { Controller } from "@hotwired/stimulus";

/** Records the voice of a person who does not want to type, and puts it into the file input of the form. */
export default class Recorder extends Controller<HTMLElement> {
  static override targets = ["input", "panel", "toggle", "label", "time", "player", "remove"];
  static override values = { limit: { type: Number, default: 180 } };
  declare inputTarget: HTMLInputElement;
  declare panelTarget: HTMLElement;
  declare toggleTarget: HTMLButtonElement;
  declare labelTarget: HTMLElement;
  declare timeTarget: HTMLElement;
  declare playerTarget: HTMLAudioElement;
  declare removeTarget: HTMLButtonElement;
  declare limitValue: number;
  private recorder: MediaRecorder | undefined;
  private timer = 0;

  override connect() {
    if (!navigator.mediaDevices || !("MediaRecorder" in window)) return;
    this.panelTarget.hidden = false;
    this.toggleTarget.onclick = () => void (this.recorder ? this.stop() : this.start());
    this.removeTarget.onclick = () => { this.inputTarget.value = ""; this.show(); };
    this.inputTarget.onchange = () => this.show();
  }

  override disconnect() { this.stop(); }

  private async start() {
    let stream: MediaStream;
    try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); }
    catch { this.timeTarget.textContent = "没有使用麦克风的许可。您可以在系统设置中允许，或者打字说明。"; return; }
    const type = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg"].find(t => MediaRecorder.isTypeSupported(t)) ?? "";
    const recorder = this.recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), audioBitsPerSecond: 32000 });
    const parts: Blob[] = [];
    recorder.ondataavailable = event => parts.push(event.data);
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      const bare = recorder.mimeType.split(";")[0] ?? "audio/webm";
      const files = new DataTransfer();
      files.items.add(new File(parts, `录音.${bare === "audio/mp4" ? "m4a" : (bare.split("/")[1] ?? "webm")}`, { type: bare }));
      this.inputTarget.files = files.files;
      this.show();
    };
    recorder.start();
    this.element.classList.add("recording");
    this.labelTarget.textContent = "停止录音";
    const started = performance.now();
    const tick = () => {
      const seconds = Math.floor((performance.now() - started) / 1000);
      this.timeTarget.textContent = `正在录音 ${this.clock(seconds)}，最长 ${this.clock(this.limitValue)}`;
      if (seconds >= this.limitValue) this.stop();
    };
    tick();
    this.timer = window.setInterval(tick, 500);
  }

  private stop() {
    clearInterval(this.timer);
    if (this.recorder?.state === "recording") this.recorder.stop();
    this.recorder = undefined;
    this.element.classList.remove("recording");
    this.labelTarget.textContent = "重新录音";
  }

  private show() {
    const file = this.inputTarget.files?.[0];
    this.playerTarget.hidden = this.removeTarget.hidden = !file;
    if (this.playerTarget.src) URL.revokeObjectURL(this.playerTarget.src);
    if (file) this.playerTarget.src = URL.createObjectURL(file);
    else this.playerTarget.removeAttribute("src");
    this.timeTarget.textContent = file ? "录音已附上，发送前可以先听一遍。" : "";
    if (!file) this.labelTarget.textContent = "开始录音";
  }

  private clock(seconds: number) { return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`; }
}
