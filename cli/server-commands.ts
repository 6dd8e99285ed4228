import { type Command, Option } from "commander";
import type { ClusterFlags } from "./cluster.ts";
import type { DatabaseFlags } from "./db.ts";
import type { Exit } from "./exits.ts";
import type { CommandName, Help } from "./help.ts";
import type { Flags } from "./program.ts";
import type { ServeFlags } from "./serve.ts";
import type { Talk } from "./talk.ts";
import type { TokenFlags } from "./token.ts";
import type { WorkerFlags } from "./worker.ts";

export const MOST_THREADS = 1024;
const MOST_JOBS = 1_000_000;
const MOST_PLACE_DAYS = 1e15;

/** The commands around a server. What they need is read only when one of them is given, for no other command needs a database. */
export function addServerCommands(
  command: (name: CommandName, ...words: string[]) => Command,
  flags: Flags,
  help: Help,
  talk: Talk,
  end: (exit: Exit) => void,
): void {
  const { words } = help;
  command("serve")
    .addOption(flags.port())
    .addOption(flags.text("--host", words.address, "host"))
    .addOption(flags.text("--data", words.folder, "data"))
    .addOption(new Option("--open", help.options.open))
    .addOption(flags.wholeNumber("--threads", "n", "threads", MOST_THREADS, 0))
    .addOption(flags.text("--database-url", "url", "databaseUrl"))
    .addOption(new Option("--auth", help.options.auth))
    .addOption(flags.text("--public-url", "url", "publicUrl"))
    .addOption(flags.list(`--allow-host <${words.address}>`, help.options.allowHost))
    .addOption(flags.list(`--trust-proxy <${words.address}>`, help.options.trustProxy))
    .addOption(flags.wholeNumber("--most-jobs", "n", "mostJobs", MOST_JOBS))
    .addOption(flags.wholeNumber("--most-jobs-per-user", "n", "mostJobsPerUser", MOST_JOBS))
    .addOption(flags.wholeNumber("--most-place-days", "n", "mostPlaceDays", MOST_PLACE_DAYS))
    .addOption(flags.logLevel())
    .addOption(flags.text("--config", words.file, "config"))
    .action(async (options: ServeFlags) => end(await (await import("./serve.ts")).serve(options, talk)));

  command("token", "<create|list|revoke>", "[id]")
    .addOption(flags.text("--role", "reader|planner|admin", "role"))
    .addOption(flags.text("--name", words.text, "tokenName"))
    .addOption(flags.text("--expires", `90d|${words.date}`, "expires"))
    .addOption(flags.text("--data", words.folder, "data"))
    .addOption(flags.text("--database-url", "url", "databaseUrl"))
    .addOption(flags.json())
    .action(async (action: string, id: string | undefined, options: TokenFlags) =>
      end(await (await import("./token.ts")).token(action, id, options, talk)),
    );

  command("worker")
    .addOption(flags.text("--database-url", "url", "databaseUrl"))
    .addOption(flags.wholeNumber("--threads", "n", "threads", MOST_THREADS))
    .addOption(flags.logLevel())
    .action(async (options: WorkerFlags) => end(await (await import("./worker.ts")).worker(options, talk)));

  command("cluster", "<up>")
    .addOption(flags.wholeNumber("--workers", "n", "workers", MOST_THREADS))
    .addOption(flags.port())
    .addOption(flags.text("--data", words.folder, "data"))
    .addOption(flags.logLevel())
    .action(async (action: string, options: ClusterFlags) => {
      end(await (await import("./cluster.ts")).cluster(action, options, talk));
    });

  command("db", "<backup|verify|migrate>", `[${words.file}]`)
    .addOption(flags.text("--data", words.folder, "data"))
    .addOption(flags.text("--database-url", "url", "databaseUrl"))
    .addOption(flags.json())
    .action(async (action: string, file: string | undefined, options: DatabaseFlags) => {
      // Read only now, for no other command needs a database.
      const { database } = await import("./db.ts");
      end(await database(action, file, options, talk));
    });
}
