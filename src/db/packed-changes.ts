import { END, OWN, Phrases } from "./packed-text.ts";

// What events of what came to be tell, `{field: [null, value]}`, as `events` keeps it: members that all of them have are phrases, and
// the event's own time and actor, which most of them repeat, are codes.

const AT = `${OWN}000`;
const ACTOR = `${OWN}001`;

/** In the places in which they were first used: see {@link Phrases}. */
const PHRASES = new Phrases([
  '{"articleId":[null,"art_',
  '"],"role":[null,"refutes"],"exact":[null,"',
  '"],"role":[null,"supports"],"exact":[null,"',
  '"],"role":[null,"context"],"exact":[null,"',
  '"],"prefix":[null,"',
  '"],"suffix":[null,"',
  '"],"start":[null,',
  '],"end":[null,',
  '],"textSha256":[null,"',
  '"],"claimantSide":[null,false],"verifiedBy":[null,"',
  '"],"verifiedAt":[null,"',
  '"],"state":[null,"verified"],"createdAt":[null,"',
  '"],"createdBy":[null,"',
  '"],"note":[null,"',
  '"],"headline":[null,"',
  '"],"summary":[null,"',
  '"],"searched":[null,[',
  ']],"notSeen":[null,[',
  ']],"notDecided":[null,[',
  ']],"basisStrength":[null,"',
  '"],"rules":[null,2],"method":[null,"human"],"publisherName":[null,"',
  '"],"issuedBy":[null,"',
  '"],"issuerId":[null,"',
  '"],"issuedAt":[null,"',
  '"],"changeKind":[null,"initial"],"claimText":[null,"',
  '"],"restsOn":[null,["spn_',
  '","spn_',
  '"],"text":[null,"',
  // From here on two bytes each.
  '{"house":[null,true],"label":[null,"',
  '{"slug":[null,"',
  '"],"kind":[null,"fact"],"language":[null,"en"],"status":[null,"draft"],"about":[null,[',
  ']],"merged":[null,false],"publishedCount":[null,0],"createdAt":[null,"',
  '"],"topics":[null,[',
  ']],"relations":[null,[',
  '"],"claimantName":[null,"',
  '"],"claimantRole":[null,"',
  '"],"claimedOn":[null,"',
  '"],"url":[null,"',
  '"],"publisherName":[null,"',
  '"],"publisherSite":[null,"',
  '"],"genre":[null,"',
  '"],"access":[null,"unknown"],"lastCheckedAt":[null,"',
  '"],"textLength":[null,',
  '],"createdAt":[null,"',
  '"],"address":[null,"',
  '"],"textSha256":[null,"',
  '"],"extent":[null,"whole"]}',
  '{"n":[null,',
  '],"claimVersion":[null,',
  '],"verdictId":[null,"ver_',
  '"],"publishedAt":[null,"',
  '"],"publishedBy":[null,"',
  '"],"format":[null,3],"label":[null,"',
  '{"verdictId":[null,"ver_',
  '"],"implied":[null,"',
  '"],"basisNote":[null,"',
  '"],"assertedByName":[null,"',
  '"],"assertedByRole":[null,"',
]);

/** Of these nothing is looked into in SQL, but for what readers may see, and of that only the publication's. */
const KEPT_PACKED = new Set([
  "claim.created",
  "span.added",
  "verdict.issued",
  "claim.judged",
  "article.registered",
]);

interface Told {
  at: string;
  actorId: string;
  action: string;
  isPublic: boolean;
  /** JSON. */
  changes: string;
}

/** The columns of an event that hold what it tells. */
export function changesColumns({ at, actorId, action, isPublic, changes }: Told): {
  changes: string;
  packed: string | null;
} {
  const isKeptPacked = isPublic ? action === "publication.created" : KEPT_PACKED.has(action);
  if (!isKeptPacked) return { changes, packed: null };
  const own = changes.replaceAll(at, AT).replaceAll(actorId, ACTOR);
  return { changes: "{}", packed: PHRASES.pack(own) };
}

/** Of a row of `events` by this name: what it tells, for {@link unpackChanges}. */
export function toldBy(event: string): string {
  return `coalesce(${event}.packed || char(10) || ${event}.at || char(10) || ${event}.actor_id, ${event}.changes)`;
}

/** JSON of what {@link toldBy} gives. */
export function unpackChanges(told: string): string {
  if (!told.includes(END)) return told;
  const [packed = "", at = "", actorId = ""] = told.split(END);
  return PHRASES.unpack(packed, "", (name) => (name === AT.slice(1) ? at : actorId));
}

/** An expression: the column `packed` with nothing packed in it but the event's own time and actor. */
export const plainChangesInSql = (packed: string) => PHRASES.unpackedInSql(packed);
