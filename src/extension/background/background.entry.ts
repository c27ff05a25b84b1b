import { onSettingsChanged, readSettings } from "../ground/stored-settings.ts";
import { followCommands } from "./commands.ts";
import { indexedFileStore } from "./file-store.ts";
import { filtersIn } from "./filters.ts";
import { keptAnswers } from "./kept-answers.ts";
import { limitsInSession } from "./limits.ts";
import { lookUpWith } from "./look-up.ts";
import { pausesInSession } from "./pauses.ts";
import { keepFiltersFresh } from "./schedule.ts";
import { askOfSelections } from "./selection.ts";
import { markTabs } from "./tabs.ts";
import { writeCards } from "./write-cards.ts";

const filters = filtersIn(indexedFileStore());
const pauses = pausesInSession();
const limits = limitsInSession();
const answers = keptAnswers({ inMemoryOnly: false });
const lookUp = lookUpWith({ filters, pauses, limits, answers });
// Chromium gives a private window a background of its own; Firefox does not.
const privateLookUp =
  BROWSER === "firefox"
    ? lookUpWith({ filters, pauses, limits, answers: keptAnswers({ inMemoryOnly: true }) })
    : lookUp;

const tabs = markTabs({ limits, lookUpFor: (isPrivate) => (isPrivate ? privateLookUp : lookUp) });
const schedule = keepFiltersFresh(
  filters,
  pauses,
  async () => {
    const { servers, marking } = await readSettings();
    return marking === "never" ? [] : servers;
  },
  () => tabs.lookAgain(),
);

chrome.runtime.onStartup.addListener(() => void schedule.start());
chrome.runtime.onInstalled.addListener(() => void schedule.start());
onSettingsChanged(({ servers }) => {
  void answers.forgetServers(servers.map(({ url }) => url));
  void schedule.settingsChanged();
});

writeCards();
followCommands();
askOfSelections();
