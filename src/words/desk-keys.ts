/** Keys and people at the desk. */
export const KEYS = {
  title: "Keys and people",
  intro:
    "Everybody who works here signs in with a key of their own, and what they do stands under their name. A key has the role that it was made with: for another role, make another key and revoke the old one.",
  roles: {
    editor: "Adds articles, claims, quotes and verdicts.",
    senior: "Also publishes, retracts and reinstates.",
    admin: "Also makes and revokes keys, and blanks words by law.",
  },
  make: "Make a key",
  name: "Name",
  nameHint: "As it stands under what they do. The same name again is the same person.",
  role: "Role",
  made: "The key of {name}",
  madeText:
    "Give it to {name} in a way that nobody else reads. It is shown this once: it cannot be looked up again, only revoked.",
  madeBack: "To all keys",
  copy: "Copy",
  copied: "Copied",
  people: "People",
  person: "Person",
  key: "Key begins with",
  since: "Made",
  used: "Last used",
  never: "never",
  state: "State",
  active: "works",
  revoked: "revoked {day}",
  yours: "you are signed in with it",
  revoke: "Revoke",
  revokeTitle: "Revoke the key {prefix} of {name}?",
  revokeText:
    "It stops working at once, and whoever is signed in with it is signed out. It cannot be brought back.",
  revokeYours: "You are signed in with this key: you will be signed out.",
  revokeDo: "Revoke this key",
  keep: "Keep it",
} as const;
