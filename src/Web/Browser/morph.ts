// A page that is drawn over itself (a form that came back, a live refresh) must not lose what a person did in it.
import type { TurboBeforeRenderEvent } from "@hotwired/turbo";

const touched = new WeakSet<HTMLFormElement>();
let sent: HTMLFormElement | null = null;
let succeeded = false;

addEventListener("input", event => {
  const form = (event.target as HTMLInputElement).form;
  if (form) touched.add(form);
});

addEventListener("turbo:submit-end", event => {
  const { success, formSubmission } = (event as CustomEvent<{ success?: boolean; formSubmission: { formElement: HTMLFormElement } }>).detail;
  sent = formSubmission.formElement;
  succeeded = success === true;
  if (succeeded) touched.delete(sent);
});

// after a success the next page starts fresh, also where it is the same address
addEventListener("turbo:before-render", event => {
  if (succeeded) (event as TurboBeforeRenderEvent).detail.render = async (_old: HTMLBodyElement, body: HTMLBodyElement) => { document.body.replaceWith(body); };
});

addEventListener("turbo:before-morph-element", event => {
  const element = event.target as Element;
  if (!(event as CustomEvent<{ newElement?: Element }>).detail.newElement) return; // it is being removed
  const typing = element instanceof HTMLFormElement && element !== sent && touched.has(element);
  if (typing || element.hasAttribute("data-keep")) event.preventDefault();
});

addEventListener("turbo:render", () => { sent = null; succeeded = false; });
