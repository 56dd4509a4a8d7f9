import { Controller } from "@hotwired/stimulus";

const edge = 1600;

/** Shows chosen photos and makes them small before sending; redrawing also drops the place and device data inside them. */
export default class Photos extends Controller<HTMLElement> {
  static override targets = ["input", "list", "status"];
  static override values = { limit: { type: Number, default: 9 } };
  declare inputTarget: HTMLInputElement;
  declare listTarget: HTMLElement;
  declare statusTarget: HTMLElement;
  declare limitValue: number;
  private chosen: File[] = [];
  private urls: string[] = [];

  override connect() {
    this.listTarget.replaceChildren(); // a page that comes back from the cache brings dead previews
    this.inputTarget.addEventListener("change", this.add);
  }

  override disconnect() {
    this.inputTarget.removeEventListener("change", this.add);
    this.forget();
  }

  private add = async () => {
    const picked = [...(this.inputTarget.files ?? [])];
    this.statusTarget.textContent = "正在处理照片…";
    const small = await Promise.all(picked.map(file => this.shrink(file)));
    const all = [...this.chosen, ...small];
    this.chosen = all.slice(0, this.limitValue);
    this.draw(all.length > this.limitValue ? `最多 ${this.limitValue} 张，多出的没有加入。` : "");
  };

  private async shrink(file: File): Promise<File> {
    if (!file.type.startsWith("image/")) return file;
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, edge / Math.max(image.width, image.height));
      const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
      const pen = canvas.getContext("2d");
      if (!pen) return file;
      pen.fillStyle = "#fff"; // a transparent picture would turn black as JPEG
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      image.close();
      const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, "image/jpeg", 0.82));
      return blob ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
    } catch {
      return file; // a format this browser cannot read is checked by the server
    }
  }

  private draw(note: string) {
    this.forget();
    const files = new DataTransfer();
    this.listTarget.replaceChildren(...this.chosen.map((file, index) => {
      files.items.add(file);
      const item = document.createElement("li");
      if (file.type.startsWith("image/")) {
        const url = URL.createObjectURL(file);
        this.urls.push(url);
        item.append(Object.assign(document.createElement("img"), { src: url, alt: `第 ${index + 1} 张：${file.name}` }));
      } else item.append(Object.assign(document.createElement("span"), { textContent: file.name }));
      const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
      remove.setAttribute("aria-label", `去掉第 ${index + 1} 张`);
      remove.onclick = () => { this.chosen.splice(index, 1); this.draw(""); this.inputTarget.focus(); };
      item.append(remove);
      return item;
    }));
    this.inputTarget.files = files.files;
    this.statusTarget.textContent = note || (this.chosen.length ? `已选 ${this.chosen.length} 张` : "");
  }

  private forget() { for (const url of this.urls.splice(0)) URL.revokeObjectURL(url); }
}
