import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request that changes something may have been made by a page of another site. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, and `Origin` on all that change something), programs say nothing. It is asked of requests that nothing but the
 * browser vouches for: those with a cookie, and all of them where there is no authentication.
 */
export function isCrossSite(method: string, headers: IncomingHttpHeaders, ownOrigins: readonly string[]): boolean {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return false;
  const { origin } = headers;
  if (origin !== undefined) return !ownOrigins.includes(origin);
  const site = headers["sec-fetch-site"];
  // `none` is an address typed by hand; `same-site` is a neighbour such as another name of the same hospital, which is not us.
  return site !== undefined && site !== "same-origin" && site !== "none";
}
