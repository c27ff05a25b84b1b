/** A sentence that the server's catalogue has for this script; empty where it has none. */
export function pageWords(): (name: string) => string {
  const given: unknown = JSON.parse(
    document.getElementById("reading-words")?.getAttribute("data-words") ?? "{}",
  );
  const words = new Map(Object.entries(given ?? {}));
  return (name) => String(words.get(name) ?? "");
}
