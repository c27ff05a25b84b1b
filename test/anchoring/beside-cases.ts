/** A quote whose own words stay: what stood around it before and after, "▮" where the quote stands. */
export type Beside = readonly [quote: string, before: string, after: string];

/** The quote says something else now, or may. */
export const TURNED: Readonly<Record<string, readonly Beside[]>> = {
  "a denial in the sentence": [
    ["40 houses were flooded", "Officials say ▮ on Monday.", "Officials no longer say ▮ on Monday."],
    ["the bridge is safe to cross", "Engineers found that ▮ again.", "It is not true that ▮ again."],
    ["the mayor sold the park", "Residents say ▮.", "Residents deny that ▮."],
    ["the vaccine causes fever", "The study shows that ▮.", "The study fails to show that ▮."],
    ["the minister took the money", "A witness said ▮ in May.", "A witness never said ▮ in May."],
    ["a pay rise of 3 percent", "The council agreed to ▮.", "The council refused to agree to ▮."],
    ["the river had burst its banks", "Police confirmed that ▮.", "Police rejected reports that ▮."],
  ],
  "a denial that has gone": [
    ["the mayor sold the park", "Residents deny that ▮.", "Residents say that ▮."],
    ["the plant leaked oil", "There is no evidence that ▮.", "There is evidence that ▮."],
  ],
  "a correction": [
    [
      "40 houses were flooded",
      "Officials said ▮ on Monday.",
      "Correction: an earlier version said ▮ on Monday.",
    ],
    [
      "The plant leaked 300 litres of oil.",
      "▮ Crews cleaned the shore.",
      "▮ This figure was later corrected to 30. Crews cleaned the shore.",
    ],
    [
      "The sale was signed in June.",
      "The park is large. ▮",
      "The park is large. ▮ We have since learned that this was wrong.",
    ],
    [
      "The club owes two million euros.",
      "The audit was published. ▮",
      "Editor's note: the following paragraph was inaccurate. ▮",
    ],
  ],
  "a label": [
    [
      "The lake is poisoned and fish are dying.",
      "A post on the lake\n\n▮\n\nShared 900 times.",
      "A post on the lake\n\nFALSE\n\n▮\n\nShared 900 times.",
    ],
    [
      "The lake is poisoned and fish are dying.",
      "▮ The post was shared 900 times.",
      "▮ That is untrue. The post was shared 900 times.",
    ],
    ["The lake is poisoned", "Posts say ▮ by farms.", "Posts falsely say ▮ by farms."],
    ["The moon landing was filmed in a studio.", "▮", "Hoax: ▮"],
  ],
  "a condition, a plan, a guess": [
    [
      "the dam will break",
      "Engineers said ▮ this week.",
      "Engineers said that if the rain goes on ▮ this week.",
    ],
    [
      "taxes will rise by 5 percent",
      "The minister said ▮.",
      "The minister said ▮ unless parliament votes against it.",
    ],
    ["40 houses were flooded", "Officials said ▮.", "Officials said perhaps ▮."],
    ["the school will close", "The board said ▮ in May.", "The board may decide that ▮ in May."],
    ["Two bridges are closed", "▮ until Friday.", "▮ until Friday in the training scenario."],
    ["the factory employs 900 people", "According to the firm, ▮.", "According to the firm, ▮ formerly."],
  ],
  "another mouth": [
    ["40 houses were flooded", "Officials said ▮.", "Opponents of the dam said ▮."],
    [
      "The tax raised prices by a tenth.",
      "The report was long. ▮",
      "The report was long. ▮ That is what the oil lobby claims.",
    ],
    ["the tax raised prices", "In the end ▮.", "In the end, critics claimed, ▮."],
    ["the drug is safe", "The regulator said ▮ for children.", "The manufacturer said ▮ for children."],
    ["prices fell by half", "Everybody saw that ▮.", "Everybody saw that “▮”."],
    ["The bridge was unsafe", "▮ when it opened.", "▮ when it opened, according to a rival firm."],
  ],
  "a bound, another number": [
    ["40 houses were flooded", "Officials said ▮.", "Officials said fewer than ▮."],
    ["300 people came", "Police said ▮.", "Police said up to ▮."],
    ["the fine was 40", "The court said ▮ euros.", "The court said ▮ million euros."],
    ["the road was closed", "In 2019 ▮ for a year.", "In 2012 ▮ for a year."],
  ],
  "a question": [["Forty houses were flooded", "▮.", "▮?"]],
  "the sentence beside it": [
    [
      "The plant leaked oil into the bay.",
      "▮ Crews are at work.",
      "▮ The company disputes this. Crews are at work.",
    ],
    [
      "The plant leaked oil into the bay.",
      "▮ Crews are at work.",
      "▮ However, inspectors found no leak at the plant. Crews are at work.",
    ],
    ["Forty houses were flooded.", "▮ The road is open.", "▮ In fact, the number was 14. The road is open."],
    [
      "Forty houses were flooded.",
      "It rained for days. ▮",
      "It rained for days. None of what follows has been confirmed. ▮",
    ],
  ],
  "other languages": [
    ["el puente está cerrado", "El alcalde dijo que ▮ desde ayer.", "El alcalde negó que ▮ desde ayer."],
    ["el puente está cerrado", "El alcalde dijo que ▮ desde ayer.", "Es falso que ▮ desde ayer."],
    [
      "El agua es segura para el consumo.",
      "▮ Lo dijo el ayuntamiento en la plaza.",
      "▮ Esta afirmación es errónea. Lo dijo el ayuntamiento en la plaza.",
    ],
    [
      "die Brücke gesperrt ist",
      "Die Stadt sagt, dass ▮, und das seit Montag.",
      "Die Stadt bestreitet, dass ▮, und das seit Montag.",
    ],
    [
      "Die Brücke ist gesperrt.",
      "▮ Der Verkehr wird umgeleitet.",
      "▮ Diese Angabe war falsch. Der Verkehr wird umgeleitet.",
    ],
    [
      "wurden 40 Häuser überflutet",
      "Am Montag ▮, wie die Polizei mitteilte.",
      "Am Montag ▮, wie Anwohner behaupten.",
    ],
    ["le pont est fermé", "La mairie dit que ▮ depuis lundi.", "La mairie dément que ▮ depuis lundi."],
    [
      "Le pont est fermé depuis lundi.",
      "▮ La circulation est déviée.",
      "▮ Cette information est inexacte. La circulation est déviée.",
    ],
    ["a ponte está fechada", "A câmara diz que ▮ desde ontem.", "A câmara não diz que ▮ desde ontem."],
    ["il ponte è chiuso", "Il comune dice che ▮ da lunedì.", "Non è vero che ▮ da lunedì."],
    [
      "de brug is gesloten",
      "De gemeente zegt dat ▮ sinds maandag.",
      "De gemeente ontkent dat ▮ sinds maandag.",
    ],
    ["мост закрыт с понедельника", "Мэрия сообщила, что ▮.", "Мэрия опровергла, что ▮."],
    ["most jest zamknięty", "Miasto mówi, że ▮ od poniedziałku.", "Nieprawda, że ▮ od poniedziałku."],
    ["köprü kapalı", "Belediyeye göre ▮ ve trafik yoğun.", "Belediyeye göre ▮ değil ve trafik yoğun."],
    ["الجسر مغلق منذ يوم الاثنين", "قالت البلدية إن ▮ في المدينة.", "نفت البلدية أن ▮ في المدينة."],
    ["הגשר סגור מאז יום שני", "העירייה אמרה כי ▮.", "העירייה הכחישה כי ▮."],
    ["पुल सोमवार से बंद है", "नगर ने कहा कि ▮।", "यह गलत है कि ▮।"],
    ["ปิดสะพานเป็นเวลา ๔๐ วัน", "รัฐบาล▮ แล้ว", "รัฐบาลไม่ได้▮ แล้ว"],
    ["公園をホテルに売却し", "市長は▮た。", "市長は▮なかった。"],
    ["橋は月曜から閉鎖されている。", "市の発表。▮", "市の発表。▮この情報は誤りでした。"],
    ["大桥从周一起关闭", "市政府表示,▮。", "市政府否认▮。"],
    ["다리가 월요일부터 통제됐다", "시는 ▮고 밝혔다.", "시는 ▮는 보도를 부인했다."],
  ],
  "a language without data": [
    ["silta on suljettu", "Kaupunki kertoi, että ▮ maanantaista.", "Kaupunki kiisti, että ▮ maanantaista."],
    ["a híd le van zárva", "A város közölte, hogy ▮ hétfő óta.", "A város cáfolta, hogy ▮ hétfő óta."],
    [
      "Silta on suljettu maanantaista.",
      "▮ Liikenne ohjataan muualle.",
      "▮ Tämä ei pidä paikkaansa. Liikenne ohjataan muualle.",
    ],
  ],
};

/** The quote says what it said. */
export const UNTOUCHED: Readonly<Record<string, readonly Beside[]>> = {
  "typography and spelling": [
    [
      "40 houses were flooded",
      '"Officials" said - on Monday - that ▮.',
      "“Officials” said — on Monday — that ▮.",
    ],
    [
      "40 houses were flooded",
      "The organisation said ▮ in the centre.",
      "The organization said ▮ in the center.",
    ],
    ["40 houses were flooded", "Oficials said ▮.", "Officials said ▮."],
    [
      "40 houses were flooded",
      "Officials said ▮ on Monday. No one was hurt.",
      "Officials said\n▮\non Monday.\n\nNo one was hurt.",
    ],
  ],
  "rails, bylines, dates": [
    [
      "Forty houses were flooded.",
      "By Ana Ruiz\n\n▮\n\nRelated: Five days of rain",
      "By Ana Ruiz and Tom Lee\n\nUpdated 14:05\n\n▮\n\nRelated: No end to the drought",
    ],
    [
      "Forty houses were flooded.",
      "Floods\n\n3 March\n\n▮ The road is open.",
      "Floods\n\n4 March\n\n▮ The road is open.\n\nSubscribe to our newsletter",
    ],
    [
      "Forty houses were flooded.",
      "▮\n\nMost read\n\nA day at the fair",
      "▮\n\nMost read\n\nWhy the minister never said sorry",
    ],
    ["Forty houses were flooded.", "▮ The road is open.", "▮\n\nAdvertisement\n\nThe road is open."],
    ["Forty houses were flooded.", "Share\n\n▮", "Share Save Print\n\nPhoto: the river on Sunday\n\n▮"],
  ],
  "other words around it": [
    ["40 houses were flooded", "Officials said ▮ on Monday.", "Officials said on Monday that ▮."],
    ["40 houses were flooded", "Officials said ▮.", "City officials said ▮."],
    ["40 houses were flooded", "Officials said ▮.", "Officials stated that ▮."],
    [
      "40 houses were flooded",
      "The mayor said ▮ in the old town.",
      "The mayor, Ana Ruiz, said ▮ in the old town.",
    ],
    ["40 houses were flooded", "She said ▮.", "Ruiz said ▮."],
    [
      "40 houses were flooded",
      "After days of rain, officials said ▮.",
      "After a week of heavy rain, officials said ▮.",
    ],
    [
      "the bridge was closed",
      "Because of the flood ▮ to traffic.",
      "Owing to the flooding ▮ to all traffic.",
    ],
  ],
  "a new sentence beside it": [
    ["Forty houses were flooded.", "▮ The road is open.", "▮ Nobody was hurt. The road is open."],
    [
      "Forty houses were flooded.",
      "▮ The road is open.",
      "▮ Schools will stay shut for a week. The road is open.",
    ],
    [
      "Forty houses were flooded.",
      "It rained for days. ▮",
      "It rained for days. The river rose by two metres and did not fall again. ▮",
    ],
    [
      "Forty houses were flooded.",
      "▮ The road is open.",
      "▮ Ana Ruiz, who lives there, lost her car. The road is open.",
    ],
    [
      "The council bought the field for 2 million euros.",
      "▮ It is large.",
      "▮ Work is to begin in spring. It is large.",
    ],
    [
      "Forty houses were flooded.",
      "▮ The road is open.",
      "▮ The fire service sent twelve engines. The road is open.",
    ],
    ["The bridge was closed on Monday.", "▮ Trains ran.", "▮ Buses could not cross the river. Trains ran."],
  ],
  "other languages": [
    [
      "el puente está cerrado",
      "El alcalde dijo que ▮ desde ayer.",
      "El alcalde de la ciudad dijo que ▮ desde ayer.",
    ],
    [
      "El puente está cerrado.",
      "▮ Hay mucho tráfico en la zona.",
      "▮ Los autobuses no circulan. Hay mucho tráfico en la zona.",
    ],
    [
      "Die Brücke ist gesperrt.",
      "▮ Der Verkehr wird umgeleitet.",
      "▮ Die Arbeiten dauern drei Wochen. Der Verkehr wird umgeleitet.",
    ],
    [
      "le pont est fermé",
      "La mairie dit que ▮ depuis lundi.",
      "La mairie de la ville dit que ▮ depuis lundi.",
    ],
    ["мост закрыт с понедельника", "Мэрия сообщила, что ▮.", "Мэрия города сообщила, что ▮."],
    ["橋は月曜から閉鎖されている。", "市の発表。▮", "市の発表。▮バスは平常通り運行している。"],
    ["大桥从周一起关闭。", "▮公交车改道。", "▮公交车改道行驶。"],
    ["ปิดสะพานเป็นเวลา ๔๐ วัน", "รัฐบาล▮ แล้ว", "รัฐบาลไทย▮ แล้ว"],
    [
      "Silta on suljettu maanantaista.",
      "▮ Liikenne ohjataan muualle.",
      "▮ Liikenne ohjataan tilapäisesti toista reittiä pitkin keskustan kautta.",
    ],
  ],
};
