interface PolicyFactory {
  createPolicy(name: string, rules: {
    createHTML(text: string): string;
    createScript(text: string): string | undefined;
    createScriptURL(text: string): string | undefined;
  }): unknown;
}

// stops eval and foreign scripts; an empty script passes because Turbo re-creates <script src> elements
(window as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy("default", {
  createHTML: text => text,
  createScript: text => (text === "" ? text : undefined),
  createScriptURL: text => (new URL(text, location.href).origin === location.origin ? text : undefined),
});
