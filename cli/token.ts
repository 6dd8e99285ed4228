import { textTable } from "../report/table.ts";
import { isTokenName } from "../server/auth/token-names.ts";
import { createToken } from "../server/auth/tokens.ts";
import { systemClock } from "../server/clock.ts";
import { dataFolder } from "../server/data-folder.ts";
import { openStore } from "../server/serve.ts";
import { type Role, ROLES, type Store, type StoredToken } from "../server/store/store.ts";
import { FolderInUse } from "../server/store/folder-lock.ts";
import { databaseFault } from "./db-faults.ts";
import { EXIT, type Exit, InputError, SurroundingsError, UsageError } from "./exits.ts";
import { SERVE_MESSAGES, type ServeMessages } from "./serve-messages.ts";
import type { Talk } from "./talk.ts";

export interface TokenFlags {
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly role?: string | undefined;
  readonly name?: string | undefined;
  readonly expires?: string | undefined;
  readonly json?: boolean | undefined;
}

export const TOKEN_ACTIONS = ["create", "list", "revoke"] as const;

const DAY_MS = 86_400_000;
const MOST_DAYS = 3650;

/** `flyt token`: makes, lists or revokes what programs and people show to say who they are. */
export async function token(action: string, id: string | undefined, flags: TokenFlags, talk: Talk): Promise<Exit> {
  const words = SERVE_MESSAGES[talk.language];
  const wanted = action === "create" ? wantedToken(flags, words) : undefined;
  if (!TOKEN_ACTIONS.some((known) => known === action))
    throw new UsageError(words.actionNeeded(JSON.stringify(action)));
  if (action === "revoke" && id === undefined) throw new UsageError(talk.messages.missingArgument("id"));
  if (action !== "revoke" && id !== undefined) throw new UsageError(talk.messages.tooManyArguments);
  const databaseUrl = flags.databaseUrl ?? process.env["FLYT_DATABASE_URL"];
  const folder = dataFolder(flags.data);
  const store = await openStore({ data: folder, databaseUrl }).catch((error: unknown) => {
    throw error instanceof FolderInUse ? new SurroundingsError(words.folderInUse(folder)) : databaseFault(error, talk);
  });
  try {
    if (wanted !== undefined) return await create(store, wanted, flags, talk);
    return id === undefined ? await list(store, flags, talk) : await revoke(store, id, talk);
  } finally {
    await store.close();
  }
}

interface WantedToken {
  readonly name: string;
  readonly role: Role;
  readonly expiresAtMs: number | null;
}

/** @throws UsageError */
function wantedToken({ name = "", role = "", expires }: TokenFlags, words: ServeMessages): WantedToken {
  const known = ROLES.find((one) => one === role);
  if (known === undefined) throw new UsageError(words.roleNeeded(ROLES.join(", "), JSON.stringify(role)));
  if (!isTokenName(name)) throw new UsageError(words.nameNeeded(JSON.stringify(name)));
  const expiresAtMs = expires === undefined ? null : endOf(expires);
  if (expiresAtMs === undefined) throw new UsageError(words.expiryNeeded(JSON.stringify(expires)));
  return { name, role: known, expiresAtMs };
}

/** The end of `90d` from now, or of a date (UTC); undefined where it is neither, or over. */
function endOf(expires: string): number | undefined {
  const nowMs = systemClock.wallMs();
  const [, days] = /^(\d{1,4})d$/.exec(expires) ?? [];
  if (days !== undefined)
    return Number(days) >= 1 && Number(days) <= MOST_DAYS ? nowMs + Number(days) * DAY_MS : undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expires)) return undefined;
  const startMs = Date.parse(`${expires}T00:00:00Z`);
  // 31 June is no date, but Date.parse may take it for 1 July.
  if (Number.isNaN(startMs) || !new Date(startMs).toISOString().startsWith(expires)) return undefined;
  const endMs = startMs + DAY_MS;
  return endMs > nowMs ? endMs : undefined;
}

async function create(store: Store, wanted: WantedToken, flags: TokenFlags, talk: Talk): Promise<Exit> {
  const words = SERVE_MESSAGES[talk.language];
  const made = await createToken(store.tokens, { ...wanted, nowMs: systemClock.wallMs() });
  if (flags.json) talk.printJson({ ...fieldsOf(made.token), token: made.text });
  else {
    const until = wanted.expiresAtMs === null ? undefined : instantText(wanted.expiresAtMs);
    talk.say(words.tokenMade(wanted.name, wanted.role, until));
    talk.print(made.text);
  }
  talk.say(words.tokenShownOnce);
  return EXIT.done;
}

async function list(store: Store, flags: TokenFlags, talk: Talk): Promise<Exit> {
  const words = SERVE_MESSAGES[talk.language];
  const tokens = await store.tokens.list();
  if (flags.json) talk.printJson({ tokens: tokens.map(fieldsOf) });
  else if (tokens.length === 0) talk.say(words.noTokens);
  else {
    const columns = words.tokenColumns.map((header) => ({ header, align: "left" as const }));
    const rows = tokens.map((one) => [
      one.id,
      one.name,
      one.role,
      instantText(one.createdAtMs),
      one.expiresAtMs === null ? words.never : instantText(one.expiresAtMs),
      words.states[stateOf(one)],
    ]);
    talk.print(textTable({ columns, rows }, talk.tableOptions));
  }
  return EXIT.done;
}

async function revoke(store: Store, id: string, talk: Talk): Promise<Exit> {
  const words = SERVE_MESSAGES[talk.language];
  // A whole token says which one it is, too; what is typed once more should be revoked anyway.
  const publicId = /^flyt_([0-9a-f]{10})_/.exec(id)?.[1] ?? id;
  const isRevoked = await store.tokens.revoke(publicId, systemClock.wallMs());
  if (!isRevoked) throw new InputError(words.noSuchToken(publicId));
  talk.say(words.tokenRevoked(publicId));
  return EXIT.done;
}

function stateOf({ revokedAtMs, expiresAtMs }: StoredToken): "holds" | "revoked" | "expired" {
  if (revokedAtMs !== null) return "revoked";
  return expiresAtMs !== null && expiresAtMs <= systemClock.wallMs() ? "expired" : "holds";
}

function fieldsOf(one: StoredToken): object {
  const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: one.id,
    name: one.name,
    role: one.role,
    createdAt: instant(one.createdAtMs),
    expiresAt: instant(one.expiresAtMs),
    revokedAt: instant(one.revokedAtMs),
    lastUsedAt: instant(one.lastUsedAtMs),
    state: { holds: "valid", revoked: "revoked", expired: "expired" }[stateOf(one)],
  };
}

function instantText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
