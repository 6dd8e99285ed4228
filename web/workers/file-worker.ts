import { z } from "zod";
import { readUpload, type Upload, type UploadResult } from "../state/file-import.ts";

// The page's content security policy allows no code from strings, which zod would try.
z.config({ jitless: true });

const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: Upload }) => void;
  postMessage(message: FileAnswer): void;
};

/** What it answers: what was found, or what of ours went wrong. */
export type FileAnswer = { readonly result: UploadResult } | { readonly failure: string };

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ result: readUpload(data) });
  } catch (error) {
    scope.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
};
