// No network or a gateway error: the page and what was typed stay, a banner says so, the next try works.
let replace = false;

function show(lost: boolean) {
  const banner = document.getElementById("lost");
  if (banner && banner.hidden === lost) banner.hidden = !lost;
}

function again() {
  show(true);
  // a morphing refresh has no person who would click again
  if (replace) setTimeout(() => window.Turbo.session.refresh(location.href), 2000 + Math.random() * 2000);
}

addEventListener("turbo:visit", event => { replace = (event as CustomEvent<{ action: string }>).detail.action === "replace"; });

addEventListener("turbo:before-fetch-response", event => {
  const status = (event as CustomEvent<{ fetchResponse: { statusCode: number } }>).detail.fetchResponse.statusCode;
  if (status >= 502 && status <= 504) {
    event.preventDefault();
    again();
  } else show(false);
});

// else Turbo reloads into the browser's own error page and typed text is lost
addEventListener("turbo:fetch-request-error", event => { event.preventDefault(); again(); });

addEventListener("offline", () => show(true));
addEventListener("online", () => show(false));

declare global {
  interface Window { Turbo: { session: { refresh(url: string): void } } }
}
export {};
