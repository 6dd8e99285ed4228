import { hash } from "node:crypto";
import { DamagedDocument } from "./store.ts";

/** SHA-256 as documents are named by it. */
export function sha256Of(content: Uint8Array): string {
  return `sha256:${hash("sha256", content, "hex")}`;
}

type Field = string | number | null | Uint8Array;

/**
 * A row with the SHA-256 over its table and all its fields, so that neither a field that changes nor a row under another key goes
 * unseen. Texts become such as both databases give back as they are.
 */
export function sealed<Row extends Record<keyof Row, Field>>(table: string, row: Row): Row & { digest: string } {
  const plain = Object.fromEntries(
    Object.entries<Field>(row).map(([name, value]) => [name, typeof value === "string" ? plainText(value) : value]),
  ) as Row;
  return { ...plain, digest: digestOf(table, plain) };
}

/**
 * The row as it was written.
 * @param key fields that it was asked for by: a damaged index leads to another row, itself undamaged
 * @throws DamagedDocument
 */
export function intact<Row extends { readonly digest: string }>(table: string, row: Row, key: Partial<Row>): Row {
  const { digest, ...fields } = row;
  const isAsked = Object.entries(key).every(([name, value]) => row[name as keyof Row] === value);
  if (!isAsked || digestOf(table, fields as Record<string, Field>) !== digest) {
    throw new DamagedDocument(nameOf(table, Object.values(key) as Field[]));
  }
  return row;
}

/** Table and key, as damage is reported. */
export function nameOf(table: string, key: readonly Field[]): string {
  return [table, ...key.map(String)].join(" ");
}

/**
 * A text that both databases give back as it was given: lone halves of surrogate pairs have no UTF-8, and PostgreSQL refuses the
 * character 0.
 */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** A column that rows of before have nothing in: then it is no part of their digest, as when they were written. */
function isLaterColumn(table: string, name: string): boolean {
  return table === "jobs" && ["program", "rerun_of", "figures"].includes(name);
}

function digestOf(table: string, fields: Readonly<Record<string, Field>>): string {
  const entries = Object.entries(fields)
    .filter(([name, value]) => name !== "digest" && !(value === null && isLaterColumn(table, name)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, value instanceof Uint8Array ? sha256Of(value) : value]);
  return hash("sha256", JSON.stringify([table, ...entries]), "hex");
}
