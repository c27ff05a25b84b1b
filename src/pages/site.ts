import type { Config } from "../config.ts";

/** What every page knows of the service that it stands on. */
export interface Site {
  /** Where readers reach the service; no slash at the end. */
  url: string;
  /** What stands before every path of ours in a link: empty, or a path without a slash at the end. */
  base: string;
  publisher: { name: string; site: string | null };
  /** What the operator says above every page; a service that says something of the kind is a demonstration. */
  notice: string | null;
  correctionsUrl: string | null;
  methodologyUrl: string | null;
  contact: string | null;
  /** Who pays for the work, and to whom a reader can turn who does not agree with our answer: words or an address. */
  funding: string | null;
  appeals: string | null;
  requireSecondEditor: boolean;
  /** Whether readers are told who did something; else "the desk" did. */
  namesEditors: boolean;
  /** Whether claims have pictures. */
  pictures: boolean;
}

export function siteOf(config: Config): Site {
  return {
    url: config.publicUrl,
    base: new URL(config.publicUrl).pathname.replace(/\/+$/, ""),
    publisher: { name: config.policy.publisherName, site: config.policy.publisherSite },
    notice: config.notice,
    correctionsUrl: config.correctionsUrl,
    methodologyUrl: config.methodologyUrl,
    contact: config.contact,
    funding: config.funding,
    appeals: config.appeals,
    pictures: config.pictures,
    requireSecondEditor: config.policy.requireSecondEditor,
    namesEditors: config.policy.namesEditors,
  };
}
