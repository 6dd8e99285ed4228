import type { Language } from "../report/language.ts";

/** What is said of `flyt report`. */
export interface ReportMessages {
  readonly formatNeeded: (got: string) => string;
  readonly templateNeeded: (got: string) => string;
  /** A file for Office cannot be printed. */
  readonly outNeeded: (format: string) => string;
  readonly noFolder: (word: string) => string;
  readonly isDocument: (word: string) => string;
  readonly fileMissing: (file: string) => string;
  readonly fileChanged: (file: string) => string;
  readonly otherVersion: (file: string, reason: string) => string;
  readonly letterheadNeedsWord: (format: string) => string;
  readonly noFile: (flag: string, file: string) => string;
  readonly summaryTooLong: (file: string, got: number, most: number) => string;
  readonly summaryEmpty: (file: string) => string;
  readonly written: (file: string, size: string) => string;
}

export const REPORT_MESSAGES: Readonly<Record<Language, ReportMessages>> = {
  nb: {
    formatNeeded: (got) => `--format må være html, docx, xlsx eller md, fikk ${got}`,
    templateNeeded: (got) => `--template må være paper, full eller method, eller et Word-dokument (.docx), fikk ${got}`,
    outNeeded: (format) =>
      `En fil av typen ${format} kan ikke skrives til skjermen. Gi den et navn med --out, som --out rapport.${format}.`,
    noFolder: (word) =>
      `${word} er ingen resultatmappe. Lag en med flyt run … --out mappe eller flyt compare … --out mappe.`,
    isDocument: (word) =>
      `${word} er det --json skriver, som ikke har scenarioene med. En rapport lages av en resultatmappe: kjør det samme med --out mappe.`,
    fileMissing: (file) => `${file} mangler i resultatmappa. Kjør på nytt, eller hent hele mappa.`,
    fileChanged: (file) =>
      `${file} er ikke lenger det kjøringen skrev (SHA-256 er en annen). En rapport skal ha kjøringens tall; hent fila fram igjen eller kjør på nytt.`,
    otherVersion: (file, reason) =>
      `${file} kan ikke leses: ${reason}. Mappa er kanskje laget av en annen utgave av programmet.`,
    letterheadNeedsWord: (format) =>
      `Et Word-dokument som mal gjelder bare for Word, fikk --format ${format}. Skriv --format docx, eller la være.`,
    noFile: (flag, file) => `${flag}: ${file} finnes ikke.`,
    summaryTooLong: (file, got, most) => `${file} har ${got} tegn; et sammendrag kan ha høyst ${most}.`,
    summaryEmpty: (file) =>
      `${file} er tom. Skriv ut den genererte teksten med --format md, rediger den, og gi den med --summary.`,
    written: (file, size) => `Skrev ${file}, ${size}.`,
  },
  nn: {
    formatNeeded: (got) => `--format må vere html, docx, xlsx eller md, fekk ${got}`,
    templateNeeded: (got) =>
      `--template må vere paper, full eller method, eller eit Word-dokument (.docx), fekk ${got}`,
    outNeeded: (format) =>
      `Ei fil av typen ${format} kan ikkje skrivast til skjermen. Gje ho eit namn med --out, som --out rapport.${format}.`,
    noFolder: (word) =>
      `${word} er inga resultatmappe. Lag ei med flyt run … --out mappe eller flyt compare … --out mappe.`,
    isDocument: (word) =>
      `${word} er det --json skriv, som ikkje har scenarioa med. Ein rapport blir laga av ei resultatmappe: køyr det same med --out mappe.`,
    fileMissing: (file) => `${file} manglar i resultatmappa. Køyr på nytt, eller hent heile mappa.`,
    fileChanged: (file) =>
      `${file} er ikkje lenger det køyringa skreiv (SHA-256 er ein annan). Ein rapport skal ha tala til køyringa; hent fila fram att eller køyr på nytt.`,
    otherVersion: (file, reason) =>
      `${file} kan ikkje lesast: ${reason}. Mappa er kanskje laga av ei anna utgåve av programmet.`,
    letterheadNeedsWord: (format) =>
      `Eit Word-dokument som mal gjeld berre for Word, fekk --format ${format}. Skriv --format docx, eller lat vere.`,
    noFile: (flag, file) => `${flag}: ${file} finst ikkje.`,
    summaryTooLong: (file, got, most) => `${file} har ${got} teikn; eit samandrag kan ha høgst ${most}.`,
    summaryEmpty: (file) =>
      `${file} er tom. Skriv ut den genererte teksten med --format md, rediger han, og gje han med --summary.`,
    written: (file, size) => `Skreiv ${file}, ${size}.`,
  },
  en: {
    formatNeeded: (got) => `--format must be html, docx, xlsx or md, got ${got}`,
    templateNeeded: (got) => `--template must be paper, full or method, or a Word document (.docx), got ${got}`,
    outNeeded: (format) =>
      `A file of type ${format} cannot be printed. Name it with --out, such as --out report.${format}.`,
    noFolder: (word) =>
      `${word} is no results folder. Make one with flyt run … --out folder or flyt compare … --out folder.`,
    isDocument: (word) =>
      `${word} is what --json prints, which does not have the scenarios. A report is made from a results folder: run the same with --out folder.`,
    fileMissing: (file) => `${file} is missing from the results folder. Run again, or fetch the whole folder.`,
    fileChanged: (file) =>
      `${file} is no longer what the run wrote (its SHA-256 is another). A report must have the figures of the run; restore the file or run again.`,
    otherVersion: (file, reason) =>
      `${file} cannot be read: ${reason}. The folder may be of another version of the program.`,
    letterheadNeedsWord: (format) =>
      `A Word document as template is for Word only, got --format ${format}. Write --format docx, or leave it out.`,
    noFile: (flag, file) => `${flag}: there is no file ${file}.`,
    summaryTooLong: (file, got, most) => `${file} has ${got} characters; a summary may have at most ${most}.`,
    summaryEmpty: (file) =>
      `${file} is empty. Print the generated text with --format md, edit it, and give it with --summary.`,
    written: (file, size) => `Wrote ${file}, ${size}.`,
  },
};
