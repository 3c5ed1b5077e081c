// Trusted Types: what a script may turn into markup or into another script. The policy of the site
// (macros/publishing/hosting.py) sends every text that becomes one of those through here, Material's too.

/**
 * Let no text become markup, and no script come from elsewhere.
 * @param {string} base address of the site's root
 */
export function allowOnlyOwnScripts(base) {
  window.trustedTypes?.createPolicy("default", {
    // Material puts the text of a tip into the page as markup. Only where it reads a whole page of
    // this site, for instant navigation, is it markup that is meant.
    createHTML: (text, _type, sink) => (sink === "DOMParser parseFromString" ? text : escaped(text)),
    createScriptURL: (address) => (new URL(address, document.baseURI).href.startsWith(base) ? address : null),
  });
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
