// Files out of a zip that someone gives us, each only as far as it is asked for (APPNOTE 6.3.10). Whatever is in it, no
// more is read and unpacked than a limit allows.

import { through } from "./deflate.js";
import { crc32 } from "./zip.js";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_END = 65_557; // bytes: with the longest comment
const MOST_FILES = 1000;

/** A zip is not what it should be; the message says how, in Dutch, as the end of a sentence. */
export class ZipError extends Error {}

/**
 * @typedef {object} Packed
 * @property {number} method 0 for stored, 8 for deflated
 * @property {boolean} isSecret it has a password
 * @property {number} sum
 * @property {number} size as it is packed
 * @property {number} at where it begins
 */

export class Unzip {
  /**
   * Throws ZipError for what is no zip.
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {number} most bytes that all files together may unpack to
   */
  constructor(bytes, most) {
    this.bytes = bytes;
    this.left = most;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    /** @type {Map<string, Packed>} */
    this.files = new Map();
    try {
      this.readDirectory();
    } catch (error) {
      // A RangeError of the view: what the directory tells lies outside the file.
      throw error instanceof ZipError ? error : new ZipError("is niet heel aangekomen");
    }
  }

  readDirectory() {
    const { view, bytes } = this;
    let end = bytes.length - 22;
    const first = Math.max(0, bytes.length - LONGEST_END);
    while (end >= first && view.getUint32(end, true) !== END) end--;
    if (end < first) throw new ZipError("is niet heel aangekomen");
    const count = view.getUint16(end + 10, true);
    if (count > MOST_FILES) throw new ZipError("bevat veel meer dan een werkblad");
    let at = view.getUint32(end + 16, true);
    for (let nth = 0; nth < count; nth++) {
      if (view.getUint32(at, true) !== ENTRY) throw new ZipError("is niet heel aangekomen");
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0)));
      this.files.set(path, {
        method: view.getUint16(at + 10, true),
        isSecret: (view.getUint16(at + 8, true) & 1) === 1,
        sum: view.getUint32(at + 16, true),
        size: view.getUint32(at + 20, true),
        at: view.getUint32(at + 42, true),
      });
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  }

  /**
   * Give the text of a file; null where there is none. Rejects with ZipError.
   * @param {string} path
   */
  async text(path) {
    const file = this.files.get(path);
    if (!file) return null;
    if (file.isSecret) throw new ZipError("heeft een wachtwoord. Bewaar het zonder");
    const packed = this.packed(file);
    const content = await this.unpacked(file, packed);
    this.left -= content.length;
    if (this.left < 0) throw new ZipError("is uitgepakt te groot om een terugblik te zijn");
    if (crc32(content) !== file.sum) throw new ZipError("is beschadigd");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(content);
    } catch {
      throw new ZipError("is beschadigd");
    }
  }

  /** @param {Packed} file */
  packed({ at, size }) {
    try {
      const start = at + 30 + this.view.getUint16(at + 26, true) + this.view.getUint16(at + 28, true);
      if (start + size <= this.bytes.length) return this.bytes.subarray(start, start + size);
    } catch {
      // outside the file
    }
    throw new ZipError("is niet heel aangekomen");
  }

  /** @param {Packed} file @param {Uint8Array<ArrayBuffer>} packed */
  async unpacked({ method }, packed) {
    if (method === 0) return packed;
    if (method !== 8) throw new ZipError("is ingepakt op een manier die hier niet kan worden gelezen");
    try {
      return await through(packed, "DecompressionStream", this.left);
    } catch (error) {
      if (error instanceof RangeError) throw new ZipError("is uitgepakt te groot om een terugblik te zijn");
      throw new ZipError(isKnown() ? "is beschadigd" : "kan deze browser niet uitpakken. Neem het bestand dat op .json eindigt");
    }
  }
}

/** Whether this browser unpacks what is deflated. */
function isKnown() {
  try {
    return Boolean(new DecompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}
