import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readClaims, readJudgements, readQueries } from "../../src/cli/eval-data.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();

function file(name: string, text: string): string {
  const path = fresh(name);
  writeFileSync(path, text);
  return path;
}

/** A folder as the labs of 2021 and 2022 pack their claims. */
function folder(files: Record<string, object>): string {
  const path = fresh("vclaims");
  mkdirSync(path);
  for (const [name, claim] of Object.entries(files)) {
    writeFileSync(join(path, name), JSON.stringify(claim, null, 2));
  }
  return path;
}

/** What reading throws, with the file's name instead of its path. */
function messageOf(read: (path: string) => unknown, path: string): string {
  try {
    read(path);
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(path, "FILE") : String(error);
  }
  return "";
}

describe("claims as JSON Lines", () => {
  it("are read with what they have", () => {
    const path = file(
      "claims.jsonl",
      '{"id":"a","text":"The bridge closed.","title":"Bridge","claimant":"A. Mayor","date":"2020-03-01"}\n{"id":7,"text":"Bread rose.","title":null}\n',
    );
    expect(readClaims(path)).toEqual([
      { id: "a", text: "The bridge closed.", title: "Bridge", claimant: "A. Mayor", date: "2020-03-01" },
      { id: "7", text: "Bread rose.", title: null },
    ]);
  });

  it("may begin with a byte order mark, end lines with CRLF, and have blank lines", () => {
    const path = file("claims.jsonl", '\uFEFF{"id":"a","text":"One."}\r\n\r\n{"id":"b","text":"Two."}\r\n');
    expect(readClaims(path)).toEqual([
      { id: "a", text: "One." },
      { id: "b", text: "Two." },
    ]);
  });

  it("may be one JSON array", () => {
    const path = file("claims.json", '[\n  {"id": 1, "text": "One."},\n  {"id": 2, "text": "Two."}\n]\n');
    expect(readClaims(path).map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it.each([
    [
      "a broken line",
      '{"id":"a","text":"One."}\n{"id":"b","text":\n',
      "FILE, line 2: not JSON: Unexpected end of JSON input",
    ],
    ["a line that is no object", '{"id":"a","text":"One."}\n\n3\n', "FILE, line 3: not a JSON object"],
    ["no id", '{"text":"One."}', "FILE, line 1: none of the columns id, vclaim_id, claim_id"],
    [
      "an id that is none",
      '{"id":true,"text":"One."}',
      "FILE, line 1, column id: must be a text or a number",
    ],
    ["an empty id", '{"id":"","text":"One."}', "FILE, line 1, column id: must not be empty"],
    ["no text", '{"id":"a","title":"One"}', "FILE, line 1: none of the columns vclaim, claim, text"],
    ["a text that is none", '{"id":"a","text":["One."]}', "FILE, line 1, column text: must be a text"],
    ["neither words nor a title", '{"id":"a","text":" "}', "FILE, line 1, column text: must not be empty"],
    [
      "an id for two claims",
      '{"id":"a","text":"One."}\n{"id":"a","text":"Two."}',
      "FILE, line 2: the id a is that of FILE, line 1",
    ],
    ["nothing", "", "FILE holds no claims"],
    ["blank lines", "\n\r\n", "FILE holds no claims"],
  ])("%s is told with its line", (_, text, message) => {
    expect(messageOf(readClaims, file("claims.jsonl", text))).toBe(message);
  });

  it("count once if the same stands twice", () => {
    const line = '{"id":"a","text":"One."}\n';
    expect(readClaims(file("claims.jsonl", line + line))).toEqual([{ id: "a", text: "One." }]);
  });

  it("without words are known by their title", () => {
    const path = file(
      "claims.jsonl",
      '{"id":"a","text":"","title":"Bridge"}\n{"id":"b","text":null,"title":"Tram"}',
    );
    expect(readClaims(path).map(({ text }) => text)).toEqual(["Bridge", "Tram"]);
  });
});

describe("claims as tables", () => {
  it("of 2020 have an id under no name, and cells quoted as in CSV", () => {
    const path = file(
      "verified_claims.docs.tsv",
      '\tvclaim\ttitle\n0\tPlain words.\tA title\n1\t"He said ""no"",\tand left\nfor good."\tHe said "no"\n2\tLast.\t\n',
    );
    expect(readClaims(path)).toEqual([
      { id: "0", text: "Plain words.", title: "A title" },
      { id: "1", text: 'He said "no",\tand left\nfor good.', title: 'He said "no"' },
      { id: "2", text: "Last.", title: "" },
    ]);
  });

  it("may begin with a byte order mark and end lines with CRLF", () => {
    const path = file("claims.tsv", '\uFEFFvclaim_id\tvclaim\ttitle\r\n5\t"Two\r\nlines."\tTitle\r\n');
    expect(readClaims(path)).toEqual([{ id: "5", text: "Two\r\nlines.", title: "Title" }]);
  });

  it("may name their columns in another order, and have more of them", () => {
    const path = file(
      "claims.tsv",
      "date\ttruth_label\tspeaker\turl\ttitle\tvclaim\tvclaim_id\ttext\nin May\tfalse\tA. Mayor\t/a\tBridge\tIt closed.\tv-1\tThe article.\n",
    );
    expect(readClaims(path)).toEqual([
      { id: "v-1", text: "It closed.", title: "Bridge", claimant: "A. Mayor", date: "in May" },
    ]);
  });

  it("may have no header if they are id, text and title", () => {
    expect(readClaims(file("claims.tsv", "v-1\tIt closed.\tBridge\nv-2\tIt rose.\tBread\n"))).toEqual([
      { id: "v-1", text: "It closed.", title: "Bridge" },
      { id: "v-2", text: "It rose.", title: "Bread" },
    ]);
  });

  it("may have quotation marks that are only what somebody wrote", () => {
    const path = file("claims.tsv", 'vclaim_id\tvclaim\n1\t"Never" again, he said\n2\tShe: "yes\n');
    expect(readClaims(path).map(({ text }) => text)).toEqual(['"Never" again, he said', 'She: "yes']);
    const open = file("claims.tsv", 'vclaim_id\tvclaim\n1\t"Never again\n2\tShe said: yes\n');
    expect(readClaims(open).map(({ text }) => text)).toEqual(['"Never again', "She said: yes"]);
  });

  it.each([
    [
      "a header without a text",
      "vclaim_id\ttitle\n1\tBridge\n",
      "FILE, line 1: one column must be called id or vclaim_id or claim_id, one vclaim or claim or text; there are: vclaim_id, title",
    ],
    [
      "a header without an id",
      "vclaim\ttitle\nIt closed.\tBridge\n",
      "FILE, line 1: one column must be called id or vclaim_id or claim_id, one vclaim or claim or text; there are: vclaim, title",
    ],
    [
      "more columns than are known, and no header",
      "1\tIt closed.\tBridge\tThe article.\n",
      "FILE, line 1: one column must be called id or vclaim_id or claim_id, one vclaim or claim or text; there are: 1, It closed., Bridge, The article.",
    ],
    [
      "a row that is too short",
      'id\ttext\ttitle\n1\t"It\nclosed."\tBridge\n\n2\tIt rose.\n',
      "FILE, line 5: 2 columns where the first line has 3",
    ],
    [
      "a quotation mark that nothing closes",
      'id\ttext\n1\t"It closed.\n2\tIt\trose.\n',
      "FILE, line 2: a quotation mark is not closed",
    ],
    [
      "an empty text",
      "id\ttext\ttitle\n1\tIt closed.\tBridge\n2\t\t\n",
      "FILE, line 3, column text: must not be empty",
    ],
    ["an empty id", "id\ttext\n\tIt closed.\n", "FILE, line 2, column id: must not be empty"],
    ["a header and nothing else", "id\ttext\n", "FILE holds no claims"],
    ["nothing", "", "FILE holds no claims"],
  ])("%s is told with its line", (_, text, message) => {
    expect(messageOf(readClaims, file("claims.tsv", text))).toBe(message);
  });
});

describe("claims as a folder of JSON files", () => {
  it("are read in the order of their names; who wrote the article is not the claimant", () => {
    const path = folder({
      "vclaim-b.json": {
        vclaim_id: "b",
        vclaim: "It rose.",
        title: "Bread",
        author: "A. Writer",
        date: "26 April 2021",
      },
      "vclaim-a.json": {
        vclaim_id: 0,
        vclaim: "It closed.",
        title: "Bridge",
        speaker: "A. Mayor",
        truth_label: false,
        text: "The article.",
      },
    });
    expect(readClaims(path)).toEqual([
      { id: "0", text: "It closed.", title: "Bridge", claimant: "A. Mayor" },
      { id: "b", text: "It rose.", title: "Bread", date: "26 April 2021" },
    ]);
  });

  it("that cannot be read are told with their name", () => {
    const path = folder({ "a.json": { vclaim_id: "a", vclaim: 3 } });
    expect(messageOf(readClaims, path)).toBe("FILE/a.json, column vclaim: must be a text");
  });

  it("that are not there are told", () => {
    expect(messageOf(readClaims, folder({}))).toBe("FILE holds no claims");
  });
});

describe("queries", () => {
  it.each([
    ["2020", "queries.tsv", "\ttweet_content\n3\tIt closed!\n"],
    ["2020, by the readme", "queries.tsv", "tweet_id\ttweet_content\n3\tIt closed!\n"],
    ["2021", "queries.tsv", "iclaim_id\ticlaim\n3\tIt closed!\n"],
    ["2021, without a header", "queries.tsv", "3\tIt closed!\n"],
    ["2022", "queries.tsv", "id\ttweet_text\r\n3\tIt closed!\r\n"],
    ["any name beside the id", "queries.tsv", "tweet_id\tpost\n3\tIt closed!\n"],
    ["our own", "queries.jsonl", '{"id":3,"text":"It closed!"}\n'],
  ])("%s", (_, name, text) => {
    expect(readQueries(file(name, text))).toEqual([{ id: "3", text: "It closed!" }]);
  });

  it("may name their author", () => {
    expect(readQueries(file("q.jsonl", '{"id":"a","text":"It closed!","author":"@mayor"}'))).toEqual([
      { id: "a", text: "It closed!", author: "@mayor" },
    ]);
  });

  it("without words are told with their line", () => {
    expect(messageOf(readQueries, file("q.tsv", "id\ttext\n1\tIt closed!\n2\t\n"))).toBe(
      "FILE, line 3, column text: must not be empty",
    );
    expect(messageOf(readQueries, file("q.jsonl", ""))).toBe("FILE holds no queries");
  });
});

describe("judgements", () => {
  const read = (text: string): Record<string, string[]> =>
    Object.fromEntries([...readJudgements(file("j.qrels", text))].map(([id, claims]) => [id, [...claims]]));

  it("are read by tabs or white space; what is judged 0 is no answer", () => {
    expect(read("\uFEFF1\t0\ta\t1\r\n1\t0\tb\t1\r\n2\t0\ta\t0\r\n\r\n3\t0\tc\t2\r\n")).toEqual({
      "1": ["a", "b"],
      "3": ["c"],
    });
    expect(read("q-1 Q0  vclaim-sno-a 1\n")).toEqual({ "q-1": ["vclaim-sno-a"] });
  });

  it("may have a header", () => {
    expect(read("tweet_id\t0\tvclaim_id\trelevance\n1\t0\ta\t1\n")).toEqual({ "1": ["a"] });
  });

  it.each([
    [
      "too few columns",
      "1 0 a 1\n2 0 b\n",
      "FILE, line 2: not a query, an iteration, a claim and a number: 2 0 b",
    ],
    [
      "no number",
      "1 0 a 1\n2 0 b yes\n",
      "FILE, line 2: not a query, an iteration, a claim and a number: 2 0 b yes",
    ],
    ["no claim", "1\t0\t\t1\n", "FILE, line 1: not a query, an iteration, a claim and a number: 1\t0\t\t1"],
    ["nothing", "", "FILE holds no judgements"],
    ["nothing relevant", "1 0 a 0\n", "FILE holds no judgements"],
  ])("%s is told with its line", (_, text, message) => {
    expect(messageOf(readJudgements, file("j.qrels", text))).toBe(message);
  });
});
