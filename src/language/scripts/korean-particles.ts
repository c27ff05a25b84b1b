const list = (text: string): readonly string[] => text.split(" ");

/** Particles by what the syllable before them ends in; "로" follows a vowel or ㄹ. Longer ones first. */
const AFTER_CONSONANT = list("이라는 이라고 으로 이랑 이나 은 이 을 과");
const AFTER_VOWEL = list("라는 라고 랑 나 는 가 를 와");
const AFTER_ANY = list(
  "에서는 에게서 한테서 에서 에게 한테 께서 부터 까지 마저 조차 처럼 보다 마다 밖에 만큼 들 의 에 도 만",
);
/** Anything shorter may be all of the word. */
const SHORTEST = 2;

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const FINAL_RIEUL = 8;

/** The final consonant of a syllable by its place in Unicode (The Unicode Standard, 3.12), 0 for none, null for what is no syllable. */
function finalOf(syllable: string): number | null {
  const code = syllable.charCodeAt(0);
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE ? (code - FIRST_SYLLABLE) % FINALS : null;
}

function canFollow(rest: string, particle: string): boolean {
  const final = finalOf(rest.charAt(rest.length - 1));
  if (final === null || AFTER_ANY.includes(particle)) return true;
  if (particle === "로") return final === 0 || final === FINAL_RIEUL;
  return (final === 0 ? AFTER_VOWEL : AFTER_CONSONANT).includes(particle);
}

const PARTICLES = [...AFTER_CONSONANT, ...AFTER_VOWEL, ...AFTER_ANY, "로"].toSorted(
  (one, other) => other.length - one.length,
);

/**
 * A Korean word without the particles at its end: "백신을", "백신에서는" → "백신". Repeated until nothing is left to take, so that a
 * noun that happens to end like a particle loses it wherever it stands.
 */
export function stripKoreanParticles(word: string): string {
  for (const particle of PARTICLES) {
    if (!word.endsWith(particle) || word.length - particle.length < SHORTEST) continue;
    const rest = word.slice(0, -particle.length);
    if (canFollow(rest, particle)) return stripKoreanParticles(rest);
  }
  return word;
}
