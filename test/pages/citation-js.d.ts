// What is used of it; it comes without types.

declare module "@citation-js/core" {
  /** Reads whatever format a plugin knows; throws where none does. */
  export class Cite {
    constructor(text: string);
    data: Record<string, unknown>[];
  }
}
declare module "@citation-js/plugin-bibtex" {}
declare module "@citation-js/plugin-ris" {}
