import { strFromU8, strToU8 } from "fflate";
import { FileRefused } from "./file-refusal.ts";
import type { Parts } from "./sheet-parts.ts";
import { escapedXml, readXml } from "./xml-reader.ts";

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly isOutside: boolean;
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
/** Other files within, and programs. */
const ACTIVE =
  /\/(aFChunk|oleObject|package|control|attachedToolbars|vbaProject|wordVbaData|keyMapCustomizations|frame|subDocument|webextension\w*)$/;
/** Parts whose texts are looked through; some programs find them by these alone, whatever their names and types. */
const TEXTS =
  /\/(officeDocument|header|footer|footnotes|endnotes|comments\w*|glossaryDocument|settings|webSettings|styles\w*|numbering)$/;
const LONGEST_SHOWN = 80;
/** A letter has a few. Each is looked for through the whole text. */
const MOST_OUTSIDE = 200;

/**
 * Takes out of a document what leads outside the file: links to click on, and the template that it was once made from. What would be
 * fetched to show it cannot be left out without a gap.
 * @param parts is changed
 * @returns how many addresses were left out
 * @throws FileRefused for a picture that lies elsewhere, and anything else of the kind
 */
export function withoutOutsideTargets(parts: Parts): number {
  let count = 0;
  for (const [name, bytes] of parts) {
    if (!/\.rels$/i.test(name)) continue;
    const relations = relationsIn(bytes, name);
    const active = relations.find(({ type }) => ACTIVE.test(type));
    if (active) throw new FileRefused("active-document", active.target.slice(0, LONGEST_SHOWN));
    const elsewhere = relations.find(
      ({ type, target, isOutside }) => TEXTS.test(type) && !isOutside && !isTextPart(target, name),
    );
    if (elsewhere) throw new FileRefused("bad-name", elsewhere.target.slice(0, LONGEST_SHOWN));
    const outside = relations.filter(({ isOutside }) => isOutside);
    if (outside.length === 0) continue;
    if (count + outside.length > MOST_OUTSIDE) {
      throw new FileRefused("too-many-parts", String(count + outside.length), String(MOST_OUTSIDE));
    }
    const source = sourceOf(name);
    for (const relation of outside) leaveOut(relation, source, parts);
    count += outside.length;
    parts.set(name, strToU8(relationList(relations.filter(({ isOutside }) => !isOutside))));
  }
  for (const [name, bytes] of parts) {
    if (!/^word\/.*\.xml$/i.test(name)) continue;
    const text = strFromU8(bytes);
    // Drawings of the old kind have addresses beside those in the list.
    const bare = text.replace(/\s(?:[\w.-]+:)?(?:href|src)\s*=\s*(?:"[^"]*"|'[^']*')/g, () => (count++, ""));
    if (bare !== text) parts.set(name, strToU8(bare));
  }
  return count;
}

function relationsIn(bytes: Uint8Array, name: string): Relation[] {
  const found: Relation[] = [];
  readXml(bytes, name, {
    close: () => {},
    text: () => {},
    open: (element, attributes) => {
      if (element !== "Relationship") return;
      const target = attributes.get("Target") ?? "";
      const isSaid = (attributes.get("TargetMode") ?? "Internal").toLowerCase() !== "internal";
      const hasAddress = /^[a-z][a-z0-9+.-]*:|^[\\/]{2}|\\/i.test(target);
      const [id, type] = [attributes.get("Id") ?? "", attributes.get("Type") ?? ""];
      found.push({ id, type, target, isOutside: isSaid || hasAddress });
    },
  });
  return found;
}

/** Whether a target is in the folder of texts, as an XML file; it goes from the folder of what it is about, or from the top. */
function isTextPart(target: string, relations: string): boolean {
  const parts = target.split("/");
  const isWithin = parts.every((part) => part !== ".." && part !== "." && !part.includes("%"));
  const path = target.startsWith("/") ? target.slice(1) : `${/^(.*\/)?_rels\//i.exec(relations)?.[1] ?? ""}${target}`;
  return isWithin && /^word\/.+\.xml$/i.test(path);
}

/** `word/_rels/document.xml.rels` is about `word/document.xml`. */
function sourceOf(relations: string): string {
  return relations.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, "$1$2");
}

function leaveOut({ id, type, target }: Relation, source: string, parts: Parts): void {
  const text = strFromU8(parts.get(source) ?? new Uint8Array(0));
  const kind = type.slice(type.lastIndexOf("/") + 1);
  const key = id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const named = (attribute: string) => new RegExp(`\\s${attribute}=(?:"${key}"|'${key}')`, "g");
  const without = (): string | undefined => {
    switch (kind) {
      case "hyperlink":
        // A link without an address is a text; a picture with one is a picture.
        return text
          .replace(new RegExp(`<a:hlink(?:Click|Hover|MouseOver)\\b[^>]*r:id="${key}"[^>]*/>`, "g"), "")
          .replace(new RegExp(`(<w:hyperlink\\b[^>]*?)\\sr:id="${key}"`, "g"), "$1");
      case "attachedTemplate":
        return text.replace(/<w:attachedTemplate\b[^>]*\/>/g, "");
      case "image":
        // Where the picture is in the file as well, it is shown from there.
        return text.replace(/<a:blip\b[^>]*>/g, (tag) =>
          /\sr:embed=/.test(tag) ? tag.replace(named("r:link"), "") : tag,
        );
      default:
        return undefined;
    }
  };
  // What is still named was needed to show something.
  const bare = without();
  if (bare === undefined || named("r:\\w+").test(bare)) {
    throw new FileRefused("external-link", target.slice(0, LONGEST_SHOWN));
  }
  if (parts.has(source)) parts.set(source, strToU8(bare));
}

function relationList(relations: readonly Relation[]): string {
  const items = relations.map(
    ({ id, type, target }) =>
      `<Relationship Id="${escapedXml(id)}" Type="${escapedXml(type)}" Target="${escapedXml(target)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">${items.join("")}</Relationships>`;
}
