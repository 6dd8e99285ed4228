import { NORMS as FILE } from "virtual:staff-norms";
import type { Provenance } from "../scenarios/origins.ts";
import type { StaffNorms } from "../scenarios/staff-norms.ts";

/** The norms of staff that come with the program and where their numbers come from, as the build reads them. */
export const STAFF_NORMS = FILE as {
  readonly norms: StaffNorms;
  readonly provenance: Readonly<Record<string, Provenance>>;
};
