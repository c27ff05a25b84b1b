import * as z from "zod";

/** A service of the operator's choice that takes and gives JSON. */
export interface ServiceAddress {
  readonly url: string;
  /** Sent as `Authorization: Bearer`. */
  readonly key: string | null;
}

/** What a service did instead of answering; its name is told to the log, and nothing of what was sent or answered. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = "ServiceError";
    this.code = code;
  }
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Texts that readers paste go over TLS, or stay on the machine. */
export const serviceUrl = z.url({ protocol: /^https?$/ }).refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return (protocol === "https:" || LOOPBACK.test(hostname)) && username === "" && password === "";
}, "must be an https address without a user's name, or an http address of this machine");

/** Reads an answer to its end, or as far as it may go. */
async function readBounded(response: Response, limit: number): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      throw new ServiceError("ANSWER_TOO_LONG");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * Posts JSON and reads what comes back, at most `limit` bytes of it. A redirection is an answer like any other that is not 200: what
 * readers paste goes where the operator said, and nowhere else.
 *
 * @throws ServiceError, whatever went wrong
 */
export async function askService<T>(
  { url, key }: ServiceAddress,
  body: object,
  answer: z.ZodType<T>,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<T> {
  const headers: Record<string, string> = { "content-type": "application/json", accept: "application/json" };
  if (key !== null) headers.authorization = `Bearer ${key}`;
  let text: string;
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers,
      body: JSON.stringify(body),
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new ServiceError(`STATUS_${response.status}`);
    }
    text = await readBounded(response, limit);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError(signal.aborted ? "TOO_SLOW" : "UNREACHABLE", { cause: error });
  }
  return readAnswer(text, answer);
}

function readAnswer<T>(text: string, answer: z.ZodType<T>): T {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    throw new ServiceError("ANSWER_UNREADABLE");
  }
}
