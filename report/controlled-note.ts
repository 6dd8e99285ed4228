import type { Estimate } from "../analysis/estimates.ts";
import { CONTROLLED_MARK } from "./figures.ts";
import type { Language } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import type { Cell, Table } from "./table.ts";

/** What the asterisks of a summary mean; empty where there are none. @param leading whose gain is told */
export function controlledNote(tables: readonly Table[], leading: Estimate | undefined, language: Language): string {
  if (!tables.some(({ rows }) => rows.some((row) => row.some(isMarked)))) return "";
  const factor = leading?.controlled?.factor;
  const gain = factor === undefined ? "." : GAIN[language](formatNumber(factor, { language, decimals: 1 }));
  return `${CONTROLLED_MARK} ${MEANING[language]}${gain} ${PLAIN[language]}`;
}

/** A table whose asterisks stand outside the column of figures, so that these stay one below another. */
export function withHangingMarks(table: Table): Table {
  const hangs = table.columns.map(
    ({ align }, at) => align === "right" && table.rows.some((row) => row.length > 1 && isMarked(row[at])),
  );
  const padded = (cell: Cell): Cell =>
    isMarked(cell) ? cell : typeof cell === "string" ? `${cell} ` : { ...cell, text: `${cell.text} ` };
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell, at) => (row.length > 1 && hangs[at] ? padded(cell) : cell))),
  };
}

function isMarked(cell: Cell): boolean {
  return (typeof cell === "string" ? cell : cell.text).endsWith(CONTROLLED_MARK);
}

const MEANING: Readonly<Record<Language, string>> = {
  nb: "Usikkerheten er gjort mindre med kontrollvariater: det som tilfeldig kom utover det ventede, er regnet fra",
  nn: "Uvissa er gjord mindre med kontrollvariatar: det som tilfeldig kom utover det venta, er rekna frå",
  en: "The uncertainty is narrowed by control variates: what chance brought beyond the expected is taken out",
};
const GAIN: Readonly<Record<Language, (factor: string) => string>> = {
  nb: (factor) => `, for utskrivningsklare som med ${factor} ganger så mange replikasjoner.`,
  nn: (factor) => `, for utskrivingsklare som med ${factor} gonger så mange replikasjonar.`,
  en: (factor) => `, for the discharge-ready as with ${factor} times as many replications.`,
};
const PLAIN: Readonly<Record<Language, string>> = {
  nb: "Derfor summerer delene seg ikke helt til helheten. --json har også det rene snittet.",
  nn: "Difor blir ikkje summen av delane heilt lik heilskapen. --json har òg det reine snittet.",
  en: "So parts do not quite add up to the whole. --json has the plain mean too.",
};
