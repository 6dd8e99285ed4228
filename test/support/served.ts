/* `flyt serve` as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

export interface Served {
  readonly url: string;
  readonly process: ChildProcess;
  readonly said: () => string;
  /** Asks it to stop. @returns its exit code */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Runs the program to its end. */
export async function flyt(
  ...words: readonly string[]
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...words, "--lang", "en"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FLYT_BUILD_PAGE: "no" },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, stdout, stderr };
}

/** Starts a server on a free port. @throws Error with what it said where it does not start */
export function served(...words: readonly string[]): Promise<Served> {
  // Tests of the page build it for themselves.
  return servedWith({ FLYT_BUILD_PAGE: "no" }, ...words);
}

/** The same with other settings of its surroundings. */
export async function servedWith(env: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, "serve", "--port", "0", "--lang", "en", ...words], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...env },
  });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /ready at (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error(said)));
  });
  return {
    url,
    process: child,
    said: () => said,
    stop: async (signal = "SIGTERM") => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    },
  };
}
