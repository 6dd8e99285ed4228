import closeWithGrace from "close-with-grace";
import { spawn } from "node:child_process";
import { DatabaseHasServer } from "../server/cluster/coordinator.ts";
import { type RunningServer, startServer } from "../server/serve.ts";
import { ServeRefused } from "../server/serve-settings.ts";
import { CLUSTER_MESSAGES } from "./cluster-messages.ts";
import { endWithParent } from "./end-with-parent.ts";
import { databaseFault } from "./db-faults.ts";
import { EXIT, type Exit, SurroundingsError, UsageError } from "./exits.ts";
import { buildPageWhereNeeded } from "./page-build.ts";
import { SERVE_MESSAGES, type ServeMessages } from "./serve-messages.ts";
import { serveSettings } from "./serve-settings-file.ts";
import type { Talk } from "./talk.ts";

export interface ServeFlags {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly threads?: number | undefined;
  readonly auth?: boolean | undefined;
  readonly publicUrl?: string | undefined;
  readonly allowHost: readonly string[];
  readonly trustProxy: readonly string[];
  readonly mostJobs?: number | undefined;
  readonly mostJobsPerUser?: number | undefined;
  readonly mostPlaceDays?: number | undefined;
  readonly log?: string | undefined;
  readonly config?: string | undefined;
  readonly open?: boolean | undefined;
}

/** Work that is under way has so long after the first signal. */
const STOP_MS = 10_000;

/** `flyt serve`: until a signal comes. */
export async function serve(flags: ServeFlags, talk: Talk): Promise<Exit> {
  const words = SERVE_MESSAGES[talk.language];
  const settings = serveSettings(flags.config, settingsOf(flags), process.env, talk);
  await buildPageWhereNeeded(talk, process.env);
  const server = await startServer(settings, process.stderr).catch((error: unknown) => {
    if (error instanceof DatabaseHasServer) throw new SurroundingsError(CLUSTER_MESSAGES[talk.language].hasServer);
    throw toldError(error, `${settings.host}:${settings.port}`, talk);
  });
  endWithParent();
  talk.say(words.listening(server.url));
  if (!server.hasAuthentication) talk.say(words.openToThisMachine);
  talk.say(words.stopHint);
  if (flags.open) openBrowser(server.url, process.env);
  return untilSignal(server, words, talk);
}

/** Flags as settings; what was not given is left to the file of `--config` and to the defaults. */
function settingsOf(flags: ServeFlags): Record<string, unknown> {
  const { host, port, data, databaseUrl, threads, auth, publicUrl, allowHost, trustProxy } = flags;
  const limits = {
    ...(flags.mostJobs === undefined ? {} : { unfinishedJobs: flags.mostJobs }),
    ...(flags.mostJobsPerUser === undefined ? {} : { unfinishedJobsPerUser: flags.mostJobsPerUser }),
    ...(flags.mostPlaceDays === undefined ? {} : { placeDays: flags.mostPlaceDays }),
  };
  return {
    host,
    port,
    data,
    databaseUrl,
    threads,
    authentication: auth === true ? true : undefined,
    publicUrl,
    allowedHosts: allowHost.length > 0 ? allowHost : undefined,
    trustedProxies: trustProxy.length > 0 ? trustProxy : undefined,
    // At a terminal a person reads: only what is wrong.
    logLevel: flags.log ?? (process.stderr.isTTY ? "warn" : undefined),
    limits,
  };
}

function untilSignal(server: RunningServer, words: ServeMessages, talk: Talk): Promise<Exit> {
  return new Promise(() => {
    const grace = closeWithGrace({ delay: STOP_MS, logger: false }, async ({ err }) => {
      if (err !== undefined) talk.complain(talk.messages.bug, err.message);
      talk.say(words.stopping);
      await server.close();
      talk.say(words.stopped);
      if (err !== undefined) process.exit(EXIT.bug);
    });
    // It must not go on beside another one.
    void server.overtaken.then(() => {
      talk.say(CLUSTER_MESSAGES[talk.language].hasServer);
      grace.close();
    });
  });
}

/** Why it did not start, for people. */
function toldError(error: unknown, address: string, talk: Talk): unknown {
  const words = SERVE_MESSAGES[talk.language];
  if (error instanceof ServeRefused) return new UsageError(words.refused[error.reason](error.value));
  const { code } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: words.addressInUse,
    EADDRNOTAVAIL: words.addressNotHere,
    ENOTFOUND: words.addressNotHere,
    EACCES: words.portForbidden,
  };
  const reason = Object.hasOwn(reasons, String(code)) && isListening(error) ? reasons[String(code)] : undefined;
  if (reason !== undefined) return new SurroundingsError(words.cannotListen(address, reason));
  return databaseFault(error, talk);
}

function isListening(error: unknown): boolean {
  return ["listen", "getaddrinfo", "bind"].includes(String((error as NodeJS.ErrnoException).syscall));
}

/** The program that BROWSER names, else the usual one. Without a shell, so that nothing in an address can be a command. */
function openBrowser(url: string, env: NodeJS.ProcessEnv): void {
  const commands: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ["open", url],
    win32: ["rundll32", "url.dll,FileProtocolHandler", url],
  };
  const usual = commands[process.platform] ?? ["xdg-open", url];
  const [command = "", ...rest] = env["BROWSER"] ? [env["BROWSER"], url] : usual;
  const started = spawn(command, rest, { stdio: "ignore", detached: true });
  // Without a browser there is the address to copy.
  started.on("error", () => {});
  started.unref();
}
