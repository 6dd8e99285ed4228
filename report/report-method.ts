import type { Chart } from "./charts/chart-drawing.ts";
import type { Language, LocalText } from "./language.ts";
import { markdownBlocks } from "./markdown-blocks.ts";
import type { Block } from "./report-document.ts";
import type { ReportInput } from "./report-input.ts";
import { stressDes } from "./stress-des.ts";

/** Stands where the numbers are to be, until the text has become parts of a document. */
const NUMBERS = "input-parameters";

/** The reporting checklist as parts of a document, its diagram as a picture. @param numbers all numbers of the scenario */
export function methodBlocks(
  { manifest, runs }: ReportInput,
  language: Language,
  flow: Chart,
  numbers: Block,
): Block[] {
  const columns = runs[0].estimates.map(({ key }) => key);
  const facts = {
    manifest,
    runs: runs.map(() => ({ results: { columns } })),
    scenarios: runs.map(({ loaded }) => loaded),
  };
  const text = stressDes(facts, { language, numbersInstead: `\`\`\`\n${NUMBERS}\n\`\`\`` });
  return markdownBlocks(text).flatMap((block): Block[] => {
    if (block.kind !== "code") return [block];
    if (block.text === NUMBERS) return [numbers];
    if (!block.text.startsWith("flowchart")) return [block];
    return [{ kind: "figure", chart: flow, caption: DIAGRAM[language], hasTable: false }];
  });
}

const DIAGRAM: LocalText = {
  nb: "Diagram over basismodellen, med snittene fra kjøringen av basis.",
  nn: "Diagram over basismodellen, med snitta frå køyringa av basis.",
  en: "Diagram of the base model, with the means of the base run.",
};
