import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Assessment, assess } from "../../src/matching/decide.ts";
import { readClaim, readQuery } from "../../src/matching/readings.ts";

const line = z.object({
  claim: z.string(),
  passage: z.string(),
  opposite: z.boolean(),
  language: z.string(),
});
type Line = z.infer<typeof line>;

const lines = readFileSync(new URL("pairs/opposites.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((one) => line.parse(JSON.parse(one)));

function assessments({
  claim,
  passage,
  language,
}: Pick<Line, "claim" | "passage" | "language">): Assessment[] {
  const reading = readClaim({ text: claim, kind: "fact", claimant: null, language, around: [] });
  const query = readQuery(passage, null, language === "en" ? null : language);
  return query.stretches.flatMap((stretch) => stretch.passages.map((one) => assess(one, reading, query)));
}

const contradicts = (one: Line): boolean =>
  assessments(one).some(({ relation }) => relation === "contradicts");

function share(of: readonly Line[], holds: (one: Line) => boolean): number {
  return of.filter(holds).length / of.length;
}

describe("denials and opposites", () => {
  it.each(["en", "es", "fr", "de", "pt"])("are named in %s: 85 in a hundred or more", (language) => {
    const opposites = lines.filter((one) => one.opposite && one.language === language);
    expect(opposites.length).toBeGreaterThan(10);
    expect(share(opposites, contradicts)).toBeGreaterThanOrEqual(0.85);
  });

  it("are none where a denial of the opposite says the same", () => {
    expect(lines.filter((one) => !one.opposite && contradicts(one))).toEqual([]);
  });

  it("are never likely or a match", () => {
    const confident = lines.filter(
      (one) => one.opposite && assessments(one).some(({ confidence }) => confidence !== "possible"),
    );
    expect(confident).toEqual([]);
  });

  it.each([
    ["The council approved the plan.", "The council turned the plan down.", "turned"],
    ["Ferry fares rose in spring.", "Ferry fares went down in spring.", "went"],
    ["The club stopped the talks on Friday.", "The club picked up again the talks on Friday.", "picked"],
    ["The editor published the letter.", "The letter remains unpublished.", "unpublished"],
  ])("%s / %s", (claim, passage, word) => {
    const [found] = assessments({ claim, passage, language: "en" });
    expect(found?.relation).toBe("contradicts");
    expect(found?.differences[0]).toMatchObject({ kind: "opposite", passage: word });
  });

  it("are told from a comparison turned round", () => {
    const turned = [
      ["fr", "Le fromage est plus cher que le pain.", "Le pain est moins cher que le fromage."],
      ["pt", "Em Évora faz mais calor do que em Beja.", "Em Beja faz menos calor do que em Évora."],
    ] as const;
    for (const [language, claim, passage] of turned)
      expect(assessments({ claim, passage, language })[0]?.relation).toBe("related");
  });

  it.each([
    [
      "The band's third album sold better than its first.",
      "The band's first album did not sell as well as its third.",
    ],
    ["Everyone aboard the trawler survived.", "No one aboard the trawler lost their life."],
    [
      "The fungus killed the frogs within ten years.",
      "The fungus killed the frogs in no more than ten years.",
    ],
    [
      "Milan had the worst air in Europe on Wednesday.",
      "Nowhere in Europe was the air worse on Wednesday than in Milan.",
    ],
  ])("are none in: %s / %s", (claim, passage) => {
    expect(contradicts({ claim, passage, language: "en", opposite: false })).toBe(false);
  });

  it("do not hide who says it", () => {
    const claim = "Pharmacist Leon Duarte reported the fraud to the authorities.";
    const passage = "Pharmacist Leon Duarte says it was he who reported the fraud to the authorities.";
    expect(assessments({ claim, passage, language: "en" })[0]?.relation).toBe("reports");
  });

  it("stand in the way of what is likely in another language, as do names, numbers, days and words put in", () => {
    const confidence = (language: string, claim: string, passage: string): string | undefined =>
      assessments({ claim, passage, language })[0]?.confidence;
    expect(
      confidence(
        "es",
        "La empresa despidió a 340 trabajadores en Burgos.",
        "La compañía despidió a 340 empleados en Burgos.",
      ),
    ).toBe("likely");
    expect(
      confidence(
        "fr",
        "Le maire a fermé la bibliothèque en mars.",
        "En mars, le maire a clos la bibliothèque.",
      ),
    ).toBe("likely");
    expect(
      confidence(
        "es",
        "La empresa despidió a 340 trabajadores en Burgos.",
        "La compañía despidió a 430 empleados en Burgos.",
      ),
    ).toBe("possible");
    expect(
      confidence(
        "de",
        "Der Radweg nach Lindau ist ab Montag gesperrt.",
        "Der Radweg nach Lindau ist bis Montag gesperrt.",
      ),
    ).toBe("possible");
    expect(
      confidence(
        "pt",
        "O Supremo absolveu o senador Pinheiro.",
        "O Supremo absolveu o assessor do senador Pinheiro.",
      ),
    ).toBe("possible");
    expect(confidence("es", "La maestra salvó a dos niños.", "Dos niños salvaron a la maestra.")).toBe(
      "possible",
    );
  });
});
