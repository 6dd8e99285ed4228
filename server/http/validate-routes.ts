import { z } from "zod";
import { type Problem, problemFields, problemIn } from "../../scenarios/problems.ts";
import { SPEECHES } from "../../scenarios/speeches.ts";
import type { Dependencies } from "./dependencies.ts";
import { pointerOf } from "./http-problem.ts";
import { languageOf } from "./languages.ts";
import { lookupIn } from "./lookup.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, InlineFiles, VerdictBody } from "./schemas.ts";

/** Looks through a file without keeping or simulating it. */
export function validateRoutes(app: App, { store, desk }: Dependencies): void {
  app.post(
    "/validate",
    {
      config: { role: "reader", consumes: ["application/json"] },
      schema: {
        tags: ["scenarios"],
        summary: "Look for mistakes in a file of any kind",
        description: "The answer is 200 also where there are mistakes: they are what was asked for.",
        body: z.strictObject({
          name: z
            .string()
            .min(1)
            .max(200)
            .meta({ description: "Of one of `files`, of a kept file, or of an example." }),
          base: z.string().min(1).max(200).optional().meta({ description: "A scenario to try a measure on." }),
          files: InlineFiles,
        }),
        response: { 200: VerdictBody, default: ANY_PROBLEM },
      },
    },
    async ({ body: { name, base, files }, headers }, reply) => {
      const { kind, errors, warnings } = await desk.validate(name, base, lookupIn(files, store.scenarios));
      const isValid = errors.length === 0;
      const acceptLanguage = headers["accept-language"];
      const told = (problem: Problem) => finding(problem, acceptLanguage);
      reply.header("content-language", languageOf(acceptLanguage));
      return {
        name,
        kind,
        isValid,
        errors: errors.slice(0, MOST).map(told),
        warnings: warnings.slice(0, MOST).map(told),
      };
    },
  );
}

const MOST = 500;

/** A problem as it is told to a reader. */
export function finding(problem: Problem, acceptLanguage: string | undefined) {
  const told = problemIn(problem, SPEECHES[languageOf(acceptLanguage)]);
  return { ...problemFields(told), pointer: pointerOf(problem.path) };
}
