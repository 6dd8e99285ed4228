import { FileRefused } from "./file-refusal.ts";
import { readXml } from "./xml-reader.ts";

/** Fields that show something of the document itself or of the day. Others fetch files, ask programs, or work something out. */
const KNOWN = new Set(
  "PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE TITLE SUBJECT AUTHOR KEYWORDS FILENAME STYLEREF REF PAGEREF TOC SEQ DOCPROPERTY".split(
    " ",
  ),
);
/** Asks a source of addresses when the document is opened; holds a page of the web that a film is shown by. */
const ACTIVE = ["mailMerge", "webVideoPr"];
const LONGEST_SHOWN = 60;

/** Looks at the fields of a part of a document. @throws FileRefused for one that is not known to do nothing */
export function checkFields(bytes: Uint8Array, part: string): void {
  // Fields may stand within others, and their instructions be cut into pieces.
  const open: { instruction: string; isSaid: boolean }[] = [];
  let isInstruction = false;
  readXml(bytes, part, {
    open: (name, attributes) => {
      if (ACTIVE.includes(name)) throw new FileRefused("active-document", name);
      // What was deleted comes back when the change is not accepted.
      isInstruction = name === "instrText" || name === "delInstrText";
      if (name === "fldSimple") check(attributes.get("instr") ?? "");
      if (name !== "fldChar") return;
      const kind = attributes.get("fldCharType");
      if (kind === "begin") open.push({ instruction: "", isSaid: false });
      else if (kind === "separate") said(open.at(-1));
      else if (kind === "end") said(open.pop());
    },
    close: () => {
      isInstruction = false;
    },
    text: (text) => {
      if (isInstruction && open.length > 0) open[open.length - 1].instruction += text;
      else if (isInstruction) check(text);
    },
  });
  for (const field of open) said(field);
}

function said(field: { instruction: string; isSaid: boolean } | undefined): void {
  if (!field || field.isSaid) return;
  field.isSaid = true;
  check(field.instruction);
}

function check(instruction: string): void {
  const text = instruction.trim();
  const [name = ""] = text.split(/[\s"\\]/, 1);
  const isWithin = /^HYPERLINK\s+\\l\s+(?:"[^"]*"|[^\s"]+)(?:\s+\\[ho](?:\s+"[^"]*")?)*$/i.test(text);
  if (!KNOWN.has(name.toUpperCase()) && !isWithin) {
    throw new FileRefused("unknown-field", text.slice(0, LONGEST_SHOWN));
  }
}
