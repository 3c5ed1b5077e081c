// Fetches a script when it is needed. By a script element, because a page opened from a folder
// (file://) may fetch nothing else.

/**
 * Run a script of this site. Rejects when it cannot be fetched.
 * @param {string} address relative to the site's root, in one piece: the build gives the file another name
 * @returns {Promise<void>}
 */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(address, window.handboek.base).href;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${script.src} cannot be fetched`));
    });
    document.head.append(script);
  });
}

/**
 * Give what a script puts on the window; it is fetched once. Rejects when it cannot be.
 * @template {keyof Window} Name
 * @param {Name} name
 * @param {string} address as loadScript takes it
 */
export async function fromScript(name, address) {
  if (!window[name]) await loadScript(address);
  return window[name];
}
