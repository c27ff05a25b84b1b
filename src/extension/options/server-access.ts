/** What a browser is asked for so that a server may be asked: its host, on every port, for a pattern cannot name one. */
function patternOf(server: string): string {
  const { protocol, hostname } = new URL(server);
  return `${protocol}//${hostname}/*`;
}

export async function maySeeServer(server: string): Promise<boolean> {
  return chrome.permissions.contains({ origins: [patternOf(server)] });
}

/** To be called while a press is being handled: a browser asks its user only then. */
export async function askForServer(server: string): Promise<boolean> {
  return chrome.permissions.request({ origins: [patternOf(server)] });
}
