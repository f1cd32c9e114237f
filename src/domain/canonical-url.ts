/**
 * One address for one article: what syndication links, campaigns and browsers add is taken off, nothing else is touched.
 */

const TRACKING =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ocid|cmpid|cmp|ito|ns_mchannel|ns_source|ns_campaign|at_medium|at_campaign|smid|sref|ref|ref_src)$/i;

/**
 * The canonical form of an http(s) URL: https, lower-case host without a leading "www." and without its default port, no
 * user or fragment, tracking parameters dropped, the rest sorted, no trailing slash.
 * @returns undefined when `url` is no absolute http or https address
 */
export function canonicalUrl(url: string): string | undefined {
  let parsed: URL;
  try {
    parsed = new URL(url.trim());
  } catch {
    return undefined;
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  const host = parsed.hostname.replace(/^www\./, '').replace(/\.$/, '');
  if (!host) return undefined;
  const port = parsed.port && parsed.port !== '80' && parsed.port !== '443' ? `:${parsed.port}` : '';
  const kept = [...parsed.searchParams].filter(([name]) => !TRACKING.test(name));
  kept.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
  const path = parsed.pathname.replace(/\/+$/, '');
  return `https://${host}${port}${path}${query}`;
}
