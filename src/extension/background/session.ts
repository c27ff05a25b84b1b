/** Something that outlives the background's sleep and not the browser: `storage.session` is memory, never disk. */
export interface InSession<T> {
  read(): Promise<T>;
  write(value: T): Promise<void>;
}

/** Written by this module alone, so that what comes back is what went in; read once after each start of the background. */
export function inSession<T>(name: string, initial: T): InSession<T> {
  let known: Promise<T> | null = null;
  return {
    read() {
      known ??= chrome.storage.session
        .get<Record<string, T>>(name)
        .then(({ [name]: kept }) => kept ?? initial);
      return known;
    },
    async write(value) {
      known = Promise.resolve(value);
      await chrome.storage.session.set({ [name]: value });
    },
  };
}
