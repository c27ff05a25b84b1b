/** A host as the list of sites keeps it, from a host or an address that was typed; null where it is none. */
export function hostFrom(typed: string): string | null {
  const text = typed.trim().replace(/\.$/, "");
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === "" || !URL.canParse(address)) return null;
  const { hostname, username, password } = new URL(address);
  return username + password === "" && hostname !== "" && hostname.length <= 253 ? hostname : null;
}
