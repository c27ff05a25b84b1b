/** A node of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;

export interface FoundReviews {
  /** In the order in which they stand. */
  reviews: Node[];
  /** What a feed says is no longer given out: the item, as far as it is named. */
  deleted: Node[];
  /** By `@id`: nodes that say more than who they are. */
  named: ReadonlyMap<string, Node>;
}

/** How a term of schema.org is written out. */
export const VOCABULARY = /^(?:https?:\/\/schema\.org\/|schema:)/;

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member by its term, or by the whole address of the term. */
export function member(node: Node, term: string): unknown {
  const plain = node[term];
  if (plain !== undefined && plain !== null) return plain;
  for (const name in node) {
    if (name.length > term.length && name.endsWith(term) && name.replace(VOCABULARY, "") === term) {
      return node[name];
    }
  }
  return undefined;
}

export function hasType(node: Node, type: string): boolean {
  const given = node["@type"];
  const types: unknown[] = Array.isArray(given) ? given : [given];
  return types.some((one) => typeof one === "string" && one.replace(VOCABULARY, "") === type);
}

/** Every ClaimReview in a value, wherever it stands: alone, in arrays, graphs, feeds, or in another node. */
export function findReviews(value: unknown): FoundReviews {
  const reviews: Node[] = [];
  const deleted: Node[] = [];
  const named = new Map<string, Node>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    let isDeleted = false;
    if (isNode(next)) {
      const id = next["@id"];
      if (typeof id === "string" && Object.keys(next).length > 1 && !named.has(id)) named.set(id, next);
      if (hasType(next, "DataFeedItem") && typeof member(next, "dateDeleted") === "string") {
        const items = [member(next, "item")].flat();
        deleted.push(...items.filter(isNode));
        isDeleted = true;
      } else if (hasType(next, "ClaimReview")) reviews.push(next);
    }
    if (isDeleted) continue;
    const members = Object.values(next);
    for (let at = members.length - 1; at >= 0; at--) open.push(members[at]);
  }
  return { reviews, deleted, named };
}
