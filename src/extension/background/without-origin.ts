/** The rule's number; it is the only one. */
const RULE = 1;

/**
 * Firefox sends `Origin: moz-extension://…` with an extension's requests, and the name in it is another one in each installation: it would
 * tell readers apart for ever. A rule for this session takes it off what the extension itself sends.
 */
export async function sendWithoutOrigin(): Promise<void> {
  const { host } = new URL(chrome.runtime.getURL(""));
  await chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE],
    addRules: [
      {
        id: RULE,
        action: {
          type: "modifyHeaders",
          requestHeaders: [{ header: "origin", operation: "remove" }],
        },
        condition: { initiatorDomains: [host], resourceTypes: ["xmlhttprequest", "other"] },
      },
    ],
  });
}
