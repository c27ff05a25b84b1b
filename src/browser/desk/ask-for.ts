/** What came of asking: a part of a page, nothing that can be used, or nobody signed in any more. */
export type Answer = { part: Document } | { part: null; why: "signed-out" | "failed" | "overtaken" };

/** A part of a page, asked of the desk. */
export async function askFor(
  address: string,
  options: RequestInit & { signal: AbortSignal },
): Promise<Answer> {
  try {
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", ...options });
    const text = await answer.text();
    if (answer.status === 401) return { part: null, why: "signed-out" };
    if (!answer.ok) return { part: null, why: "failed" };
    return { part: new DOMParser().parseFromString(text, "text/html") };
  } catch {
    return { part: null, why: options.signal.aborted ? "overtaken" : "failed" };
  }
}
