import { countCharacters } from "./desk/count-characters.ts";
import { sayWhenOffline } from "./desk/offline.ts";
import { sendOnce } from "./desk/send-once.ts";
import { offerShortcuts } from "./desk/shortcuts.ts";
import { keepUnsavedWords } from "./desk/unsaved-words.ts";
import { forgetMarkingsOnSigningOut } from "./reading/kept-marking.ts";

// What every page of the desk runs. Each works alone, and no page needs any of them.
countCharacters();
keepUnsavedWords();
forgetMarkingsOnSigningOut();
sayWhenOffline();
sendOnce();
offerShortcuts();
