import { say } from "../ground/say.ts";
import { MAX_SERVERS, parseSettings, type Settings } from "../ground/settings.ts";
import { isName, openServerUrl } from "./change-servers.ts";
import { hostFrom } from "./hosts.ts";

const FORMAT = "verbatim-settings";
const VERSION = 1;
const MOST_CHARACTERS = 1_000_000;

/** What a reader takes to another browser. Not in it: keys, and of which servers this reader was told what is sent to them. */
export function settingsCopy({ servers, marking, offSites, contrast }: Settings): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, servers, marking, offSites, contrast }, null, 2)}\n`;
}

export type ReadCopy =
  | { settings: Pick<Settings, "servers" | "marking" | "offSites" | "contrast"> }
  | { fault: string };

/** All of a copy or nothing: what cannot be read in it is said, and no default is put in its place. */
export function readSettingsCopy(text: string): ReadCopy {
  const bad = (why: string): ReadCopy => ({ fault: say("badFile", { why }) });
  const given = text.length > MOST_CHARACTERS ? null : membersOf(text);
  if (given === null || given.get("format") !== FORMAT || given.get("version") !== VERSION) return bad("");
  const { servers, marking, offSites, contrast } = parseSettings(Object.fromEntries(given));
  const [givenServers, givenSites] = [given.get("servers"), given.get("offSites")];
  if (!Array.isArray(givenServers) || !Array.isArray(givenSites)) return bad("");
  if (givenServers.length > MAX_SERVERS) return bad(say("tooManyServers", { most: MAX_SERVERS }));
  if (servers.length !== givenServers.length) return bad(say("badUrl"));
  if (servers.some(({ url, name }) => openServerUrl(url) === null || !isName(name)))
    return bad(say("badUrl"));
  const hosts = offSites.map(hostFrom);
  if (offSites.length !== givenSites.length || hosts.some((host, i) => host !== offSites[i]))
    return bad(say("badHost"));
  if (marking !== given.get("marking") || contrast !== given.get("contrast")) return bad("");
  return { settings: { servers, marking, offSites, contrast } };
}

function membersOf(text: string): Map<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? new Map(Object.entries(read)) : null;
  } catch {
    return null;
  }
}
