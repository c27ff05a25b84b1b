import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEvalDatabase } from "../../src/cli/eval-database.ts";
import type { Database } from "../../src/db/database.ts";
import { candidatesStatement, readCandidates } from "../../src/db/queries/search-candidates.ts";
import { planQuery } from "../../src/search/plan-query.ts";

/** A claim, what finds it, and what is another word and must not. */
const CLAIMS: Record<string, { text: string; finds: string[]; not: string[] }> = {
  korean: {
    text: "한국 정부가 백신을 학교에서 나눠 주었다.",
    finds: ["백신", "백신은", "학교", "정부", "한국의", "\u1112\u1161\u11ab\u1100\u116e\u11a8"],
    not: ["백", "정보", "학원"],
  },
  arabic: {
    text: "أصيب الإمام في المدرسة بالمرض",
    finds: ["الامام", "إمام", "مدرسة", "المـــدرسة", "والمدرسة", "مَدْرَسَة", "المرض", "ﺍﻟﻤﺪﺭﺳﺔ"],
    not: ["مدينة", "إيمان"],
  },
  persian: {
    text: "دولت می‌خواهد کتاب‌های درسی را عوض کند",
    finds: ["می‌خواهد", "كتاب‌های", "دولت"],
    not: ["دولتمرد"],
  },
  hebrew: { text: "הממשלה סגרה את בית הספר", finds: ["הממשלה", "סָגְרָה"], not: ["ממשל"] },
  vietnamese: {
    text: "Vùng đất đỏ bị cấm trồng cà phê.",
    finds: ["dat do", "đất", "Đất Đỏ", "ca phe", "trồng"],
    not: ["đá"],
  },
  chinese: {
    text: "疫苗含有晶片，可以追蹤人的位置。",
    finds: ["追踪", "追蹤", "疫苗", "可以追踪人"],
    not: ["追究", "位子"],
  },
  japanese: {
    text: "ワクチンで5Gにつながるというデマが広がった。",
    finds: ["５Ｇ", "5g", "ﾜｸﾁﾝ", "ワクチン", "ﾃﾞﾏが"],
    not: ["テマ", "4G"],
  },
  hindi: {
    text: "प्रधानमंत्री ने क़ानून वापस लिया, 50 लोग घायल हुए।",
    finds: ["प्रधानमंत्री", "कानून", "क\u093cानून", "५० घायल", "लोग"],
    not: ["प्रधान", "मंत्री", "प", "लग"],
  },
  tamil: { text: "அரசு பள்ளிகளை மூடியது", finds: ["பள்ளிகளை", "அரசு"], not: ["பள", "அரச"] },
  bengali: { text: "বাংলা ভাষা নিষিদ্ধ করা হয়েছে", finds: ["ভাষা", "হয়েছে", "হয\u09bcেছে"], not: ["ভাষ"] },
  thai: { text: "รัฐบาลปิดโรงเรียนทั้งหมด", finds: ["โรงเรียน", "รัฐบาล"], not: ["ตลาด"] },
  russian: {
    text: "Учёный Чайковский открыл приют.",
    finds: ["ученый", "ЧАЙКОВСКИЙ", "приют"],
    not: ["чай"],
  },
  ukrainian: { text: "Ціна на м’ясо зросла.", finds: ["м'ясо", "мʼясо", "М’ЯСО"], not: ["мясо́к"] },
  greek: {
    text: "Ο Τσίπρας έκλεισε τους δρόμους.",
    finds: ["ΤΣΙΠΡΑΣ", "τσιπρας", "δρομουσ"],
    not: ["δρομος"],
  },
  german: {
    text: "Die Straße in Gießen ist gesperrt.",
    finds: ["STRASSE", "strasse", "Gießen"],
    not: ["Gasse"],
  },
  polish: { text: "Łódź zamknęła źródło.", finds: ["lodz", "ŁÓDŹ", "zrodlo"], not: ["lod"] },
  danish: { text: "Ærø lukkede broen.", finds: ["Aero", "ærø"], not: ["aer"] },
  turkish: {
    text: "Işık İstanbul'da yasaklandı.",
    finds: ["isik", "ISTANBUL'DA", "yasaklandi"],
    not: ["istanbullu"],
  },
  english: {
    text: "The soft\u00adware of O’Neill’s café is ﬁne.",
    finds: ["software", "oneill", "O'NEILL", "cafe", "fine"],
    not: ["ware"],
  },
};

let db: Database;

beforeAll(async () => {
  db = await openEvalDatabase(Object.entries(CLAIMS).map(([id, { text }]) => ({ id, text })));
});

afterAll(() => db.close());

async function found(query: string): Promise<string[]> {
  const statement = candidatesStatement(planQuery(query).terms, {
    budget: 8_000,
    enough: 1_500,
    limit: 50,
    language: null,
  });
  const [result] = await db.read([statement]);
  return readCandidates(result?.rows ?? []).claims.map((claim) => claim.id);
}

describe("a search in any script", () => {
  const rows = Object.entries(CLAIMS).flatMap(([id, { finds }]) => finds.map((query) => [id, query]));
  it.each(rows)("%s: %s is found", async (id, query) => {
    expect(await found(query ?? "")).toContain(id);
  });

  const others = Object.entries(CLAIMS).flatMap(([id, { not }]) => not.map((query) => [id, query]));
  it.each(others)("%s: %s is another word", async (id, query) => {
    expect(await found(query ?? "")).not.toContain(id);
  });
});
