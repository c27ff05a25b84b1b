// Editors' keys, by server. They stand in IndexedDB of the extension's own origin: what `storage.local` holds, content
// scripts can read, and with them whoever breaks into the process of a page.

const DATABASE = "keys";
const STORE = "keys";

/** The key that an editor has with a server, or null. */
export async function keyFor(server: string): Promise<string | null> {
  const found = await inStore("readonly", (store) => store.get(server));
  return typeof found === "string" ? found : null;
}

export async function serversWithKeys(): Promise<string[]> {
  const found = await inStore("readonly", (store) => store.getAllKeys());
  return found.flatMap((one) => (typeof one === "string" ? [one] : []));
}

export async function keepKey(server: string, key: string): Promise<void> {
  await inStore("readwrite", (store) => store.put(key, server));
}

export async function forgetKey(server: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(server));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}
