import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowOf } from "../../src/interop/csv/export-claims.ts";
import { guardCell, unguardCell } from "../../src/interop/csv/formula-guard.ts";
import { parseMap, readClaims } from "../../src/interop/csv/read-claims.ts";
import { orderOf } from "../../src/interop/csv/read-date.ts";
import { decodeTable, readTable } from "../../src/interop/csv/read-table.ts";

const NOW = "2026-06-01T00:00:00.000Z";

/** Each row as its line and what became of it. */
function read(
  text: string,
  map = "claim=Claim,claimant=Who,claimedOn=Date",
  dateFormat: string | null = null,
) {
  const columns = parseMap(map);
  const dateOrder = dateFormat === null ? null : orderOf(dateFormat);
  return readClaims(readTable(text, [...columns.values()]), {
    map: columns,
    dateOrder,
    language: "en",
    now: NOW,
  }).map((row) =>
    "reason" in row
      ? [row.line, `! ${row.reason}`]
      : [
          row.line,
          row.claim.text,
          row.claim.claimant?.name ?? null,
          row.claim.claimedOn,
          ...(row.note === null ? [] : [row.note]),
        ],
  );
}

describe("a table", () => {
  it.each([",", ";", "\t", "|"])("may be parted by %o, with that in its cells, too", (delimiter) => {
    const lines = [
      ["Claim", "Who", "Date"],
      [`"It costs 3${delimiter}5; or so, they | said."`, " Ann ", "2026-01-02"],
    ];
    expect(read(lines.map((cells) => cells.join(delimiter)).join("\r\n"))).toEqual([
      [2, `It costs 3${delimiter === "\t" ? "\t" : delimiter}5; or so, they | said.`, "Ann", "2026-01-02"],
    ]);
  });

  it("is counted as an editor counts lines, whatever stands in its cells", () => {
    const text =
      'Claim,Who,Date\r\n"One\r\nhas ""two"" lines.",Ann,\r\n\r\n,,\r\nShort.,Ann\r\nToo, long,a,b\r\nSix.,Bob,2026-01-02\r\n"open,Ann,\r\nlost.,Ann,';
    expect(read(text)).toEqual([
      [2, 'One has "two" lines.', "Ann", null],
      [6, "! it has 2 of 3 cells: which of them is which cannot be told"],
      [7, "! it has 4 of 3 cells: which of them is which cannot be told"],
      [8, "Six.", "Bob", "2026-01-02"],
      [9, "! a quotation mark opens here and is never closed. Nothing from here on was read"],
    ]);
  });

  it("says by its first line how it is parted, as Excel writes it", () => {
    expect(read("sep=;\nClaim;Who;Date\nOne, two.;;")).toEqual([[3, "One, two.", null, null]]);
  });

  it("keeps for the desk what a draft has no place for", () => {
    expect(
      read("Claim,V,U,Q\nOne.,false,https://a.example/,Words", "claim=Claim,verdict=V,url=U,quote=Q"),
    ).toEqual([[2, "One.", null, null, "Verdict: false\nSource: https://a.example/\nQuote: Words"]]);
  });

  it("is mapped by name or number, and refused where a name is nobody's, or two columns'", () => {
    expect(read("A,A\nOne.,Ann", "claim=#1,claimant=#2")).toEqual([[2, "One.", "Ann", null]]);
    expect(() => read("A,A\nOne.,Ann", "claim=A")).toThrow(
      "Two columns are called “A”: name columns by number, such as claim=#1.",
    );
    expect(() => read("A,B\nOne.,Ann", "claim=C")).toThrow(
      "There is no column C. The columns are #1 A, #2 B.",
    );
    expect(() => read("A,B\nOne.,Ann", "claim=#3")).toThrow("There is no column #3.");
    expect(() => parseMap("claimant=Who")).toThrow("--map does not say which column holds the claim");
    expect(() => parseMap("claim=A,what=B,claim=C")).toThrow("--map names claim twice.");
    expect(() => parseMap("text=A")).toThrow("--map says “text=A”");
    expect([...parseMap("claim=Claim, in full,claimant=Who = whom")]).toEqual([
      ["claim", "Claim, in full"],
      ["claimant", "Who = whom"],
    ]);
    expect(() => read("")).toThrow("It is empty");
  });

  it("refuses what would have to be cut, and takes the other rows", () => {
    const rows = read(
      `Claim,Who,Date\n${"x".repeat(1001)},,\nOne.,${"n".repeat(201)},\n,Ann,\nLost \ufffd.,,\nTwo.,,`,
    );
    expect(rows.map(([line, text]) => [line, text])).toEqual([
      [2, "! claim: must be at most 1000 characters, not 1001"],
      [3, "! claimant: must be at most 200 characters, not 201"],
      [4, "! it has no claim"],
      [
        5,
        "! it contains U+FFFD, which stands where a letter was lost: save the table anew from where it is whole",
      ],
      [6, "Two."],
    ]);
  });

  it("is decoded strictly, by its mark or by what is said of it", () => {
    const table = "Behauptung\nDie Brücke.";
    expect(decodeTable(new TextEncoder().encode(`\ufeff${table}`), null)).toBe(table);
    expect(decodeTable(new Uint8Array(Buffer.from(`\ufeff${table}`, "utf16le")), null)).toBe(table);
    const western = Uint8Array.from(table, (letter) => letter.charCodeAt(0));
    expect(() => decodeTable(western, null)).toThrow(
      "It is not utf-8. With --encoding windows-1252 the first line with such letters reads “Die Brücke.”; if that is right, say so.",
    );
    expect(decodeTable(western, "windows-1252")).toBe(table);
    expect(() => decodeTable(western, "klingon")).toThrow("There is no encoding klingon.");
    expect(() => decodeTable(new Uint8Array([65, 0, 66, 0]), null)).toThrow("It contains NUL");
  });
});

describe("days of a table", () => {
  const days = (cells: string[], format: string | null = null) =>
    read(`Claim,Who,Date\n${cells.map((cell, i) => `C${i}.,,${cell}`).join("\n")}`, undefined, format).map(
      (row) => row[3] ?? row[1],
    );

  it("that can be read two ways are refused with both, until it is said", () => {
    expect(days(["03/04/2026"])).toEqual([
      "! “03/04/2026” is 2026-04-03 with the day first, 2026-03-04 with the month first: say which, with --date-format DD/MM/YYYY or MM/DD/YYYY",
    ]);
    expect(days(["03/04/2026", "5.6.2025"], "DD/MM/YYYY")).toEqual(["2026-04-03", "2025-06-05"]);
    expect(days(["03/04/2026"], "MM/DD/YYYY")).toEqual(["2026-03-04"]);
  });

  it("are settled by one of the column that has but one reading", () => {
    expect(days(["03/04/2026", "31/12/2025"])).toEqual(["2026-04-03", "2025-12-31"]);
    expect(days(["03/04/2026", "12/31/2025"])).toEqual(["2026-03-04", "2025-12-31"]);
    expect(days(["05.05.2026", "2026-1-2", "2026/01/03"])).toEqual([
      "2026-05-05",
      "2026-01-02",
      "2026-01-03",
    ]);
    expect(days(["31/12/2025", "12/31/2025", "03/04/2026"]).map((day) => String(day).slice(0, 14))).toEqual([
      "2025-12-31",
      "2025-12-31",
      "! “03/04/2026”",
    ]);
  });

  it.each([
    "45292",
    "3/4/26",
    "2026-13-01",
    "30.02.2026",
    "March 2026",
    "0000-00-00",
    "2026-04",
    "31/31/2026",
  ])("that are none are told: %s", (cell) => {
    expect(days([cell])).toEqual([expect.stringMatching(/^! “.*” is no day/)]);
  });

  it("that have not begun are no days of a claim", () => {
    expect(days(["2026-06-03"])).toEqual(["! 2026-06-03 has not begun yet"]);
  });
});

describe("cells that a spreadsheet would run", () => {
  it.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'=1"])(
    "are guarded: %o",
    (cell) => {
      expect(guardCell(cell)).toBe(`'${cell}`);
      expect(unguardCell(guardCell(cell))).toBe(cell);
    },
  );

  it("and no others, and an import takes the guard off once", () => {
    expect(guardCell("'tis so")).toBe("'tis so");
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("", "'", "''", "=", "'=", "''@"), (text, start) => {
        expect(unguardCell(guardCell(start + text))).toBe(start + text);
        expect(guardCell(start + text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  it("come back from a row as they were", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).map((text) => text.replaceAll(/[\r\0]/g, "").trim()),
          { minLength: 2, maxLength: 4 },
        ),
        (cells) => {
          const { rows } = readTable(rowOf(cells), cells);
          expect(rows.map((row) => row.cells)).toEqual(
            cells.length === 0 ? [] : [cells.map((cell) => cell.trim())],
          );
        },
      ),
    );
  });
});
