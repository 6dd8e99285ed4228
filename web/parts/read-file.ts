import type { Upload, UploadResult } from "../state/file-import.ts";
import type { FileAnswer } from "../workers/file-worker.ts";

/** A file that takes longer than this to read is no list of numbers. */
const LONGEST_MS = 20_000;

/** Reads a file beside the page, in a worker of its own that is ended afterwards: a file can hold up nothing but itself. */
export function readFile(upload: Upload): Promise<UploadResult> {
  const worker = new Worker(new URL("../workers/file-worker.ts", import.meta.url), { type: "module" });
  return new Promise<UploadResult>((resolve, reject) => {
    const refusal: UploadResult = { kind: "refused", reason: "damaged", got: "", limit: "" };
    const timer = setTimeout(() => resolve(refusal), LONGEST_MS);
    worker.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
      clearTimeout(timer);
      if ("result" in data) resolve(data.result);
      else reject(new Error(data.failure));
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      reject(new Error(message));
    };
    worker.postMessage(upload);
  }).finally(() => worker.terminate());
}
