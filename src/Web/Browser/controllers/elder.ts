import { Controller } from "@hotwired/stimulus";

/** 长者版: switches without a load and remembers the choice; without script the same link asks the server. */
export default class Elder extends Controller<HTMLAnchorElement> {
  override connect() { this.element.addEventListener("click", this.toggle); this.show(); }

  override disconnect() { this.element.removeEventListener("click", this.toggle); }

  private get on() { return document.documentElement.classList.contains("elder"); }

  private toggle = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const on = document.documentElement.classList.toggle("elder");
    document.cookie = `elder=${on ? "1" : "0"}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    this.show();
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = on ? "已切换为长者版" : "已切换为标准版";
  };

  private show() {
    const label = this.element.querySelector("span");
    if (label) label.textContent = this.on ? "标准版" : "长者版";
  }
}
