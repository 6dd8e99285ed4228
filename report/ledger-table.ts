import type { Ledger } from "../analysis/ledger.ts";
import { alternativeField, type DataField, type DataTable, tableOf } from "./data-table.ts";
import { textIn } from "./language.ts";
import { entryDocument, type LedgerDocument } from "./money-json.ts";
import { LEDGER_ENTRY, MONEY_FIGURE } from "./output-money.ts";

/** A run, and what it costs whom. */
export interface LedgerRun {
  /** As in the manifest. */
  readonly name: string;
  readonly ledger?: Ledger | undefined;
}

type Row = { readonly run: LedgerRun; readonly entry: LedgerDocument };
type Field = DataField & { readonly of: (row: Row) => string | number | null };

/** One row for each entry of each run: who pays whom for what, how much, in which prices, and where the price comes from. */
export function ledgerTable(runs: readonly LedgerRun[]): DataTable {
  const rows = runs.flatMap((run): Row[] => {
    return (run.ledger?.entries ?? []).map((entry) => ({ run, entry: entryDocument(entry) }));
  });
  return tableOf(rows, [
    ...alternativeField(runs),
    text("item", (entry) => entry.item),
    { name: "name", type: "text", description: "Its name, in English.", of: ({ entry }) => textIn("en", entry.name) },
    text("category", (entry) => entry.category),
    text("payer", (entry) => entry.payer),
    text("payee", (entry) => entry.payee),
    text("place", (entry) => entry.place),
    text("per", (entry) => entry.per),
    number("quantity", LEDGER_ENTRY.quantity[1], (entry) => entry.quantity),
    number("unitPrice", LEDGER_ENTRY.unitPrice[1], (entry) => entry.unitPrice),
    {
      name: "priceYear",
      type: "integer",
      description: LEDGER_ENTRY.priceYear[1],
      of: ({ entry }) => entry.priceYear,
    },
    number("amount", MONEY_FIGURE.mean[1], (entry) => entry.mean),
    number("standardError", MONEY_FIGURE.standardError[1], (entry) => entry.standardError),
    number("ci95Low", `Low end: ${MONEY_FIGURE.ci95[1]}`, (entry) => entry.ci95?.[0] ?? null),
    number("ci95High", "High end of the same interval.", (entry) => entry.ci95?.[1] ?? null),
    text("kind", (entry) => entry.kind),
    text("source", (entry) => entry.source),
    { ...number("lifetimeYears", LEDGER_ENTRY.lifetimeYears[1], (entry) => entry.lifetimeYears), isNullable: true },
    { ...number("realInterest", LEDGER_ENTRY.realInterest[1], (entry) => entry.realInterest), isNullable: true },
  ]);
}

function text(name: keyof typeof LEDGER_ENTRY, of: (entry: LedgerDocument) => string | null): Field {
  const [type, description] = LEDGER_ENTRY[name];
  return { name, type: "text", description, isNullable: type.includes("null"), of: ({ entry }) => of(entry) };
}

function number(name: string, description: string, of: (entry: LedgerDocument) => number | null): Field {
  const isNullable = ["standardError", "ci95Low", "ci95High"].includes(name);
  return { name, type: "number", description, isNullable, of: ({ entry }) => of(entry) };
}
