import { messageText, type Speech } from "../scenarios/message.ts";
import type { FileRefused, RefusalReason } from "./file-refusal.ts";
import type { CellMistake, CellProblem } from "./import-problem.ts";
import type { Language } from "./language.ts";

type Sentence = (got: string, limit: string) => string;

/** Why a file is not used, in a sentence or two. */
export function refusalText({ reason, got, limit }: FileRefused, language: Language): string {
  return REFUSALS[language][reason](got, limit);
}

/** "Ark Kapasitet, celle C14" */
export function placeText({ sheet, cell }: CellProblem, language: Language): string {
  const [sheetWord, cellWord, lineWord, columnWord] = PLACES[language];
  const [line, column] = cell.split(":");
  if (sheet !== null) return `${sheetWord} ${sheet}, ${cellWord} ${cell}`;
  return column === undefined ? `${lineWord} ${line}` : `${lineWord} ${line}, ${columnWord} ${column}`;
}

/** What is wrong with a cell, and what to write. @param speech of the language, for what the model says */
export function problemText(
  { mistake, got, limit = "", said }: CellProblem,
  language: Language,
  speech: Speech,
): string {
  return MISTAKES[language][mistake](got, said ? messageText(said, speech) : limit);
}

const PLACES: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  nb: ["Ark", "celle", "Linje", "kolonne"],
  nn: ["Ark", "celle", "Linje", "kolonne"],
  en: ["Sheet", "cell", "Line", "column"],
};

const MISTAKES: Readonly<Record<Language, Readonly<Record<CellMistake, Sentence>>>> = {
  nb: {
    empty: () => "Cellen er tom. Skriv tallet, eller det som står i Basis hvis det ikke skal endres.",
    "not-a-number": (got) => `«${got}» er ikke et tall. Skriv for eksempel 9 eller 9,5.`,
    "not-whole": (got) => `${got} er ikke et helt tall. Skriv det uten desimaler.`,
    "too-small": (got, limit) => `${got} er for lite. Skriv minst ${limit}.`,
    "too-large": (got, limit) => `${got} er for mye. Skriv høyst ${limit}.`,
    "not-a-date": (got) => `«${got}» er ikke en dato. Skriv for eksempel 2026-03-01 eller 1.3.2026.`,
    "not-an-end": (got) =>
      `${got} kan ikke være slutten. Skriv en dato etter Gjelder fra, og en dag i hvert år bare når begge er det.`,
    "not-a-kind": (got) => `«${got}» kan ikke velges. Velg kilde, avledet eller antakelse, eller la cellen stå tom.`,
    formula: () => "Cellen har en formel. Formler regnes ikke ut her: lim inn verdien i stedet.",
    "unknown-path": (got) => `«${got}» finnes ikke i modellen. La kolonnen Sti stå som den er i malen.`,
    twice: (got, limit) => `${got} står to ganger, også i ${limit}. Slett den ene linjen.`,
    "too-long": (_, limit) => `Teksten er for lang. Skriv høyst ${limit} tegn.`,
    sum: (got, limit) => `Andelene blir ${got} til sammen, og skal bli ${limit}. Rett en av dem.`,
    model: (_, limit) => `Modellen kan ikke simuleres slik: ${limit}.`,
  },
  nn: {
    empty: () => "Cella er tom. Skriv talet, eller det som står i Basis om det ikkje skal endrast.",
    "not-a-number": (got) => `«${got}» er ikkje eit tal. Skriv til dømes 9 eller 9,5.`,
    "not-whole": (got) => `${got} er ikkje eit heilt tal. Skriv det utan desimalar.`,
    "too-small": (got, limit) => `${got} er for lite. Skriv minst ${limit}.`,
    "too-large": (got, limit) => `${got} er for mykje. Skriv høgst ${limit}.`,
    "not-a-date": (got) => `«${got}» er ikkje ein dato. Skriv til dømes 2026-03-01 eller 1.3.2026.`,
    "not-an-end": (got) =>
      `${got} kan ikkje vere slutten. Skriv ein dato etter Gjeld frå, og ein dag i kvart år berre når begge er det.`,
    "not-a-kind": (got) => `«${got}» kan ikkje veljast. Vel kjelde, avleidd eller antaking, eller lat cella stå tom.`,
    formula: () => "Cella har ein formel. Formlar blir ikkje rekna ut her: lim inn verdien i staden.",
    "unknown-path": (got) => `«${got}» finst ikkje i modellen. Lat kolonnen Sti stå som han er i malen.`,
    twice: (got, limit) => `${got} står to gonger, òg i ${limit}. Slett den eine linja.`,
    "too-long": (_, limit) => `Teksten er for lang. Skriv høgst ${limit} teikn.`,
    sum: (got, limit) => `Delane blir ${got} til saman, og skal bli ${limit}. Rett ein av dei.`,
    model: (_, limit) => `Modellen kan ikkje simulerast slik: ${limit}.`,
  },
  en: {
    empty: () => "The cell is empty. Write the number, or what stands under Baseline if it is not to change.",
    "not-a-number": (got) => `“${got}” is not a number. Write for example 9 or 9.5.`,
    "not-whole": (got) => `${got} is not a whole number. Write it without decimals.`,
    "too-small": (got, limit) => `${got} is too small. Write at least ${limit}.`,
    "too-large": (got, limit) => `${got} is too large. Write at most ${limit}.`,
    "not-a-date": (got) => `“${got}” is not a date. Write for example 2026-03-01.`,
    "not-an-end": (got) =>
      `${got} cannot be the end. Write a date after Holds from, and a day of every year only where both are.`,
    "not-a-kind": (got) => `“${got}” cannot be chosen. Choose sourced, derived or assumption, or leave the cell empty.`,
    formula: () => "The cell has a formula. Formulas are not worked out here: paste the value instead.",
    "unknown-path": (got) => `“${got}” is not in the model. Leave the column Path as it is in the template.`,
    twice: (got, limit) => `${got} stands there twice, also in ${limit}. Delete one of the lines.`,
    "too-long": (_, limit) => `The text is too long. Write at most ${limit} characters.`,
    sum: (got, limit) => `The shares add up to ${got}, and must add up to ${limit}. Correct one of them.`,
    model: (_, limit) => `The model cannot be simulated like this: ${limit}.`,
  },
};

const REFUSALS: Readonly<Record<Language, Readonly<Record<RefusalReason, Sentence>>>> = {
  nb: {
    "too-large": (got, limit) => `Filen er for stor: ${got}. Den kan være høyst ${limit}.`,
    "not-a-workbook": () =>
      "Filen er ikke et regneark vi kan lese. Lagre den som Excel-arbeidsbok (.xlsx) og prøv igjen.",
    damaged: (got) => `Filen er skadet${at(got)}. Åpne den, lagre den på nytt og prøv igjen.`,
    "unpacks-too-large": (_, limit) =>
      `Filen er for stor når den pakkes ut. Den kan være høyst ${limit}. Slett det som ikke trengs.`,
    "too-many-parts": (got, limit) => `Filen har ${got} deler, høyst ${limit} godtas. Slett det som ikke trengs.`,
    encrypted: () => "Filen er låst med passord. Ta bort passordet og prøv igjen.",
    "unknown-packing": () => "Filen er pakket på en måte vi ikke leser. Lagre den på nytt og prøv igjen.",
    "bad-name": (got) => `Filen har en del med et ulovlig navn (${got}) og brukes ikke.`,
    overlapping: () => "Filen er satt sammen slik bare en skadelig fil er, og brukes ikke.",
    "active-content": (got) =>
      `Filen har makroer, koblinger til andre filer eller innlimte objekter (${got}). Lagre den som .xlsx uten dem.`,
    "external-entity": (got) => `Filen henviser til noe utenfor seg selv (${got}) og brukes ikke.`,
    "not-utf8": () => "Teksten i filen er ikke lagret som UTF-8. Lagre den på nytt som UTF-8 og prøv igjen.",
    "too-many-sheets": (_, limit) =>
      `Arbeidsboken har for mange ark, høyst ${limit} godtas. Slett ark som ikke trengs.`,
    "far-cell": (got, limit) => `Cellen ${got} ligger for langt ute. Celler godtas til og med ${limit}. Slett den.`,
    "too-many-cells": (_, limit) => `Arbeidsboken har for mange celler, høyst ${limit} godtas.`,
    "nothing-known": () =>
      "Fant ingen linjer med kolonnene Sti og Verdi. Last ned malen, fyll ut kolonnen Verdi og last opp den.",
    "not-a-document": () =>
      "Filen er ikke et Word-dokument vi kan lese. Lagre den som Word-dokument (.docx) og prøv igjen.",
    "active-document": (got) =>
      `Dokumentet har makroer eller innlimte filer (${got}). Lagre det som Word-dokument uten makroer (.docx), og lim inn bilder i stedet for filer.`,
    "external-link": (got) =>
      `Dokumentet henter noe fra et annet sted (${got}). Sett bildet eller teksten inn i dokumentet i stedet, og prøv igjen.`,
    "unknown-field": (got) =>
      `Dokumentet har et felt som ikke godtas («${got}»). Sidetall, dato, tittel og henvisninger i dokumentet godtas. Gjør feltet om til tekst (Ctrl+Shift+F9) og prøv igjen.`,
    "marker-elsewhere": (got) => `${got} står i topptekst, bunntekst eller note. Sett det i et eget avsnitt i teksten.`,
    "marker-twice": (got) => `${got} står flere ganger. La det stå der rapporten skal begynne, og bare der.`,
  },
  nn: {
    "too-large": (got, limit) => `Fila er for stor: ${got}. Ho kan vere høgst ${limit}.`,
    "not-a-workbook": () =>
      "Fila er ikkje eit rekneark vi kan lese. Lagre ho som Excel-arbeidsbok (.xlsx) og prøv igjen.",
    damaged: (got) => `Fila er skadd${at(got)}. Opne ho, lagre ho på nytt og prøv igjen.`,
    "unpacks-too-large": (_, limit) =>
      `Fila er for stor når ho blir pakka ut. Ho kan vere høgst ${limit}. Slett det som ikkje trengst.`,
    "too-many-parts": (got, limit) => `Fila har ${got} delar, høgst ${limit} er godtekne. Slett det som ikkje trengst.`,
    encrypted: () => "Fila er låst med passord. Ta bort passordet og prøv igjen.",
    "unknown-packing": () => "Fila er pakka på ein måte vi ikkje les. Lagre ho på nytt og prøv igjen.",
    "bad-name": (got) => `Fila har ein del med eit ulovleg namn (${got}) og blir ikkje brukt.`,
    overlapping: () => "Fila er sett saman slik berre ei skadeleg fil er, og blir ikkje brukt.",
    "active-content": (got) =>
      `Fila har makroar, koplingar til andre filer eller innlimte objekt (${got}). Lagre ho som .xlsx utan dei.`,
    "external-entity": (got) => `Fila viser til noko utanfor seg sjølv (${got}) og blir ikkje brukt.`,
    "not-utf8": () => "Teksten i fila er ikkje lagra som UTF-8. Lagre ho på nytt som UTF-8 og prøv igjen.",
    "too-many-sheets": (_, limit) =>
      `Arbeidsboka har for mange ark, høgst ${limit} er godtekne. Slett ark som ikkje trengst.`,
    "far-cell": (got, limit) => `Cella ${got} ligg for langt ute. Celler er godtekne til og med ${limit}. Slett ho.`,
    "too-many-cells": (_, limit) => `Arbeidsboka har for mange celler, høgst ${limit} er godtekne.`,
    "nothing-known": () =>
      "Fann ingen linjer med kolonnane Sti og Verdi. Last ned malen, fyll ut kolonnen Verdi og last han opp.",
    "not-a-document": () =>
      "Fila er ikkje eit Word-dokument vi kan lese. Lagre ho som Word-dokument (.docx) og prøv igjen.",
    "active-document": (got) =>
      `Dokumentet har makroar eller innlimte filer (${got}). Lagre det som Word-dokument utan makroar (.docx), og lim inn bilete i staden for filer.`,
    "external-link": (got) =>
      `Dokumentet hentar noko frå ein annan stad (${got}). Set biletet eller teksten inn i dokumentet i staden, og prøv igjen.`,
    "unknown-field": (got) =>
      `Dokumentet har eit felt som ikkje er godteke («${got}»). Sidetal, dato, tittel og tilvisingar i dokumentet er godtekne. Gjer feltet om til tekst (Ctrl+Shift+F9) og prøv igjen.`,
    "marker-elsewhere": (got) => `${got} står i topptekst, botntekst eller note. Set det i eit eige avsnitt i teksten.`,
    "marker-twice": (got) => `${got} står fleire gonger. Lat det stå der rapporten skal byrje, og berre der.`,
  },
  en: {
    "too-large": (got, limit) => `The file is too large: ${got}. It may be at most ${limit}.`,
    "not-a-workbook": () =>
      "The file is not a workbook that we can read. Save it as an Excel workbook (.xlsx) and try again.",
    damaged: (got) => `The file is damaged${at(got)}. Open it, save it again and try again.`,
    "unpacks-too-large": (_, limit) =>
      `The file is too large when it is unpacked. It may be at most ${limit}. Delete what is not needed.`,
    "too-many-parts": (got, limit) =>
      `The file has ${got} parts, at most ${limit} are accepted. Delete what is not needed.`,
    encrypted: () => "The file is locked with a password. Remove the password and try again.",
    "unknown-packing": () => "The file is packed in a way that we do not read. Save it again and try again.",
    "bad-name": (got) => `The file has a part with a forbidden name (${got}) and is not used.`,
    overlapping: () => "The file is put together as only a harmful file is, and is not used.",
    "active-content": (got) =>
      `The file has macros, links to other files or embedded objects (${got}). Save it as .xlsx without them.`,
    "external-entity": (got) => `The file refers to something outside itself (${got}) and is not used.`,
    "not-utf8": () => "The text of the file is not saved as UTF-8. Save it again as UTF-8 and try again.",
    "too-many-sheets": (_, limit) =>
      `The workbook has too many sheets, at most ${limit} are accepted. Delete sheets that are not needed.`,
    "far-cell": (got, limit) => `The cell ${got} lies too far out. Cells are accepted up to ${limit}. Delete it.`,
    "too-many-cells": (_, limit) => `The workbook has too many cells, at most ${limit} are accepted.`,
    "nothing-known": () =>
      "Found no lines with the columns Path and Value. Download the template, fill in the column Value and upload that.",
    "not-a-document": () =>
      "The file is not a Word document that we can read. Save it as a Word document (.docx) and try again.",
    "active-document": (got) =>
      `The document has macros or embedded files (${got}). Save it as a Word document without macros (.docx), and paste pictures in place of files.`,
    "external-link": (got) =>
      `The document fetches something from elsewhere (${got}). Insert the picture or the text into the document instead, and try again.`,
    "unknown-field": (got) =>
      `The document has a field that is not accepted (“${got}”). Page numbers, dates, titles and references within the document are. Turn the field into text (Ctrl+Shift+F9) and try again.`,
    "marker-elsewhere": (got) =>
      `${got} stands in a header, a footer or a note. Put it in a paragraph of its own in the text.`,
    "marker-twice": (got) => `${got} stands several times. Leave it where the report is to begin, and only there.`,
  },
};

function at(got: string): string {
  return got === "" ? "" : ` (${got})`;
}
