/* The program as a process of its own, as it is run: what can be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const PROGRAM = join(import.meta.dirname, "..", "..", "cli", "main.ts");
const LINES_KEPT = 200;

export interface FlytProcess {
  readonly process: ChildProcess;
  /** What it has said last. */
  readonly said: () => string;
  /** Fulfilled with the match when it says something like it. @throws where it ends before */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Fulfilled with exit code or signal. */
  readonly over: Promise<number | string>;
  /** SIGKILL, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, and waits until it is gone. @returns how it ended, and after how long */
  readonly stop: () => Promise<{ readonly end: number | string; readonly ms: number }>;
}

/** Not through the launcher: a signal is to reach the process itself. */
export function startFlyt(words: readonly string[], env: Readonly<Record<string, string>> = {}): FlytProcess {
  const child = spawn(process.execPath, [PROGRAM, "--lang", "en", ...words], {
    // Nobody looks at the page, and a server that is killed at once would leave it to the next to be built.
    env: { ...process.env, NO_COLOR: "1", FLYT_BUILD_PAGE: "no", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let text = "";
  const listeners = new Set<() => void>();
  child.stderr.setEncoding("utf8").on("data", (more: string) => {
    text = (text + more).split("\n").slice(-LINES_KEPT).join("\n");
    for (const listener of listeners) listener();
  });
  const over = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? "gone"));
  });
  // Whoever waits for words is told that there will be none.
  void over.then(() => listeners.forEach((listener) => listener()));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    process: child,
    said: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(text);
          if (match === null && !hasEnded()) return;
          listeners.delete(look);
          if (match) resolve(match);
          else reject(new Error(`flyt ${words[0]} ended before it said ${pattern}:\n${text}`));
        };
        listeners.add(look);
        look();
      }),
    over,
    kill: async () => {
      child.kill("SIGKILL");
      await over;
    },
    stop: async () => {
      const startMs = performance.now();
      child.kill("SIGTERM");
      return { end: await over, ms: performance.now() - startMs };
    },
  };
}

const LISTENING = /ready at (http:\/\/127\.0\.0\.1:\d+)/;

/** `flyt serve` on a free port of this machine. @returns when it listens */
export async function startServing(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly server: FlytProcess; readonly url: string }> {
  const server = startServe(words, env);
  return { server, url: await urlOf(server) };
}

/** As `startServing`, before it listens. */
export function startServe(words: readonly string[], env: Readonly<Record<string, string>> = {}): FlytProcess {
  return startFlyt(["serve", "--port", "0", "--log", "error", ...words], env);
}

export async function urlOf(server: FlytProcess): Promise<string> {
  return (await server.says(LISTENING))[1];
}
