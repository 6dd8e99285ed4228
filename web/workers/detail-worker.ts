import { z } from "zod";
import type { ReplicationDays } from "../../analysis/day-censuses.ts";
import type { Model } from "../../engine/model.ts";
import { yearFigures, type YearFigure } from "../state/ranking.ts";
import { daysOf, type Details, type DetailsAsked, detailModel, detailsOf } from "../state/details.ts";

// The page's content security policy allows no code from strings, which zod would try.
z.config({ jitless: true });

/** The first question says what is looked at; the others are about the same. */
export type DetailQuestion =
  | { readonly kind: "details"; readonly asked: DetailsAsked }
  | { readonly kind: "days"; readonly replication: number }
  /** Replications from (included) to (excluded). */
  | { readonly kind: "figures"; readonly from: number; readonly to: number };

export type DetailAnswer =
  | { readonly kind: "progress"; readonly finished: number }
  | { readonly kind: "details"; readonly details: Details }
  | { readonly kind: "days"; readonly days: ReplicationDays }
  | { readonly kind: "figures"; readonly from: number; readonly figures: readonly YearFigure[] }
  | { readonly kind: "failed"; readonly message: string };

const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: DetailQuestion }) => void;
  postMessage(message: DetailAnswer): void;
};

let model: Model | undefined;

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === "details") {
      model = detailModel(data.asked);
      const details = detailsOf(model, (finished) => scope.postMessage({ kind: "progress", finished }));
      scope.postMessage({ kind: "details", details });
    } else if (model && data.kind === "figures") {
      scope.postMessage({ kind: "figures", from: data.from, figures: yearFigures(model, data.from, data.to) });
    } else if (model && data.kind === "days") {
      scope.postMessage({ kind: "days", days: daysOf(model, data.replication) });
    }
  } catch (error) {
    scope.postMessage({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
};
