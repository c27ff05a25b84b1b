import type { Colour } from "./settings.ts";

interface Marked {
  /** Behind words that stand in their source, the words on it, and the line under them. */
  ground: string;
  ink: string;
  edge: string;
}

const onLight = (ground: string): Marked => ({ ground, ink: "#14171a", edge: "#14171a" });

/**
 * Each server's marks. Yellow is the first server's, and says what it says on the site: these words stand in their source. What is
 * marked for others has their names beside it. Text on each has 7:1 at least.
 */
export const SERVER_COLOURS: Record<Colour, { light: Marked; dark: Marked }> = {
  yellow: { light: onLight("#ffe45e"), dark: { ground: "#514400", ink: "#fff2b3", edge: "#ffe45e" } },
  blue: { light: onLight("#b9dcff"), dark: { ground: "#17365c", ink: "#e2eeff", edge: "#8fc1ff" } },
  violet: { light: onLight("#dccdff"), dark: { ground: "#3d2a66", ink: "#efe8ff", edge: "#c2a6ff" } },
  green: { light: onLight("#bdebc4"), dark: { ground: "#14421f", ink: "#ddf8e2", edge: "#86dd98" } },
  orange: { light: onLight("#ffd2a1"), dark: { ground: "#5a3008", ink: "#ffead8", edge: "#ffb27a" } },
};
