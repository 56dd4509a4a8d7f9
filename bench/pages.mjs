// Every citizen page in a phone-sized Chromium: bytes of a first visit, axe-core in its modes, Lighthouse mobile.
// node pages.mjs URL LIST.json BROWSER [quick]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const [url, list, chromePath, quick] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = JSON.parse(readFileSync(list, "utf8")).filter((page, at) => !quick || ["/", "/file"].includes(page.path) || at % 12 === 0);
const phone = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const modes = [["light", ""], ["dark", ""], ["light", "elder=1"], ["dark", "elder=1"]];
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
let browser;
const worst = { bytes: 0, axe: 0, score: 1 };
const failures = [];

async function open(cookies, act) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(phone);
    for (const cookie of cookies.filter(Boolean)) {
      const at = cookie.indexOf("=");
      await context.setCookie({ name: cookie.slice(0, at), value: cookie.slice(at + 1), domain: "127.0.0.1", path: "/" });
    }
    return await act(page);
  } finally {
    await context.close();
  }
}

// All that goes over the wire until the page is quiet: heads and bodies as they were sent.
const size = (target) => open([target.cookie], async (page) => {
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (finished) => { bytes += finished.encodedDataLength; });
  await page.goto(url + target.path, { waitUntil: "load" });
  await page.waitForNetworkIdle({ idleTime: 500, concurrency: 1 }); // a live page keeps one stream open
  return bytes;
});

const violations = (target, [scheme, elder]) => open([target.cookie, elder], async (page) => {
  await page.setBypassCSP(true);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(url + target.path, { waitUntil: "load" });
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  return found.violations.map((v) => `${v.id} ×${v.nodes.length} ${v.nodes[0].target.join(" ")}`);
});

async function scores(target, tries = 3) {
  const wanted = ["performance", "accessibility", "best-practices", ...(target.public ? ["seo"] : [])];
  const result = await lighthouse(url + target.path, {
    port: chrome.port, output: "json", logLevel: "silent", formFactor: "mobile", onlyCategories: wanted,
    extraHeaders: target.cookie ? { Cookie: target.cookie } : undefined,
  });
  // now and then it loses its own trace and asks to be run again
  if (result.lhr.runtimeError && tries > 1) return scores(target, tries - 1);
  if (result.lhr.runtimeError) throw new Error(`${target.path}: ${result.lhr.runtimeError.message}`);
  const low = Object.values(result.lhr.categories).flatMap((category) => category.score >= 0.95 ? [] : category.auditRefs
    .filter((ref) => ref.weight > 0 && result.lhr.audits[ref.id].score !== null && result.lhr.audits[ref.id].score < 0.9).map((ref) => `${category.id}: ${ref.id}`));
  return { values: wanted.map((name) => result.lhr.categories[name].score), low };
}

try {
  browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` });
  for (const target of pages) {
    const bytes = await size(target);
    const found = [];
    for (const mode of modes) for (const violation of await violations(target, mode)) found.push(`${mode.filter(Boolean).join(" ")}: ${violation}`);
    const { values, low } = await scores(target);
    worst.bytes = Math.max(worst.bytes, bytes);
    worst.axe += found.length;
    worst.score = Math.min(worst.score, ...values);
    const name = target.path + (target.case ? ` (${target.case})` : "");
    console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB, axe ${found.length}, Lighthouse ${values.map((v) => Math.round(v * 100)).join(" ")}`);
    for (const line of [...found, ...low]) console.log(`    ${line}`);
    if (bytes > 60000 || found.length || values.some((v) => v < 0.95)) failures.push(name);
  }
} finally {
  await browser?.disconnect();
  chrome.kill();
}
console.log(failures.length ? `short on ${failures.length} of ${pages.length}: ${failures.join(", ")}` : `all ${pages.length} pages hold`);
console.log(`pages: ${(worst.bytes / 1000).toFixed(1)} kB, ${worst.axe} violations, lowest score ${Math.round(worst.score * 100)} (target ≤ 60 kB, 0, ≥ 95) → ${failures.length ? "short" : "holds"}`);
process.exitCode = failures.length ? 1 : 0;
