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
  /** Hosts on which nothing is looked up. */
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
