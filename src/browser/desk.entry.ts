import { countCharacters } from "./desk/count-characters.ts";
import { sendOnce } from "./desk/send-once.ts";

// What every page of the desk runs.
countCharacters();
sendOnce();
