import { FileRefused } from "./file-refusal.ts";

/** What is met in an XML text, in order. Names are without the prefix of their name space. */
export interface XmlListener {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const DEEPEST = 64;

/**
 * Reads XML as Office files have it: elements, attributes, texts. A document type is refused, so there are no entities but the five of
 * XML and those of numbers: nothing can be fetched, nor grow.
 * @param part what it is called in a message
 * @throws FileRefused
 */
export function readXml(bytes: Uint8Array, part: string, listener: XmlListener): void {
  const text = decoded(bytes, part);
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    if (next < 0) break;
    if (next > at && open.length > 0) listener.text(unescaped(text.slice(at, next), part));
    if (text.startsWith("<!--", next)) at = after(text, "-->", next + 4, part);
    else if (text.startsWith("<?", next)) at = after(text, "?>", next + 2, part);
    else if (text.startsWith("<![CDATA[", next)) {
      at = after(text, "]]>", next + 9, part);
      listener.text(text.slice(next + 9, at - 3));
    } else if (text.startsWith("<!", next)) throw new FileRefused("external-entity", part);
    else at = element(text, next, part, open, listener);
  }
  if (open.length > 0) throw new FileRefused("damaged", part);
}

function decoded(bytes: Uint8Array, part: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const encoding = /^<\?xml[^>]*encoding=["']([^"']*)/.exec(text)?.[1] ?? "utf-8";
    if (/^utf-?8$/i.test(encoding)) return text;
  } catch {
    // Said below.
  }
  throw new FileRefused("not-utf8", part);
}

function after(text: string, end: string, from: number, part: string): number {
  const at = text.indexOf(end, from);
  if (at < 0) throw new FileRefused("damaged", part);
  return at + end.length;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** @returns where what follows the tag begins */
function element(text: string, at: number, part: string, open: string[], listener: XmlListener): number {
  TAG.lastIndex = at;
  const found = TAG.exec(text);
  if (!found) throw new FileRefused("damaged", part);
  const [whole, slash, name = "", attributeText = "", closed] = found;
  if (slash === "/") {
    if (open.pop() !== name) throw new FileRefused("damaged", part);
    listener.close(name);
  } else {
    listener.open(name, attributesOf(attributeText, part));
    if (closed === "/") listener.close(name);
    else if (open.push(name) > DEEPEST) throw new FileRefused("damaged", part);
  }
  return at + whole.length;
}

function attributesOf(text: string, part: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, prefix = "", name = "", quoted, other] of text.matchAll(ATTRIBUTE)) {
    if (prefix === "xmlns:") continue;
    // r:id must not be taken for an id without a name space.
    attributes.set(prefix === "r:" ? `r:${name}` : name, unescaped(quoted ?? other ?? "", part));
  }
  return attributes;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string, part: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&\s]*;?)/g, (_, body: string) => {
    const name = body.slice(0, -1);
    const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    if (known !== undefined && body.endsWith(";")) return known;
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(body) ?? [];
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    if (!(code <= 0x10ffff)) throw new FileRefused("external-entity", part);
    return String.fromCodePoint(code);
  });
}

/** A text as it stands between tags or in an attribute. */
export function escapedXml(text: string): string {
  const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (sign) => signs[sign]!);
}
