// A text of JSON that this browser keeps under a name, with the version of what is in it. A storage
// that is full, refused or garbled costs only that it is not kept. What the first edition kept has no version.

/** What a reader is told of what is not kept. */
export const NOT_KEPT = "Je browser bewaart dit niet: als je deze pagina verlaat, is het weg.";

/**
 * Whether a later edition kept this, in a way that is not known here.
 * @param {string | null} text
 * @param {number} version
 */
export function isLater(text, version) {
  try {
    return JSON.parse(text ?? "null")?.version > version;
  } catch {
    return false;
  }
}

/** Tells who listens to "change" when the text changed, here or in another tab. */
export class KeptText extends EventTarget {
  /**
   * @param {() => Storage} storage gives localStorage; may throw
   * @param {string} key
   * @param {number} version of what is kept; what a later edition kept in another way is left as it is
   */
  constructor(storage, key, version) {
    super();
    this.storage = storage;
    this.key = key;
    this.version = version;
    /** what could not be kept in the storage; null while the storage works */
    this.unkept = /** @type {string | null} */ (null);
  }

  /** Whether what is put together will still be there tomorrow. */
  get isKept() {
    return this.unkept === null;
  }

  text() {
    if (this.unkept !== null) return this.unkept;
    try {
      return this.storage().getItem(this.key);
    } catch {
      return null;
    }
  }

  /** @param {string} text what is kept from now on; nothing where it is empty */
  setText(text) {
    try {
      const storage = this.storage();
      if (isLater(storage.getItem(this.key), this.version)) throw new Error("kept by a later edition");
      if (text) storage.setItem(this.key, text);
      else storage.removeItem(this.key);
      this.unkept = null;
    } catch {
      this.unkept = text;
    }
    this.changed();
  }

  /** Forget what could not be kept: everything is wiped. */
  wiped() {
    this.unkept = null;
    this.changed();
  }

  /** Tell that it changed. */
  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
