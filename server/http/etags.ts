import type { StoredScenario } from "../store/store.ts";

/** Says which version of a scenario it is, and of what content. */
export function scenarioEtag({ version, sha256 }: Pick<StoredScenario, "version" | "sha256">): string {
  return `"v${version}-${sha256.replace(/^sha256:/, "").slice(0, 16)}"`;
}

/** Says which version of a note it is; 0 where there is none yet. */
export function noteEtag(version: number): string {
  return `"n${version}"`;
}

/** Of bytes that never change. */
export function contentEtag(sha256: string): string {
  return `"${sha256.replace(/^sha256:/, "")}"`;
}

/** Whether a tag is in a list such as that of `If-None-Match`; `*` is any. Weak tags count as their strong ones there. */
export function isListed(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || tagsOf(header).some((tag) => tag.replace(/^W\//, "") === etag);
}

/** Whether `If-Match` names the tag: strong comparison, so that a weak one never matches. */
export function isMatch(header: string, etag: string): boolean {
  return header.trim() === "*" || tagsOf(header).includes(etag);
}

function tagsOf(header: string): string[] {
  return header
    .slice(0, 2000)
    .split(",")
    .map((tag) => tag.trim());
}
