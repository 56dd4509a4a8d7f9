// Bundles Browser/ and Styles/ into the folder given: app-HASH.js, its chunks, app-HASH.css, sprite-HASH.svg and
// manifest.json, which tells the pages what to link. Every name but the manifest's carries a hash, so browsers keep it for good.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, relative } from "node:path";
import * as esbuild from "esbuild";

const out = process.argv[2] ?? "wwwroot/dist";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const shared = { bundle: true, minify: true, metafile: true, outdir: out, legalComments: "none", logLevel: "warning", entryNames: "[name]-[hash]" };
const script = await esbuild.build({
  ...shared, entryPoints: { app: "Browser/app.ts" }, format: "esm", splitting: true, target: "es2022", chunkNames: "[name]-[hash]",
});
const style = await esbuild.build({ ...shared, entryPoints: { app: "Styles/app.css" }, target: ["chrome100", "safari15.4", "firefox100"] });

const named = (built, entry) => Object.entries(built.metafile.outputs).find(([, o]) => o.entryPoint === entry);
const [appPath, app] = named(script, "Browser/app.ts");
const [cssPath] = named(style, "Styles/app.css");

// one symbol per icon; colour and line come from the style sheet. The first paragraph of icons.txt is what citizen pages use.
const sprites = readFileSync("Browser/icons.txt", "utf8").trim().split(/\n\s*\n/).map((names, index) => {
  const symbols = names.split(/\s+/).map(name => {
    const own = name.startsWith("stage-") || name.startsWith("risk-");
    const svg = readFileSync(own ? `Browser/icons/${name}.svg` : `node_modules/@tabler/icons/icons/outline/${name}.svg`, "utf8");
    const body = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>")
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\/>/, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  const name = `icons${index + 1}-${createHash("sha256").update(sprite).digest("hex").slice(0, 8)}.svg`;
  writeFileSync(`${out}/${name}`, sprite);
  return name;
});

const file = path => basename(relative(out, path));
writeFileSync(`${out}/manifest.json`, JSON.stringify({
  script: file(appPath),
  style: file(cssPath),
  sprites,
  preload: app.imports.filter(i => i.kind === "import-statement").map(i => file(i.path)),
}));
