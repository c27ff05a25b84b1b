const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** What a reader reads of a piece of markup: no tags, entities decoded, white space run together. */
export function textOf(markup: string): string {
  return markup
    .replace(/<(style|script|svg)\b.*?<\/\1>/gs, "")
    .replace(/<\/?(?:bdi|b|mark|q|u|time|span|a|del|ins)\b[^>]*>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The first element of its kind whose start tag has `attributes` in it, with everything inside. */
export function elementOf(html: string, tag: string, attributes = ""): string {
  const start = html.search(new RegExp(`<${tag}\\b[^>]*${attributes}`));
  const end = html.indexOf(`</${tag}>`, start);
  return start < 0 || end < 0 ? "" : html.slice(start, end + tag.length + 3);
}
