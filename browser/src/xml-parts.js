// The parts of a text of XML one after another: enough for what programs write. Not the browser's own parser: that
// would build the whole tree of a file that someone made to be large, and know entities. Here is no entity but the
// five that XML has by itself, and whatever follows can stop as soon as it has enough.

/**
 * @typedef {object} XmlPart
 * @property {"open" | "close" | "text"} kind an element that is empty opens and closes
 * @property {string} name of the element, without the letters before a colon
 * @property {string} text between elements, or the attributes as they stand
 */

/** A text is no XML, or has far more in it than a person makes. */
export class XmlError extends Error {}

const MOST_PARTS = 150_000; // a part of a second; five hundred entries have some thirty thousand
const PART = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[(?<data>[^]*?)\]\]>|<(?<close>\/?)(?:[\w.-]+:)?(?<name>[\w.-]+)(?<more>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,200})\s*(?<empty>\/?)>|(?<text>[^<]+)|(?<wrong><)/g;
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" });

/**
 * Give the parts of a text. Throws XmlError where it is no XML, declares what it may not, or has too many.
 * @param {string} xml
 * @returns {Generator<XmlPart>}
 */
export function* xmlParts(xml) {
  let count = 0;
  for (const { groups = {} } of xml.matchAll(PART)) {
    const { data, close, name = "", more = "", empty, text, wrong } = groups;
    if (wrong) throw new XmlError("no XML");
    if (++count > MOST_PARTS) throw new XmlError("too much");
    if (data !== undefined || text !== undefined) yield { kind: "text", name: "", text: data ?? unescaped(text ?? "") };
    else if (name && close) yield { kind: "close", name, text: "" };
    else if (name) {
      yield { kind: "open", name, text: more };
      if (empty) yield { kind: "close", name, text: "" };
    }
  }
}

/**
 * Give the value of an attribute; undefined where it is not there.
 * @param {XmlPart} part that opens an element
 * @param {string} name without the letters before a colon
 */
export function attribute({ text }, name) {
  const found = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].find(([, full = ""]) => full === name || full.endsWith(`:${name}`));
  return found && unescaped(found[2] ?? found[3] ?? "");
}

/** @param {string} text */
function unescaped(text) {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const number = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : NaN;
    if (number > 0 && number <= 0x10ffff) return String.fromCodePoint(number);
    return ENTITIES[name] ?? whole;
  });
}
