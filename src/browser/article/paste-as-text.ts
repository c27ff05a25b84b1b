/** Elements that stand on lines of their own. */
const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;
/** What a page does not show as its words, deletions that are still to be seen in a document's changes included. */
const UNSAID = /^(SCRIPT|STYLE|TEMPLATE|HEAD|TITLE|DEL)$/;

/**
 * A text field takes nothing of a clipboard that holds a formatted page alone, as some apps put it there. Its blocks go
 * in as text, one empty line between them, and a sentence beside the field says so.
 */
export function pasteAsText(field: HTMLTextAreaElement): void {
  field.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (data === null || data.getData("text/plain") !== "") return;
    const markup = data.getData("text/html");
    if (markup === "") return;
    event.preventDefault();
    // Parsed apart: nothing of it is loaded or run.
    const text = blocksOf(new DOMParser().parseFromString(markup, "text/html").body).join("\n\n");
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const said = document.createElement("p");
    said.className = "hint";
    said.setAttribute("role", "status");
    field.after(said);
    said.textContent = field.dataset.says ?? "";
  });
}

/** The texts of the blocks, in their order, white space run together as a page shows it. */
export function blocksOf(root: Node): string[] {
  const blocks: string[] = [];
  let line = "";
  const end = () => {
    const text = line
      .split("\n")
      .map((part) => part.replace(/[ \t\r\f]+/g, " ").trim())
      .join("\n")
      .trim();
    if (text !== "") blocks.push(text);
    line = "";
  };
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE)
      line += (node.nodeValue ?? "").replace(/\s+/g, (space) => (/[\u00a0\u202f]/.test(space) ? space : " "));
    if (!(node instanceof Element)) return;
    if (UNSAID.test(node.tagName)) return;
    if (node.tagName === "BR") line += "\n";
    const isBlock = BLOCKS.test(node.tagName);
    if (isBlock) end();
    for (const child of node.childNodes) visit(child);
    if (/^T[DH]$/.test(node.tagName)) line += "\t";
    if (isBlock) end();
  };
  for (const child of root.childNodes) visit(child);
  end();
  return blocks;
}
