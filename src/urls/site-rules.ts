import { type PageParts, queryValue, withoutTrailingSlashes } from "./page-parts.ts";

/**
 * A service that serves one page under several addresses, and says so itself: by redirecting one to the other, or in
 * the canonical link of each. Hosts that merely look alike (`m.`, `amp.`, `www.`) are not enough: those are one page
 * only where an editor or the page itself says so (see docs/url-identity.md).
 */
interface SiteRule {
  hosts: RegExp;
  /** The host under which its pages are known to us. */
  host: string | ((host: string) => string);
  /** For what the service knows by a number: path and query that name it. Null for its other pages. */
  item?: (parts: PageParts) => string | null;
  /** Fragments that begin with a slash open something over the page and name none of their own. */
  ignoresFragment?: true;
  /** Has nothing but short forms of its items: its other addresses stay as they are. */
  itemsOnly?: true;
}

const first = (pattern: RegExp, text: string) => pattern.exec(text)?.[1] ?? null;

/** `make` of what `pattern` finds in the path. */
const byPath =
  (pattern: RegExp, make: (id: string) => string) =>
  ({ path }: PageParts) => {
    const id = first(pattern, path);
    return id === null ? null : make(id);
  };

const rules: readonly SiteRule[] = [
  {
    hosts: /^(?:(?:www|m|mobile|amp)\.)?(?:twitter|x)\.com$/,
    host: "x.com",
    // Whoever's name stands before it: the number is the post. "#!/name/status/1" is the form of 2011.
    item: ({ path, fragment }) => {
      const id = first(
        /^!?\/(?:i\/web|i|[A-Za-z0-9_]+)\/status(?:es)?\/(\d+)(?:\/|$)/,
        path === "" ? fragment : path,
      );
      return id === null ? null : `/i/status/${id}`;
    },
  },
  {
    hosts: /^(?:(?:(?:www|m|music|gaming)\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com)$/,
    host: "www.youtube.com",
    item: (parts) => {
      const id =
        parts.path === "/watch"
          ? first(/^([\w-]{6,})$/, queryValue(parts, "v") ?? "")
          : first(/^\/(?:embed|shorts|live|v|e|watch)\/([\w-]{6,})$/, parts.path);
      return id === null ? null : `/watch?v=${id}`;
    },
  },
  {
    hosts: /^(?:www\.)?youtu\.be$/,
    itemsOnly: true,
    host: "www.youtube.com",
    item: byPath(/^\/(?:shorts\/)?([\w-]{6,})$/, (id) => `/watch?v=${id}`),
  },
  {
    hosts: /^(?:[a-z]{2}-[a-z]{2}|www|m|mbasic|mobile|touch|web|d|p|free)\.facebook\.com$|^facebook\.com$/,
    host: "www.facebook.com",
  },
  {
    hosts: /^(?:(?:www|m)\.)?(?:instagram\.com|instagr\.am)$/,
    host: "www.instagram.com",
    // A reel and a post of one code are the same; some links have the name of the account before them.
    item: byPath(
      /^(?:\/[\w.]+)?\/(?:p|reel|reels|tv)\/([\w-]{5,})(?:\/embed(?:\/captioned)?)?$/,
      (id) => `/p/${id}`,
    ),
  },
  {
    hosts: /^(?:www\.)?threads\.(?:net|com)$/,
    host: "www.threads.com",
    item: byPath(/^\/(?:@[\w.]+\/post|t)\/([\w-]{5,})$/, (id) => `/t/${id}`),
  },
  {
    hosts: /^(?:(?:www|m)\.)?tiktok\.com$/,
    host: "www.tiktok.com",
    item: byPath(
      /^\/(?:@[\w.-]*\/(?:video|photo)|v|embed|embed\/v2|player\/v1)\/(\d+)(?:\.html)?$/,
      (id) => `/@/video/${id}`,
    ),
  },
  {
    hosts: /^(?:(?:www|old|new|np|m|i|amp|sh|[a-z]{2})\.)?reddit\.com$/,
    host: "www.reddit.com",
    // A post by its number; a comment below it by its own.
    item: ({ path }) => {
      const [, post, comment] =
        /^(?:\/(?:r|u|user)\/[\w-]+)?\/comments\/([a-z0-9]+)(?:\/[^/]*(?:\/([a-z0-9]+))?)?$/.exec(path) ?? [];
      return post === undefined ? null : `/comments/${post}${comment === undefined ? "" : `/_/${comment}`}`;
    },
  },
  {
    hosts: /^(?:www\.)?redd\.it$/,
    itemsOnly: true,
    host: "www.reddit.com",
    item: byPath(/^\/([a-z0-9]+)$/, (id) => `/comments/${id}`),
  },
  {
    hosts: /^(?:(?:www|web)\.)?(?:t\.me|telegram\.(?:me|dog))$/,
    host: "t.me",
    // "/s/name/1" is the preview in a browser.
    item: byPath(/^\/(?:s\/)?([A-Za-z]\w{3,}\/\d+)$/, (id) => `/${id}`),
  },
  { hosts: /^(?:(?:www|m)\.)?vk\.(?:com|ru)$/, host: "vk.com" },
  {
    hosts: /^(?:(?:www|player)\.)?vimeo\.com$/,
    host: "vimeo.com",
    item: byPath(/^\/(?:video\/)?(\d{5,})$/, (id) => `/${id}`),
  },
  {
    hosts: /^(?:www\.)?dailymotion\.com$/,
    host: "www.dailymotion.com",
    item: byPath(/^\/(?:embed\/)?video\/([a-z0-9]+)(?:_[^/]*)?$/i, (id) => `/video/${id}`),
  },
  {
    hosts: /^dai\.ly$/,
    itemsOnly: true,
    host: "www.dailymotion.com",
    item: byPath(/^\/([a-z0-9]+)$/i, (id) => `/video/${id}`),
  },
  {
    hosts:
      /^(?:[a-z-]+\.)?(?:(?:m|zero)\.)?(?:wikipedia|wikinews|wikiquote|wikisource|wiktionary|wikivoyage|wikibooks|wikiversity|wikimedia|wikidata|mediawiki)\.org$/,
    host: (host) => host.replace(/^www\./, "").replace(/(^|\.)(?:m|zero)\.(?=wiki)/, "$1"),
    item: (parts) => {
      // With anything more in the query it is a version, a difference, an action: another text.
      const [only = "", ...more] = parts.query;
      if (more.length > 0) return null;
      const title =
        parts.path === "/w/index.php"
          ? first(/^title=(.+)$/, only)
              ?.replaceAll("+", "_")
              .replaceAll("?", "%3F")
          : only === "" && first(/^\/wiki\/(.+)$/, parts.path);
      if (!title) return null;
      const plain = title.replaceAll("%20", "_").replaceAll("%3A", ":").replaceAll("%2F", "/");
      return /(?:^|\/)\.{1,2}(?:\/|$)/.test(plain) ? null : `/wiki/${plain}`;
    },
    // "#/media/File:…" opens a picture over the article.
    ignoresFragment: true,
  },
  { hosts: /^(?:(?:www|mobile|m)\.)?nytimes\.com$/, host: "www.nytimes.com" },
  // Both names serve every page of both, with the canonical link to one of them.
  { hosts: /^(?:(?:www|m)\.)?bbc\.(?:com|co\.uk)$/, host: "www.bbc.com" },
  { hosts: /^(?:(?:www|m|amp)\.)?(?:theguardian\.com|guardian\.co\.uk)$/, host: "www.theguardian.com" },
  {
    hosts: /^(?:dx\.|www\.)?doi\.org$/,
    host: "doi.org",
    // A DOI has no case (DOI handbook, 2.4); the escapes in it do.
    item: byPath(
      /^\/(10\..+)$/,
      (doi) => `/${doi.replace(/%..|[A-Z]/g, (one) => (one.length === 1 ? one.toLowerCase() : one))}`,
    ),
  },
];

/** The page as its service knows it; as it was where no rule knows the service. Applying it twice changes nothing. */
export function applySiteRule(parts: PageParts): PageParts {
  const rule = parts.port === "" ? rules.find(({ hosts }) => hosts.test(parts.host)) : undefined;
  if (rule === undefined) return parts;
  const item = rule.item?.(parts) ?? null;
  if (item === null && rule.itemsOnly) return parts;
  const host = typeof rule.host === "string" ? rule.host : rule.host(parts.host);
  if (item === null) {
    return { ...parts, host, fragment: rule.ignoresFragment ? "" : parts.fragment };
  }
  const [path = "", query] = item.split("?");
  return {
    ...parts,
    host,
    path: withoutTrailingSlashes(path),
    query: query === undefined ? [] : [query],
    fragment: "",
  };
}
