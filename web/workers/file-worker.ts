import { z } from "zod";
import { type CensusResult, type CensusUpload, readCensus } from "../state/census-import.ts";
import { readUpload, type Upload, type UploadResult } from "../state/file-import.ts";

// The page's content security policy allows no code from strings, which zod would try.
z.config({ jitless: true });

const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: FileQuestion }) => void;
  postMessage(message: FileAnswer): void;
};

/** What it is given to read. */
export type FileQuestion = { readonly numbers: Upload } | { readonly census: CensusUpload };

/** What it answers: what was found, or what of ours went wrong. */
export type FileAnswer =
  { readonly numbers: UploadResult } | { readonly census: CensusResult } | { readonly failure: string };

scope.onmessage = ({ data }) => {
  try {
    if ("census" in data) scope.postMessage({ census: readCensus(data.census) });
    else scope.postMessage({ numbers: readUpload(data.numbers) });
  } catch (error) {
    scope.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
};
