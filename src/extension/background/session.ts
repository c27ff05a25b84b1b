/** Something that outlives the background's sleep and not the browser: `storage.session` is memory, never disk. */
export interface InSession<T> {
  read(): Promise<T>;
  /** Puts another value in its place; one change after the other, so that none is made to what is no longer there. */
  change<R>(change: (value: T) => { value: T; result: R }): Promise<R>;
}

/** Written by this module alone, so that what comes back is what went in; read once after each start of the background. */
export function inSession<T>(name: string, initial: T): InSession<T> {
  let known: Promise<T> | null = null;
  const read = () => {
    known ??= chrome.storage.session.get<Record<string, T>>(name).then(({ [name]: kept }) => kept ?? initial);
    return known;
  };
  return {
    read,
    change(change) {
      const changed = read().then(change);
      known = changed.then(({ value }) => value);
      return changed.then(async ({ value, result }) => {
        await chrome.storage.session.set({ [name]: value });
        return result;
      });
    },
  };
}
