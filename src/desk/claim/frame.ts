import type { AppContext } from "../../http/environment.ts";
import { siteOf } from "../../pages/site.ts";
import { sessionOf } from "../desk.ts";

/** What every form of a page is made for: which service, and who. */
export interface Frame {
  base: string;
  editorId: string;
}

export function frameOf(c: AppContext): Frame {
  return { base: siteOf(c.get("config")).base, editorId: sessionOf(c).actor.editorId };
}
