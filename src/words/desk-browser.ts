/** What scripts say on the desk's pages, and what the pages say in the same words. */
export const IN_BROWSER = {
  count: "{n} of {most}",
  sending: "Sending …",
  offline: "You are offline. What you typed is safe here; send it when you are back.",
  unsaved: "Not saved: this is what you had typed here before.",
  unsavedOther: "You had typed something here that was not saved, before this was changed.",
  discard: "Discard it",
  putIn: "Put it in",
  shortcuts: {
    title: "Keyboard shortcuts",
    close: "Close",
    list: "This list",
    where: "They work where you are not typing.",
    switchOff: "Switch single-letter shortcuts off",
    switchOn: "Switch single-letter shortcuts on",
    isOff: "They are switched off in this browser.",
  },
} as const;
