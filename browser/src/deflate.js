// Bytes deflated, and as they were before, by the browser itself.

// Of what goes in at once, so that no more than four million bytes come out before one can say that it is enough: a
// browser hands on nothing of a piece before it did all of it.
const PIECE = 4096; // bytes

/**
 * Give bytes deflated, or as they were before. Rejects for what is garbled or too much, and where the browser knows
 * no such thing.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {"CompressionStream" | "DecompressionStream"} kind
 * @param {number} most bytes that may come out
 */
export async function through(bytes, kind, most) {
  let at = 0;
  const source = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += PIECE)));
    },
  });
  const reader = source.pipeThrough(new globalThis[kind]("deflate-raw")).getReader();
  const pieces = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("too much");
    }
    pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (next.value));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
