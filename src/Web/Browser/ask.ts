// The question before an act that cannot be undone; Turbo calls it for data-turbo-confirm. Lines after the first explain.
export function ask(message: string, submitter: HTMLElement | null): Promise<boolean> {
  const [title = "", ...rest] = message.split("\n");
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  const heading = Object.assign(document.createElement("h2"), { textContent: title, id: "ask-title" });
  dialog.setAttribute("aria-labelledby", heading.id);
  const text = Object.assign(document.createElement("p"), { textContent: rest.join("\n"), hidden: rest.length === 0 });
  const buttons = Object.assign(document.createElement("div"), { className: "buttons" });
  const danger = submitter?.classList.contains("danger") ?? false;
  const yes = Object.assign(document.createElement("button"), {
    type: "button", className: danger ? "button danger" : "button", textContent: submitter?.textContent?.trim() || "确定",
  });
  const no = Object.assign(document.createElement("button"), { type: "button", className: "button secondary", textContent: "取消" });
  buttons.append(yes, no);
  dialog.append(heading, text, buttons);
  document.body.append(dialog);

  return new Promise(resolve => {
    yes.onclick = () => dialog.close("yes");
    no.onclick = () => dialog.close();
    dialog.onclose = () => { resolve(dialog.returnValue === "yes"); dialog.remove(); };
    dialog.showModal();
    no.focus();
  });
}
