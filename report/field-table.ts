import { markdownTable } from "./table.ts";

/** Fields of an object by name: type and what it says. The compiler holds the names to those of the object. */
export type Fields<Document> = Readonly<Record<keyof Document, readonly [type: string, meaning: string]>>;

export function fieldTable(fields: Fields<Record<string, unknown>>): string {
  return markdownTable({
    columns: [
      { header: "Field", align: "left" },
      { header: "Type", align: "left" },
      { header: "Meaning", align: "left" },
    ],
    rows: Object.entries(fields).map(([name, [type, meaning]]) => [`\`${name}\``, type, meaning]),
  });
}
