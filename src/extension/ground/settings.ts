/** Each server's marks and names carry its own; a word goes with it always. */
export const COLOURS = ["yellow", "blue", "violet", "green", "orange"] as const;
export type Colour = (typeof COLOURS)[number];

/** `url`: its base without a slash at the end; what a server is known by. */
export interface Server {
  url: string;
  name: string;
  colour: Colour;
}

/** All of it stands in `storage.local`, a key a member; a member that is missing has its default. Keys are elsewhere. */
export interface Settings {
  servers: readonly Server[];
  /** `asked`: a page is looked up when its reader asks. */
  marking: "always" | "asked" | "never";
  /** Hosts on which nothing is looked up, those below them included. */
  offSites: readonly string[];
  contrast: "as-the-browser" | "more";
  /** Servers of which the reader has been told that selected words go there. */
  toldOf: readonly string[];
}

export const DEFAULTS: Settings = {
  servers: [{ url: "http://127.0.0.1:8787", name: "Verbatim", colour: "yellow" }],
  marking: "always",
  offSites: [],
  contrast: "as-the-browser",
  toldOf: [],
};

const MARKING = ["always", "asked", "never"] as const;
const CONTRAST = ["as-the-browser", "more"] as const;
/** More would be asked for every page: nobody sets up as many. */
export const MAX_SERVERS = 8;
/** Characters of a server's name. */
export const MAX_NAME = 100;
const MAX_HOSTS = 10_000;

/** A server's base as it is kept, or null for what is none: http or https, no credentials, no query. */
export function serverUrl(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const { protocol, username, password, origin, pathname, search, hash } = new URL(typed);
  if (protocol !== "https:" && protocol !== "http:") return null;
  if (username + password + search + hash !== "") return null;
  return origin + pathname.replace(/\/+$/, "");
}

/** Whatever was stored or imported, as settings: what cannot be read has its default, and nothing is taken on trust. */
export function parseSettings(stored: Readonly<Record<string, unknown>>): Settings {
  return {
    servers: readServers(stored.servers) ?? DEFAULTS.servers,
    marking: oneOf(MARKING, stored.marking) ?? DEFAULTS.marking,
    offSites: texts(stored.offSites) ?? DEFAULTS.offSites,
    contrast: oneOf(CONTRAST, stored.contrast) ?? DEFAULTS.contrast,
    toldOf: texts(stored.toldOf) ?? DEFAULTS.toldOf,
  };
}

function readServers(value: unknown): Server[] | null {
  if (!Array.isArray(value)) return null;
  const servers = new Map<string, Server>();
  for (const one of value.slice(0, MAX_SERVERS)) {
    const url = serverUrl(String(member(one, "url") ?? ""));
    if (url === null || servers.has(url)) continue;
    const name = String(member(one, "name") ?? "")
      .trim()
      .slice(0, MAX_NAME);
    const colour =
      oneOf(COLOURS, member(one, "colour")) ?? COLOURS[servers.size % COLOURS.length] ?? "yellow";
    servers.set(url, { url, name: name === "" ? new URL(url).host : name, colour });
  }
  return [...servers.values()];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function oneOf<const T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((one) => one === value) ?? null;
}

function texts(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return value
    .filter((one): one is string => typeof one === "string" && one.length <= 300)
    .slice(0, MAX_HOSTS);
}
