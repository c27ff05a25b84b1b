/** Contractions of English and, on the right of each, what they stand for; several where it is open. */
const NEGATED =
  "can could would should must might may do does did is are was were has have had need ought dare".split(" ");
const WITH: readonly (readonly [string, string, string])[] = [
  ["'m", "am", "i"],
  ["'re", "are", "you we they who there what"],
  ["'ve", "have", "i you we they who could would should might must there"],
  ["'ll", "will", "i you he she it we they who that there this what"],
  ["'s", "is", "it he she that who what there here where how this"],
  ["'s", "has", "it he she that who what there"],
  ["'d", "would", "i you he she it we they who there"],
  ["'d", "had", "i you he she it we they who there"],
];

const table = new Map<string, string[][]>();
function add(short: string, long: string): void {
  table.set(short, [...(table.get(short) ?? []), long.split(" ")]);
}
for (const verb of NEGATED) add(verb === "can" ? "can't" : `${verb}n't`, `${verb} not`);
for (const [ending, verb, subjects] of WITH)
  for (const subject of subjects.split(" ")) add(subject + ending, `${subject} ${verb}`);
add("cannot", "can not");
add("can't", "cannot");
add("won't", "will not");
add("shan't", "shall not");
add("let's", "let us");
add("'tis", "it is");

/** Contracted → the ways to write it out, in small letters. */
export const CONTRACTIONS: ReadonlyMap<string, readonly (readonly string[])[]> = table;
