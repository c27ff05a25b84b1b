import { say } from "../ground/say.ts";
import { COLOURS, type Colour, MAX_NAME, MAX_SERVERS, type Server, serverUrl } from "../ground/settings.ts";

type Added = { at: null; server: Server } | { at: "name" | "url"; fault: string };

/** A server as it was typed in, in the first colour that nobody has; or what is wrong and with which field. */
export function addServer(servers: readonly Server[], typedName: string, typedUrl: string): Added {
  const url = openServerUrl(typedUrl.trim());
  if (url === null) return { at: "url", fault: say("badUrl") };
  if (servers.some((one) => one.url === url)) return { at: "url", fault: say("sameServer") };
  if (servers.length >= MAX_SERVERS)
    return { at: "url", fault: say("tooManyServers", { most: MAX_SERVERS }) };
  const name = typedName.trim();
  if (!isName(name)) return { at: "name", fault: say("badName", { most: MAX_NAME }) };
  const colour = COLOURS.find((one) => servers.every((server) => server.colour !== one)) ?? COLOURS[0];
  return { at: null, server: { url, name, colour } };
}

export function renamed(servers: readonly Server[], url: string, typed: string): Server[] | null {
  const name = typed.trim();
  return isName(name) ? servers.map((one) => (one.url === url ? { ...one, name } : one)) : null;
}

/** Whoever had the colour takes the one that becomes free: two in one colour would be one to the eye. */
export function withColour(servers: readonly Server[], url: string, colour: Colour): Server[] {
  const before = servers.find((one) => one.url === url)?.colour ?? colour;
  return servers.map((one) =>
    one.url === url ? { ...one, colour } : one.colour === colour ? { ...one, colour: before } : one,
  );
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** As `serverUrl`, and without encryption only on the reader's own machine: a network would see what is marked. */
export function openServerUrl(typed: string): string | null {
  const url = serverUrl(typed);
  if (url === null) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || LOOPBACK.test(hostname) ? url : null;
}

export const isName = (name: string) => name !== "" && name.length <= MAX_NAME;
