import { type Message, messageText, phrase } from "../../scenarios/message.ts";

/** Where a page ends, as an opaque word for a url. */
export function cursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** A cursor that was not made here: HTTP 400. */
export class WrongCursor extends Error {
  override readonly name = "WrongCursor";

  readonly said: Message;

  constructor(cursor: string) {
    const got = { quoted: cursor.slice(0, 80) };
    const said = phrase('{got} is no cursor of this list; take "next" of the page before', { got });
    super(messageText(said));
    this.said = said;
  }
}

/** @throws WrongCursor */
export function placeOf<Kinds extends readonly ("string" | "number")[]>(
  cursor: string,
  kinds: Kinds,
): { -readonly [At in keyof Kinds]: Kinds[At] extends "string" ? string : number } {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    throw new WrongCursor(cursor);
  }
  const isPlace =
    Array.isArray(place) && place.length === kinds.length && place.every((it, at) => isKind(it, kinds[at]));
  if (!isPlace) throw new WrongCursor(cursor);
  return place as { -readonly [At in keyof Kinds]: Kinds[At] extends "string" ? string : number };
}

function isKind(value: unknown, kind: "string" | "number" | undefined): boolean {
  if (typeof value === "string") return kind === "string" && !value.includes("\0") && value.isWellFormed();
  return kind === "number" && Number.isSafeInteger(value);
}
