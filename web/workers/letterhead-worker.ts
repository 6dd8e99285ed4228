import { FileRefused } from "../../report/file-refusal.ts";
import { readLetterhead } from "../../report/letterhead.ts";

const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: Uint8Array }) => void;
  postMessage(message: LetterheadAnswer): void;
};

/** What is known of a document before it is used, or why it is not. */
export type LetterheadAnswer =
  | {
      readonly kind: "ready";
      readonly marker: string | null;
      readonly hasTitle: boolean;
      readonly textWidthMm: number;
      readonly linksLeftOut: number;
    }
  | { readonly kind: "refused"; readonly reason: FileRefused["reason"]; readonly got: string; readonly limit: string }
  | { readonly kind: "failed"; readonly message: string };

const MM_PER_TWIP = 25.4 / 1440;

scope.onmessage = ({ data }) => scope.postMessage(answerTo(data));

function answerTo(bytes: Uint8Array): LetterheadAnswer {
  try {
    const { marker = null, hasTitle, textWidth, linksLeftOut } = readLetterhead(bytes);
    return { kind: "ready", marker, hasTitle, textWidthMm: Math.round(textWidth * MM_PER_TWIP), linksLeftOut };
  } catch (error) {
    if (!(error instanceof FileRefused)) return { kind: "failed", message: String(error) };
    const { reason, got, limit } = error;
    return { kind: "refused", reason, got, limit };
  }
}
