// Standard Webhooks 1.0.0, "Signature scheme": HMAC-SHA-256 over `id.timestamp.body` with the secret's bytes, in base 64.

/** Says what it is wherever it leaks, as the standard has it. */
export const SECRET_PREFIX = "whsec_";
/** The standard asks for 24 to 64. */
const SECRET_BYTES = 32;

/** Random bytes in base 64: what is stored. Receivers get it with {@link SECRET_PREFIX} before it. */
export function newSecret(): string {
  return base64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

export interface Message {
  id: string;
  /** Seconds since 1970, of the attempt. */
  timestamp: number;
  body: string;
}

/** The headers that say whose message it is, signed with each of the secrets. */
export async function signedHeaders(
  { id, timestamp, body }: Message,
  secrets: readonly string[],
): Promise<Record<string, string>> {
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(secrets.map((secret) => hmac(secret, signed)));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures.map((signature) => `v1,${signature}`).join(" "),
  };
}

async function hmac(secret: string, signed: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = Uint8Array.from(atob(secret), (unit) => unit.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return base64(new Uint8Array(await crypto.subtle.sign("HMAC", key, signed)));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
