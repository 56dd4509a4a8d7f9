import { Controller } from "@hotwired/stimulus";
import { renderStreamMessage } from "@hotwired/turbo";

/** Keeps a server-sent event stream open and lets Turbo apply what it brings; comes back by itself after an outage. */
export default class Live extends Controller<HTMLElement> {
  static override values = { src: String, last: String };
  declare srcValue: string;
  declare lastValue: string;
  private wait = 1000;
  private timer = 0;
  private source?: EventSource;

  override connect() { this.wait = 1000; this.open(); }

  override disconnect() { clearTimeout(this.timer); this.source?.close(); }

  private open() {
    const url = new URL(this.srcValue, location.href);
    if (this.lastValue) url.searchParams.set("last", this.lastValue);
    const source = this.source = new EventSource(url);
    source.onmessage = event => {
      this.wait = 1000;
      if (event.lastEventId) this.lastValue = event.lastEventId;
      if (event.data) renderStreamMessage(event.data as string);
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return; // the browser tries again itself
      this.timer = window.setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
      this.wait = Math.min(this.wait * 2, 30000);
    };
  }
}
