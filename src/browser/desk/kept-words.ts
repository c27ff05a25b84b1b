/** What somebody typed into a form and did not save. */
export interface KeptWords {
  /** When, ms since 1970. */
  at: number;
  fields: [name: string, value: string][];
}

/** For whom, at which form, and on which version of what it changes. */
export interface Place {
  editor: string;
  form: string;
  version: string;
}

const PREFIX = "verbatim.unsaved ";
/** Seven days. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Words are kept in this browser alone. Where it keeps nothing, or no more, there is nothing to offer, and no harm. */
export class UnsavedWords {
  readonly #storage: Storage;
  readonly #now: () => number;

  constructor(storage: Storage, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  put(place: Place, fields: KeptWords["fields"]): void {
    try {
      this.#storage.setItem(nameOf(place), JSON.stringify({ at: this.#now(), fields } satisfies KeptWords));
    } catch {
      // Full, or forbidden.
    }
  }

  get(place: Place): KeptWords | null {
    return parse(this.#storage.getItem(nameOf(place)));
  }

  drop(place: Place): void {
    this.#storage.removeItem(nameOf(place));
  }

  /** Versions of the same form, other than this one, on which this editor left words. */
  otherVersions({ editor, form, version }: Place): Place[] {
    return this.#places().filter(
      (one) => one.editor === editor && one.form === form && one.version !== version,
    );
  }

  /** Everything that this editor left in this browser. */
  forget(editor: string): void {
    for (const place of this.#places()) if (place.editor === editor) this.drop(place);
  }

  /** What is older than seven days, whoever left it. */
  forgetOld(): void {
    for (const place of this.#places()) {
      const kept = this.get(place);
      if (kept === null || this.#now() - kept.at > KEPT_MS) this.drop(place);
    }
  }

  #places(): Place[] {
    const names = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i) ?? "");
    return names.flatMap((name) => (name.startsWith(PREFIX) ? [placeOf(name.slice(PREFIX.length))] : []));
  }
}

/** "editor form version": the form's name may have spaces in it, the other two have none. */
export function placeOf(text: string): Place {
  const [editor = "", ...rest] = text.split(" ");
  const version = rest.pop() ?? "";
  return { editor, form: rest.join(" "), version };
}

function nameOf({ editor, form, version }: Place): string {
  return `${PREFIX}${editor} ${form} ${version}`;
}

function parse(text: string | null): KeptWords | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is KeptWords {
  if (typeof value !== "object" || value === null || !("at" in value && "fields" in value)) return false;
  const { at, fields } = value;
  return (
    typeof at === "number" &&
    Array.isArray(fields) &&
    fields.every(
      (one) =>
        Array.isArray(one) && one.length === 2 && typeof one[0] === "string" && typeof one[1] === "string",
    )
  );
}
