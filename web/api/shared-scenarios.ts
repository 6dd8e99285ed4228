import type { ApiClient } from "./api-client.ts";

/** A scenario or measure that users keep on the server. */
export interface SharedFile {
  readonly name: string;
  readonly kind: string;
  readonly etag: string;
  readonly changedBy: string | null;
}

const PATH = "/api/v1/scenarios";

/** All that are kept there and can be opened, by name. */
export async function listShared(api: ApiClient, signal?: AbortSignal): Promise<SharedFile[]> {
  const options = signal ? { signal } : {};
  type Answer = { readonly entries: readonly SharedFile[]; readonly next: string | null };
  const found: SharedFile[] = [];
  let cursor = "";
  do {
    const { body } = await api.ask<Answer>(`${PATH}?examples=without&limit=100${cursor}`, options);
    found.push(...body.entries.filter(({ kind }) => kind === "scenario" || kind === "measure"));
    cursor = body.next === null ? "" : `&cursor=${encodeURIComponent(body.next)}`;
  } while (cursor !== "");
  return found;
}

export async function readShared(api: ApiClient, name: string): Promise<{ text: string; etag: string }> {
  const { body, etag } = await api.ask<string>(`${PATH}/${encodeURIComponent(name)}`, { asText: true });
  return { text: body, etag: etag ?? "" };
}

/** Keeps a new file, or another version of the one that has this tag. @throws ApiError, of kind changed-meanwhile where there is another */
export async function keepShared(api: ApiClient, name: string, yaml: string, etag: string | null): Promise<void> {
  const condition = etag === null ? { ifNoneMatch: "*" as const } : { ifMatch: etag };
  await api.ask(`${PATH}/${encodeURIComponent(name)}`, { method: "PUT", yaml, ...condition });
}

export async function removeShared(api: ApiClient, { name, etag }: SharedFile): Promise<void> {
  await api.ask(`${PATH}/${encodeURIComponent(name)}`, { method: "DELETE", ifMatch: etag });
}

/** The name of a file for a scenario: what the server takes, and people know again. */
export function sharedFileName(name: string): string {
  const bare = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N} _+.-]+/gu, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[^\p{L}\p{N}]+|[ .-]+$/gu, "");
  return `${bare === "" ? "scenario" : bare.slice(0, 100)}.yaml`;
}
