import { type Role, ROLES } from "../store/store.ts";
import type { Actor } from "../jobs/job-service.ts";

/** Who asks, and how they said so. */
export interface Caller {
  readonly actor: Actor;
  readonly signedInBy: "none" | "token" | "session";
  /** What limits are counted by: one for each token or person. */
  readonly key: string;
  readonly expiresAtMs: number | null;
}

/** Without authentication: whoever can reach the loopback address. */
export const LOCAL_CALLER: Caller = {
  actor: { name: "local", role: "admin" },
  signedInBy: "none",
  key: "local",
  expiresAtMs: null,
};

/** Whether a role is enough where another is the least: reader, planner, admin. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
