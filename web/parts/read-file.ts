import type { CensusResult, CensusUpload } from "../state/census-import.ts";
import type { Upload, UploadResult } from "../state/file-import.ts";
import type { FileAnswer, FileQuestion } from "../workers/file-worker.ts";

/** A file that takes longer than this to read is no list of numbers. */
const LONGEST_MS = 20_000;

/** Reads a file of numbers, or of changes. */
export async function readFile(upload: Upload): Promise<UploadResult> {
  const answer = await askWorker({ numbers: upload });
  return answer && "numbers" in answer ? answer.numbers : { kind: "refused", reason: "damaged", got: "", limit: "" };
}

/** Reads a file of those who are there and who wait. @returns null where that takes too long */
export async function readCensusFile(upload: CensusUpload): Promise<CensusResult | null> {
  const answer = await askWorker({ census: upload });
  return answer && "census" in answer ? answer.census : null;
}

/**
 * Asks beside the page, in a worker of its own that is ended afterwards: a file can hold up nothing but itself.
 * @returns null where it takes too long
 */
function askWorker(question: FileQuestion): Promise<Exclude<FileAnswer, { failure: string }> | null> {
  const worker = new Worker(new URL("../workers/file-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Exclude<FileAnswer, { failure: string }> | null>((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), LONGEST_MS);
    worker.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
      clearTimeout(timer);
      if ("failure" in data) reject(new Error(data.failure));
      else resolve(data);
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      reject(new Error(message));
    };
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
