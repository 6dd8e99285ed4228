import { LANGUAGES, type Language } from "../../report/language.ts";
import type { TaskKind } from "../../tasks/task.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { Caller } from "../auth/caller.ts";
import type { StoredJob } from "../store/store.ts";
import { START_PAGE_WORDS, type StartPageWords } from "./start-page-words.ts";

/** What the start page shows. */
export interface StartPage {
  readonly language: Language;
  /** Null where nobody has said who they are, and they have to. */
  readonly caller: Caller | null;
  /** How a person signs in: at a provider of identities, or by a token. */
  readonly signIn: "provider" | "token" | undefined;
  /** Whether a token was given that does not hold. */
  readonly isRefused: boolean;
  readonly jobs: readonly StoredJob[];
  readonly version: string;
}

/** Text that cannot end what it stands in. */
export function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? "");
}

/** A small page that says that the server runs, and what it has done: for as long as there is no other. */
export function startPage({ language, caller, signIn, isRefused, jobs, version }: StartPage): string {
  const words = START_PAGE_WORDS[language];
  const main = caller === null ? signInPart(signIn, isRefused, words) : jobsTable(jobs, words, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="stylesheet" href="/start.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header>
<h1>${words.title} <small>${escaped(version)}</small></h1>
<nav aria-label="${words.languages}">${LANGUAGES.map((one) => languageLink(one, language)).join(" ")}</nav>
</header>
<main id="main">
<p>${words.lead}</p>
${personLine(caller, words)}
${main}
<h2>${words.more}</h2>
<ul>
<li><a href="/docs">${words.links.docs}</a></li>
<li><a href="/openapi.json">${words.links.openapi}</a></li>
<li><a href="/api/v1/scenarios">${words.links.scenarios}</a></li>
<li><a href="/api/v1/jobs">${words.links.jobs}</a></li>
</ul>
</main>
</body>
</html>
`;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

function languageLink(one: Language, current: Language): string {
  const isCurrent = one === current ? ' aria-current="true"' : "";
  return `<a href="/?lang=${one}" lang="${one}" hreflang="${one}"${isCurrent}>${LANGUAGE_NAMES[one]}</a>`;
}

function signInPart(signIn: StartPage["signIn"], isRefused: boolean, words: StartPageWords): string {
  const need = `<p>${words.needToken}</p>`;
  if (signIn === "provider") return `<p><a class="button" href="/auth/sign-in">${words.signIn}</a></p>\n${need}`;
  if (signIn === undefined) return need;
  const refused = isRefused ? `<p id="refused" class="failed" role="alert">${words.tokenRefused}</p>\n` : "";
  const described = isRefused ? ' aria-describedby="refused" aria-invalid="true"' : "";
  // A password, so that browsers neither show nor suggest it.
  return `${need}
${refused}<form method="post" action="/auth/token">
<p><label for="token">${words.token}</label>
<input id="token" name="token" type="password" required maxlength="200" autocomplete="current-password"${described}>
<button>${words.signIn}</button></p>
</form>`;
}

function personLine(caller: Caller | null, words: StartPageWords): string {
  if (caller?.signedInBy !== "session") return "";
  const said = escaped(words.signedInAs(caller.actor.name, caller.actor.role));
  return `<form method="post" action="/auth/sign-out"><p>${said} <button>${words.signOut}</button></p></form>`;
}

function jobsTable(jobs: readonly StoredJob[], words: StartPageWords, language: Language): string {
  if (jobs.length === 0) return `<h2>${words.jobs}</h2>\n<p>${words.noJobs}</p>`;
  const { asked, kind, title, state, owner, files } = words.columns;
  const head = [asked, kind, title, state, owner, files].map((text) => `<th scope="col">${text}</th>`).join("");
  const rows = jobs.map((job) => jobRow(job, words, language)).join("\n");
  return `<h2 id="jobs">${words.jobs}</h2>
<div class="wide" role="region" aria-labelledby="jobs" tabindex="0"><table aria-labelledby="jobs">
<thead><tr>${head}</tr></thead>
<tbody>
${rows}
</tbody>
</table></div>`;
}

function jobRow(job: StoredJob, words: StartPageWords, language: Language): string {
  const self = `/api/v1/jobs/${encodeURIComponent(job.id)}`;
  const at = new Date(job.createdAtMs).toISOString();
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const state = [
    words.states[job.state],
    ...(job.state === "running" && job.of > 0 ? [words.progress(number(job.finished), number(job.of))] : []),
    ...(job.status !== null && Object.hasOwn(words.statuses, job.status) ? [words.statuses[job.status]] : []),
    ...(job.error === null ? [] : [job.error]),
  ];
  const result = job.state === "done" ? `<a href="${self}/result">${words.result}</a>` : "–";
  return `<tr><td><time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time></td><td>${escaped(
    words.kinds[job.kind as TaskKind] ?? job.kind,
  )}</td><th scope="row"><a href="${self}">${escaped(job.title)}</a></th><td class="${job.state}">${escaped(
    state.join(", "),
  )}</td><td>${escaped(job.owner)}</td><td>${result}</td></tr>`;
}

export const START_PAGE_STYLE = `:root { color-scheme: light dark; --line: #8886; --accent: #0b57a4; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab8ff; --bad: #ff9b92; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem 1.25rem 3rem; font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: baseline; justify-content: space-between;
  border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; margin: 0.5rem 0; }
h1 small { font-weight: 400; font-size: 0.9rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
a { color: var(--accent); }
a[aria-current] { color: inherit; text-decoration: none; font-weight: 600; }
nav a { margin-inline-start: 0.75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 400; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.failed { color: var(--bad); }
label { display: block; }
button, .button, input { font: inherit; padding: 0.3rem 0.9rem; }
`;
