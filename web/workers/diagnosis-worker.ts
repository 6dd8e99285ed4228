import { z } from "zod";
import { diagnose, type ReplicationDiagnosis } from "../../analysis/run-diagnosis.ts";
import { compile } from "../../engine/compile.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { figureOf } from "../../report/replications-input.ts";
import { dateText } from "../../scenarios/calendar.ts";
import { readScenario } from "../../scenarios/read.ts";
import type { Text } from "../../scenarios/words.ts";

// The page's content security policy allows no code from strings, which zod would try.
z.config({ jitless: true });

/** A run whose files are looked into. */
export interface DiagnosisQuestion {
  /** Address that the names of its files come after. */
  readonly files: string;
  /** The figure whose precision is asked about; of a comparison that of the baseline. */
  readonly wanted: MeasureKey | null;
  /** Replications to count, at most. */
  readonly most: number;
}

export type DiagnosisAnswer =
  | { readonly kind: "values"; readonly values: readonly number[] }
  | {
      readonly kind: "opened";
      readonly startDate: string;
      readonly warmUpDays: number;
      readonly replications: number;
      readonly placeNames: Readonly<Record<string, Text>>;
    }
  | { readonly kind: "counted"; readonly replication: ReplicationDiagnosis }
  | { readonly kind: "failed"; readonly message: string };

const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: DiagnosisQuestion }) => void;
  postMessage(message: DiagnosisAnswer): void;
};

scope.onmessage = ({ data }) => {
  void look(data).catch((error: unknown) =>
    scope.postMessage({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
  );
};

interface Manifest {
  readonly replications: number;
  readonly scenarios: readonly { readonly name: string; readonly file: string }[];
}

async function look({ files, wanted, most }: DiagnosisQuestion): Promise<void> {
  const manifest = JSON.parse(await (await read(files, "manifest.json")).text()) as Manifest;
  const text = await (await read(files, manifest.scenarios[0].file)).text();
  const { scenario } = readScenario(manifest.scenarios[0].file, () => text);
  const model = compile(scenario);
  const replications = Math.min(most, manifest.replications);
  scope.postMessage({
    kind: "opened",
    startDate: dateText(model.firstDate + model.warmUpDays),
    warmUpDays: model.warmUpDays,
    replications,
    placeNames: Object.fromEntries(Object.entries(scenario.places).map(([id, { name }]) => [id, name ?? id])),
  });
  if (wanted) {
    const bytes = new Uint8Array(await (await read(files, "replications.parquet")).arrayBuffer());
    const [values = []] = await figureOf(
      bytes,
      manifest.scenarios.map(({ name }) => name),
      wanted,
    );
    scope.postMessage({ kind: "values", values });
  }
  for (let replication = 0; replication < replications; replication++) {
    scope.postMessage({ kind: "counted", replication: diagnose(model, replication) });
  }
}

async function read(files: string, name: string): Promise<Response> {
  const response = await fetch(`${files}/${encodeURIComponent(name)}`, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}
