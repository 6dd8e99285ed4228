import type { z } from "zod";
import { joined, type Message, type MessageValue, phrase, written } from "../../scenarios/message.ts";
import { listed } from "../../scenarios/wording.ts";

/** What zod found wrong, as far as its words are made of it. */
export interface FieldIssue {
  /** The code of the issue. */
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params?:
    | {
        readonly keys?: readonly string[];
        readonly expected?: string;
        readonly values?: readonly unknown[];
        readonly minimum?: number | bigint;
        readonly maximum?: number | bigint;
        readonly origin?: string;
      }
    | undefined;
}

/** The same of a request, as the framework hands it on. */
export interface RequestIssue extends FieldIssue {
  readonly instancePath: string;
}

/** What is wrong with data that zod has refused, as it is told on the command line. */
export function issueOf({ code, message, ...params }: z.core.$ZodIssue): Message {
  return issueMessage({ keyword: code, message, params: params as FieldIssue["params"] });
}

/** The rule that a field of a request breaks. The words that zod has for its own checks are English alone, so they are not used. */
export function issueMessage({ keyword, message = "", params = {} }: FieldIssue): Message {
  const isOurs = message !== "" && !/^(Invalid|Too|Unrecognized|Expected)\b/.test(message);
  if (isOurs) return joined(message.split("; ").map(written), "; ");
  const { keys, expected, values, minimum, maximum, origin = "" } = params;
  if (keys) return phrase('unknown field "{key}"{hint}', { key: listed(keys), hint: "" });
  if (keyword === "invalid_type" && expected !== undefined) {
    return phrase("must be {kind}", { kind: KINDS[expected] ?? phrase("something else") });
  }
  if (keyword === "invalid_value" && values) {
    return phrase("must be one of {choice}", { choice: listed(values.map(String), ", ") });
  }
  if (keyword === "too_small" && minimum !== undefined) {
    const least = Number(minimum);
    if (origin === "number" || origin === "int") return phrase("must be {least} or more", { least });
    return least <= 1 ? phrase("must not be empty") : phrase("must have at least {least}", { least });
  }
  if (keyword === "too_big" && maximum !== undefined) {
    const most = Number(maximum);
    if (origin === "number" || origin === "int") return phrase("must be {most} or less", { most });
    return origin === "string"
      ? phrase("must have at most {most} characters", { most })
      : phrase("must have at most {most}", { most });
  }
  return phrase("is not as it should be");
}

const KINDS: Readonly<Record<string, MessageValue>> = {
  string: phrase("a text"),
  number: phrase("a number"),
  int: phrase("a whole number"),
  boolean: phrase("true or false"),
  array: phrase("a list"),
  object: phrase("a map"),
  record: phrase("a map"),
};
