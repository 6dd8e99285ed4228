import { readFileSync, existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

const root = join(import.meta.dirname, "..", "..");

export interface BrowserBundle {
  /** Texts by path: "/engine/compile.js" for engine/compile.ts, and what several of them share. */
  readonly files: ReadonlyMap<string, string>;
  /** Imports of modules that only Node has, as "engine/pool.ts imports node:os". */
  readonly nodeImports: readonly string[];
}

/**
 * Bundles modules for a browser as the page is bundled, but in memory and not minified.
 * @param entries paths from the root of the repository
 */
export async function bundleForBrowser(entries: readonly string[]): Promise<BrowserBundle> {
  const nodeImports = new Set<string>();
  const result = await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [findNodeImports(nodeImports)],
    build: {
      write: false,
      minify: false,
      target: "esnext",
      rolldownOptions: {
        input: Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ""), join(root, path)])),
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js", chunkFileNames: "shared/[name]-[hash].js" },
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === "chunk");
  return {
    files: new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code])),
    nodeImports: [...nodeImports].sort(),
  };
}

/**
 * Sees every import, also those of packages, before it is resolved. A package may say in its own package.json that it does
 * without a module of Node in a browser, as seedrandom does of `crypto` (`"browser": { "crypto": false }`): there the module
 * is empty, and that is no import of it.
 */
function findNodeImports(found: Set<string>): Plugin {
  return {
    name: "find-node-imports",
    enforce: "pre",
    resolveId(source, importer) {
      if (!isBuiltin(source) || (importer !== undefined && doesWithout(importer, source))) return null;
      found.add(`${importer === undefined ? "the bundle" : relative(root, importer)} imports ${source}`);
      return null;
    },
  };
}

function doesWithout(importer: string, source: string): boolean {
  for (let folder = dirname(importer); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const { browser } = JSON.parse(readFileSync(file, "utf8")) as { browser?: unknown };
    return typeof browser === "object" && browser !== null && (browser as Record<string, unknown>)[source] === false;
  }
  return false;
}
