import type { LetterheadAnswer } from "../workers/letterhead-worker.ts";

/** A document that takes longer than this to look through is no letter. */
const LONGEST_MS = 20_000;

/** Looks through a Word document beside the page, in a worker of its own that is ended afterwards. */
export function readLetterheadFile(bytes: Uint8Array): Promise<LetterheadAnswer> {
  const worker = new Worker(new URL("../workers/letterhead-worker.ts", import.meta.url), { type: "module" });
  return new Promise<LetterheadAnswer>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: "refused", reason: "damaged", got: "", limit: "" }), LONGEST_MS);
    const answer = (one: LetterheadAnswer): void => {
      clearTimeout(timer);
      resolve(one);
    };
    worker.onmessage = ({ data }: MessageEvent<LetterheadAnswer>) => answer(data);
    worker.onerror = ({ message }) => answer({ kind: "failed", message });
    worker.postMessage(bytes);
  }).finally(() => worker.terminate());
}
