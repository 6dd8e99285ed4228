import { z } from "zod";
import { Text } from "../../scenarios/words.ts";
import { ROLES } from "../store/store.ts";

/* What the API takes and gives; the OpenAPI document is made of it. */

export const JOB_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export const SCENARIO_KINDS = [
  "scenario",
  "measure",
  "study",
  "problem",
  "prices",
  "staff-norms",
  "unit-costs",
  "forecast",
  "table",
] as const;

const instant = z.iso.datetime().meta({ description: "UTC, ISO 8601.", examples: ["2026-03-01T12:00:00.000Z"] });
const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/);

export const ProblemBody = z
  .object({
    type: z
      .string()
      .meta({ description: "Which problem; its last part never changes.", examples: ["/problems/not-found"] }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z
            .string()
            .meta({ description: "JSON pointer (RFC 6901) to what is wrong.", examples: ["/replications"] }),
          detail: z.string(),
          in: z.enum(["body", "query", "path", "header", "file"]),
          file: z.string().optional(),
          line: z.int().optional().meta({ description: "From 1; 0 where the file as a whole is meant." }),
          column: z.int().optional(),
        }),
      )
      .optional(),
    errorId: z.string().optional().meta({ description: "Of a 5xx: what the log of the server has it under." }),
  })
  .meta({ id: "Problem", description: "RFC 9457, in the language of Accept-Language (nb, nn, en)." });
export type ProblemBody = z.infer<typeof ProblemBody>;

export const ScenarioBody = z
  .object({
    name: z.string().meta({ examples: ["winter.yaml"] }),
    kind: z.enum(SCENARIO_KINDS),
    isExample: z.boolean().meta({ description: "Comes with the program and cannot be changed." }),
    version: z.int().meta({ description: "From 1; 0 for an example." }),
    etag: z.string().meta({ description: "For If-Match." }),
    sha256,
    bytes: z.int(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
    note: z.string(),
    isDeleted: z.boolean(),
  })
  .meta({
    id: "Scenario",
    description:
      "A file: a scenario, a measure, a study, a problem, prices, norms, unit costs, the input of a forecast, or a table.",
  });
export type ScenarioBody = z.infer<typeof ScenarioBody>;

const next = z.string().nullable().meta({ description: "`cursor` of the next page; null on the last." });
export const ScenarioList = z.object({ entries: z.array(ScenarioBody), next }).meta({ id: "ScenarioList" });
export const VersionList = z.object({ entries: z.array(ScenarioBody) }).meta({ id: "VersionList" });

export const FileBody = z
  .object({
    name: z.string().meta({ examples: ["summary.csv"] }),
    mediaType: z.string(),
    bytes: z.int(),
    sha256,
    href: z.string(),
  })
  .meta({ id: "File" });

export const JobBody = z
  .object({
    id: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: "Made of the content: the same request is the same job." }),
    kind: z.string().meta({ examples: ["run"] }),
    title: z.string(),
    state: z.enum(JOB_STATES),
    status: z
      .enum(["done", "infeasible", "threshold-missed"])
      .nullable()
      .meta({ description: "Of a job that is done." }),
    error: z.string().nullable().meta({ description: "Of a job that failed." }),
    owner: z.string().meta({ description: "Who asked first." }),
    modelVersion: z
      .string()
      .nullable()
      .meta({
        description:
          "Version of the program that its figures are of; null for a job that was kept before this was told.",
        examples: ["1.4.0"],
      }),
    rerunOf: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .meta({ description: "The job whose question this one asks again." }),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    attempt: z.int(),
    revision: z.int().meta({ description: "Grows with every change; the id of its events." }),
    progress: z.object({ finished: z.number(), of: z.number() }).meta({ description: "Replications." }),
    cost: z.object({ placeDays: z.number(), events: z.number() }),
    files: z.array(FileBody),
    figures: z
      .array(
        z.object({
          measure: z.string().meta({ examples: ["dischargeReadyMean"] }),
          place: z.string().optional(),
          alternatives: z
            .array(
              z.object({
                name: Text.optional().meta({ description: "Of what is compared." }),
                mean: z.number().nullable(),
                ci95: z.tuple([z.number(), z.number()]).nullable(),
              }),
            )
            .meta({ description: "Of a comparison the baseline first." }),
        }),
      )
      .nullable()
      .meta({ description: "What a run or a comparison that is done comes to in a line." }),
    links: z.object({ self: z.string(), events: z.string(), result: z.string(), cancel: z.string() }),
  })
  .meta({ id: "Job" });
export type JobBody = z.infer<typeof JobBody>;

const note = z.string().meta({ description: "What somebody says about the job; empty where nobody does." });
const tags = z.array(z.string());

const ListedJob = JobBody.extend({ note, tags }).meta({
  id: "ListedJob",
  description: "A job, with what is said of it.",
});
export const JobList = z.object({ entries: z.array(ListedJob), next }).meta({
  id: "JobList",
  description: "Where a text or a tag is looked for, a page may be short though there are more: `next` says so.",
});

export const NoteBody = z
  .object({
    note,
    tags,
    version: z.int().meta({ description: "From 1; 0 where nobody has said anything." }),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: "Note", description: "What people say about a job." });
export type NoteBody = z.infer<typeof NoteBody>;

/** As it is searched for and as it stands in an address: no commas, no line ends, nothing that cannot be seen. */
const Tag = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .max(40)
      .regex(
        /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._+-])*$/u,
        "must be a word or some, of letters, digits, space and . _ + -",
      ),
  );

const MOST_TAGS = 20;

export const NoteChange = z.strictObject({
  note: z.string().max(4000).default(""),
  tags: z
    .array(Tag)
    .max(MOST_TAGS)
    .transform((all) => [...new Set(all)])
    .default([]),
});

export const StepList = z
  .object({
    entries: z.array(
      z.object({
        state: z.enum(JOB_STATES),
        at: instant,
        attempt: z.int(),
        modelVersion: z.string().nullable().meta({ description: "Of the program that did it." }),
      }),
    ),
  })
  .meta({ id: "StepList", description: "What happened to a job, oldest first." });
export type StepList = z.infer<typeof StepList>;

const Finding = z
  .object({
    severity: z.enum(["error", "warning"]),
    file: z.string(),
    line: z.int().meta({ description: "From 1; 0 where the file as a whole is meant." }),
    column: z.int(),
    path: z.string().meta({ examples: ["places.ward.capacityBeds"] }),
    pointer: z.string().meta({ description: "The same as a JSON pointer.", examples: ["/places/ward/capacityBeds"] }),
    message: z.string(),
  })
  .meta({ id: "Finding" });

export const VerdictBody = z
  .object({
    name: z.string(),
    kind: z.enum([...SCENARIO_KINDS, "measure-alone"]).nullable(),
    isValid: z.boolean(),
    errors: z.array(Finding),
    warnings: z.array(Finding),
  })
  .meta({ id: "Verdict" });

export const WhoAmI = z
  .object({
    name: z.string(),
    role: z.enum(ROLES),
    signedInBy: z.enum(["none", "token", "session"]),
    expiresAt: instant.nullable(),
  })
  .meta({ id: "WhoAmI" });

export const VersionBody = z
  .object({
    version: z.string(),
    node: z.string(),
    v8: z.string(),
    platform: z.string(),
    architecture: z.string(),
  })
  .meta({ id: "Version" });

export const PageQuery = z.strictObject({
  cursor: z.string().min(1).max(500).optional().meta({ description: "`next` of the page before." }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A file name that leads nowhere else: letters of any alphabet, digits and a few marks, and the ending that says what it is. */
export const ScenarioName = z
  .string()
  .max(120)
  .regex(
    /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _+-]|\.(?!\.))*\.(ya?ml|json|csv)$/u,
    "must be a file name without folder that ends in .yaml, .yml, .json or .csv, such as winter.yaml",
  )
  .meta({ examples: ["winter.yaml"] });

export const JobId = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hex digits");

/** What may go wrong anywhere. */
export const ANY_PROBLEM = {
  description: "What is wrong, and what to do.",
  content: { "application/problem+json": { schema: ProblemBody } },
} as const;

export const SubmittedJob = JobBody.extend({ warnings: z.array(Finding) }).meta({
  id: "SubmittedJob",
  description: "The job, and what is doubtful about what was asked.",
});

const MOST_FILES = 100;

export const InlineFiles = z
  .record(z.string().min(1).max(200), z.string())
  .refine((files) => Object.keys(files).length <= MOST_FILES, `must be at most ${MOST_FILES} files`)
  .default({})
  .meta({ description: "Texts of files by name, for this request only; nothing of them needs to be kept before." });
