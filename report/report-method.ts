import type { Chart } from "./charts/chart-drawing.ts";
import { markdownBlocks } from "./markdown-blocks.ts";
import type { Block } from "./report-document.ts";
import type { ReportInput } from "./report-input.ts";
import { stressDes } from "./stress-des.ts";

/** The reporting checklist as parts of a document, its diagram as a picture. */
export function methodBlocks({ manifest, runs }: ReportInput, flow: Chart): Block[] {
  const columns = runs[0].estimates.map(({ key }) => key);
  const text = stressDes({
    manifest,
    runs: runs.map(() => ({ results: { columns } })),
    scenarios: runs.map(({ loaded }) => loaded),
  });
  return markdownBlocks(text).flatMap((block): Block[] => {
    if (block.kind !== "code" || !block.text.startsWith("flowchart")) return [block];
    return [
      {
        kind: "figure",
        chart: flow,
        caption: "Diagram of the base model, with the means of the base run.",
        hasTable: true,
      },
    ];
  });
}
