// A zip of a few small files, stored as they are (APPNOTE 6.3.10).

/**
 * @param {Record<string, string>} files the content of each by its name
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zipped(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = encoder.encode(name);
    const content = encoder.encode(text);
    // Version 2.0, names in UTF-8, stored, at the first of January 1980.
    const about = [...two(20), ...two(0x800), ...two(0), ...two(0), ...two(33), ...four(crc32(content)), ...four(content.length), ...four(content.length), ...two(path.length), ...two(0)];
    const local = [...four(0x04034b50), ...about];
    directory.push(...four(0x02014b50), ...two(20), ...about, ...two(0), ...two(0), ...two(0), ...four(0), ...four(offset), ...path);
    parts.push(Uint8Array.from(local), path, content);
    offset += local.length + path.length + content.length;
  }
  const count = two(Object.keys(files).length);
  const end = [...four(0x06054b50), ...two(0), ...two(0), ...count, ...count, ...four(directory.length), ...four(offset), ...two(0)];
  parts.push(Uint8Array.from(directory), Uint8Array.from(end));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {number} value */
function two(value) {
  return [value & 255, (value >> 8) & 255];
}

/** @param {number} value */
function four(value) {
  return [...two(value), ...two(value >>> 16)];
}

/** What each byte does to the sum: bit by bit a large file would take a second. */
const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  return sum;
});

/** Give the sum of bytes as a zip has it. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) sum = (SUMS[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
