import { base64 } from "./base64.ts";
import { colourVariables } from "./charts/chart-colours.ts";
import { escaped, FONT_FAMILY } from "./charts/chart-drawing.ts";
import { formatDate } from "./numbers.ts";
import type { Block, Inline, ReportDocument } from "./report-document.ts";
import { REPORT_WORDS, type ReportWords } from "./report-words.ts";
import type { ValueCell, ValueRow, ValueTable } from "./value-table.ts";

/** The font of the page, as WOFF2; without it the reader's own sans-serif stands in. */
export interface PageFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}

/** A report as one page that needs nothing else: styles, font and pictures are in it, and it asks for nothing from anywhere. */
export function htmlDocument(report: ReportDocument, fonts?: PageFonts): string {
  const { language, title, kicker, extent, dataLabel, program, date, blocks, isDense } = report;
  const words = REPORT_WORDS[language];
  const writer = new Writer(words);
  const body = blocks.map((block) => writer.block(block)).join("\n");
  const foot = [program, dataLabel, date === undefined ? "" : formatDate(date, language)].filter((part) => part !== "");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="color-scheme" content="light dark">
<title>${escaped(`${title} – ${kicker}`)}</title>
<style>
${fonts ? fontFaces(fonts) : ""}${styles(dataLabel, words)}
</style>
</head>
<body${isDense ? ' class="dense"' : ""}>
<main>
<header>
<p class="kicker">${escaped(kicker)} <span class="label">${escaped(dataLabel)}</span></p>
<h1>${escaped(title)}</h1>
<p class="extent">${escaped(extent)}</p>
</header>
${body}
</main>
<footer><p>${foot.map(escaped).join(" · ")}</p></footer>
</body>
</html>
`;
}

/** A table of no more rows is not split between pages. */
const SHORT_ROWS = 8;

/** Writes blocks; counts tables and figures, so that each has a name of its own. */
class Writer {
  private readonly words: ReportWords;
  private count = 0;
  /** The last one written: what a table without a name is called by. */
  private heading = "";

  constructor(words: ReportWords) {
    this.words = words;
  }

  block(block: Block): string {
    switch (block.kind) {
      case "heading":
        this.heading = block.text;
        return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
      case "paragraph":
        return `<p${block.isNote ? ' class="note"' : ""}>${inlineText(block.text)}</p>`;
      case "list":
        return `<ul>${block.items.map((item) => `<li>${inlineText(item)}</li>`).join("\n")}</ul>`;
      case "table":
        return this.table(block.caption, block.table);
      case "figure":
        return this.figure(block);
      case "code":
        return `<pre><code>${escaped(block.text)}</code></pre>`;
      case "gap":
        return `<p class="gap"><strong>${escaped(this.words.toBeWritten)}</strong> ${inlineText(block.text)}</p>`;
      case "page-break":
        return `<div class="page-break"></div>`;
      case "sheet":
        return "";
    }
  }

  /** Wide tables scroll in a region of their own, which a keyboard can reach. */
  private table(caption: string, table: ValueTable): string {
    const id = `table-${++this.count}`;
    const named =
      caption === "" ? `aria-label="${escaped(`${this.heading} (${this.count})`)}"` : `aria-labelledby="${id}"`;
    const head = caption === "" ? "" : `<caption id="${id}">${escaped(caption)}</caption>`;
    const size = table.rows.length <= SHORT_ROWS ? "scroller short" : "scroller";
    return `<div class="${size}" role="region" tabindex="0" ${named}><table>${head}${tableBody(table)}</table></div>`;
  }

  private figure({ chart, caption, hasTable }: Extract<Block, { kind: "figure" }>): string {
    // Where the numbers do not stand in the report they can be opened, but for what is on paper.
    const name = `${this.words.showNumbers}: ${caption}`;
    const numbers = hasTable
      ? this.table(chart.title, chart.table)
      : `<details><summary>${escaped(name)}</summary>${this.table(chart.title, chart.table)}</details>`;
    const isHidden = chart.table.rows.length === 0;
    return `<figure>${chart.svg}<figcaption>${escaped(caption)}</figcaption></figure>${isHidden ? "" : numbers}`;
  }
}

function tableBody({ columns, rows }: ValueTable): string {
  const side = (at: number) => (columns[at]?.align === "right" ? ' class="number"' : "");
  const head = columns.map(({ header }, at) => `<th scope="col"${side(at)}>${escaped(header)}</th>`).join("");
  // Rows under a heading belong to it: a group of rows each.
  const groups: ValueRow[][] = [];
  for (const row of rows) {
    if (row.isHeading || groups.length === 0) groups.push([]);
    groups[groups.length - 1].push(row);
  }
  const body = groups.map(
    (group) => `<tbody>${group.map((row) => rowText(row, columns.length, side)).join("\n")}</tbody>`,
  );
  return `<thead><tr>${head}</tr></thead>\n${body.join("\n")}`;
}

function rowText({ cells, isHeading }: ValueRow, columnCount: number, side: (at: number) => string): string {
  if (isHeading)
    return `<tr><th scope="rowgroup" colspan="${columnCount}" class="group">${escaped(cells[0].text)}</th></tr>`;
  const texts = cells.map((cell, at) => {
    return at === 0
      ? `<th scope="row"${side(at)}>${cellText(cell)}</th>`
      : `<td${side(at)}${valueOf(cell)}>${cellText(cell)}</td>`;
  });
  return `<tr>${texts.join("")}</tr>`;
}

function cellText({ text, emphasis }: ValueCell): string {
  const shown = escaped(text).replace(LONG_WORD, (word) => word.replace(/[.:/-](?=\w)/g, "$&<wbr>"));
  return emphasis === undefined || emphasis === "faint" ? shown : `<span class="${emphasis}">${shown}</span>`;
}

/** A path or an address, which may be broken at its dots. */
const LONG_WORD = /[\w.:/@-]{24,}/g;

/** The number with all its digits, for who reads the page with a program. */
function valueOf({ value }: ValueCell): string {
  return value === undefined || value === null ? "" : ` data-value="${value}"`;
}

function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return escaped(part);
      return "strong" in part ? `<strong>${escaped(part.strong)}</strong>` : `<code>${escaped(part.code)}</code>`;
    })
    .join("");
}

function fontFaces({ regular, semibold }: PageFonts): string {
  const face = (weight: number, bytes: Uint8Array) =>
    `@font-face{font-family:Inter;font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${base64(bytes)}) format("woff2")}\n`;
  return face(400, regular) + face(600, semibold);
}

/** A text within a string of CSS. */
function cssText(text: string): string {
  return text.replace(/["\\<>\n\r]/g, " ");
}

function styles(dataLabel: string, words: ReportWords): string {
  return `:root{color-scheme:light dark;${colourVariables("light")}}
@media (prefers-color-scheme:dark){:root{${colourVariables("dark")}}}
*{box-sizing:border-box}
body{margin:0;background:var(--chart-background);color:var(--chart-ink);font:16px/1.5 ${FONT_FAMILY}}
main,footer{max-width:760px;margin:0 auto;padding:0 20px}
main{padding-top:28px}
h1{font-size:1.7em;line-height:1.2;margin:.1em 0 .3em}
h2{font-size:1.25em;line-height:1.25;margin:1.6em 0 .4em;break-after:avoid}
h3{font-size:1.05em;margin:1.3em 0 .3em;break-after:avoid}
h4{font-size:1em;margin:1em 0 .2em;break-after:avoid}
h1,h2,h3,h4,strong,th{font-weight:600}
p,ul{margin:.4em 0}
ul{padding-left:1.2em}
li{margin:.2em 0}
.kicker{color:var(--chart-main);font-weight:600;margin:0}
.label{display:inline-block;font-weight:400;font-size:.85em;color:var(--chart-ink);background:var(--chart-waiting);border:1px solid var(--chart-waiting-edge);border-radius:3px;padding:0 .5em;margin-left:.4em}
.extent,.note,footer{color:var(--chart-muted);font-size:.88em}
figure{margin:1em 0 .3em;break-inside:avoid}
figure svg{display:block;max-width:100%;height:auto}
figcaption{color:var(--chart-muted);font-size:.88em;margin-top:.3em}
.scroller{overflow-x:auto;margin:.6em 0 1em;position:relative}
table{border-collapse:collapse;width:100%;font-size:.88em;line-height:1.35}
caption{text-align:left;color:var(--chart-muted);padding:.2em 0}
th,td{text-align:left;vertical-align:top;padding:.3em .5em;border-bottom:1px solid var(--chart-grid)}
thead th{border-bottom:2px solid var(--chart-axis);vertical-align:bottom}
thead{display:table-header-group}
tr{break-inside:avoid}
tbody th{font-weight:400}
th.group{font-weight:600;background:var(--chart-surface)}
.number{text-align:right;font-variant-numeric:tabular-nums}
td,tbody th{overflow-wrap:break-word}
.good{color:var(--chart-good)}.bad{color:var(--chart-bad)}
summary{color:var(--chart-main);cursor:pointer;padding:.2em 0;font-size:.88em}
:focus-visible{outline:3px solid var(--chart-main);outline-offset:2px}
pre{background:var(--chart-surface);border:1px solid var(--chart-grid);padding:.5em .8em;overflow-x:auto;white-space:pre-wrap}
code{font:0.92em ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.gap{border-left:4px solid var(--chart-waiting-edge);background:var(--chart-waiting);padding:.4em .8em}
footer{border-top:1px solid var(--chart-grid);margin-top:2em;padding-top:.4em;padding-bottom:1em}
@page{size:A4;margin:11mm 14mm 13mm;@bottom-left{content:"${cssText(dataLabel)}";font:8pt ${FONT_FAMILY};color:#4b5966}@bottom-right{content:"${cssText(words.page)} " counter(page) " ${cssText(words.of)} " counter(pages);font:8pt ${FONT_FAMILY};color:#4b5966}}
@media print{
:root{color-scheme:light;${colourVariables("light")}}
body{font-size:10pt;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding:0}
main{padding-top:0}
details,footer{display:none}
.scroller{overflow:visible}
.short{break-inside:avoid}
.page-break{break-before:page}
.dense{font-size:8.4pt;line-height:1.28}
.dense h1{font-size:15pt}
.dense h2{font-size:10.5pt;margin:.55em 0 .1em}
.dense figure{margin:.35em 0 .1em}
.dense figcaption{display:none}
.dense th,.dense td{padding:.09em .4em}
.dense table{font-size:.95em}
.dense .scroller{margin:.2em 0 .4em}
.dense p,.dense ul{margin:.15em 0}
.dense li{margin:.05em 0}
.dense pre{padding:.1em .6em;margin:.2em 0}
.dense figure svg{max-height:66mm;margin:0 auto;width:auto}
}`;
}
