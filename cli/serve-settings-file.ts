import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { ServeSettings } from "../server/serve-settings.ts";
import { InputError } from "./exits.ts";
import { SERVE_MESSAGES } from "./serve-messages.ts";
import type { Talk } from "./talk.ts";
import { notYaml } from "../scenarios/yaml-mistakes.ts";
import { issueOf } from "../server/http/request-issues.ts";

/** Settings of a server from a file and from flags, which go first; secrets also from the environment. */
export function serveSettings(
  file: string | undefined,
  flags: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
  talk: Talk,
): ServeSettings {
  const written = file === undefined ? {} : settingsIn(file, talk);
  const limits = { ...mapIn(written["limits"]), ...mapIn(flags["limits"]) };
  const oidc = written["oidc"];
  const secret = env["FLYT_OIDC_CLIENT_SECRET"];
  const merged = {
    ...written,
    ...(env["FLYT_DATABASE_URL"] === undefined ? {} : { databaseUrl: env["FLYT_DATABASE_URL"] }),
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
    limits,
    ...(oidc === undefined
      ? {}
      : { oidc: { ...mapIn(oidc), ...(secret === undefined ? {} : { clientSecret: secret }) } }),
  };
  const { data, error } = ServeSettings.safeParse(merged);
  if (data !== undefined) return data;
  const lines = error.issues.map(
    (issue) => `  ${issue.path.length === 0 ? "" : `${issue.path.join(".")}: `}${talk.text(issueOf(issue))}`,
  );
  throw new InputError([SERVE_MESSAGES[talk.language].badSettings(file ?? "flyt serve"), ...lines].join("\n"));
}

function settingsIn(file: string, talk: Talk): Readonly<Record<string, unknown>> {
  const document = parseDocument(readText(file, talk), { version: "1.2", maxAliasCount: 0 } as object);
  const [problem] = document.errors;
  if (problem !== undefined) {
    throw new InputError(`${SERVE_MESSAGES[talk.language].badSettings(file)}\n  ${talk.text(notYaml(problem))}`);
  }
  return mapIn(document.toJS());
}

function readText(file: string, talk: Talk): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${file}: ${talk.messages.reasons[String(code)] ?? String(code)}`);
  }
}

function mapIn(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
