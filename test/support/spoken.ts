import { expect } from "vitest";
import { type Message, messageText } from "../../scenarios/message.ts";
import { formatProblem, newProblem, type Problem } from "../../scenarios/problems.ts";
import { SPEECHES } from "../../scenarios/speeches.ts";

/** Words of English sentences that are neither Norwegian nor the name of a field. */
const ENGLISH_WORDS =
  /\b(the|is|are|must|with|not|which|write|there|than|its|each|and|be|have|has|had|such|keep|leave|missing|unknown|only|or|got|did|you|nothing|empty|number|text|lines?|should|would|cannot|more|less|given|use|more|most|least|without|before|after|whole|above|below|needs|lacks|stands?|this|that|these|those|them|they|their)\b/i;

/** What is English in a Norwegian text, beside ids, fields, examples and what was written in a file. */
export function englishIn(text: string): string | undefined {
  const plain = text
    // What was written, and what is to be written, stands in quotes, braces or behind signs.
    .replaceAll(/«[^»]*»|"[^"]*"|`[^`]*`|\{[^{}]*\}|\[[^[\]]*\]/g, " ")
    .replaceAll(/\S*[a-z][.:/_-]\S+|\S*[a-z][A-Z]\S*|--\S+|[*&]\w+/g, " ")
    // What the system says of a file that it cannot read.
    .replace(/(kan ikkje lesast|kan ikke leses): .*/, "")
    .replaceAll(/\b(after|before|and|given) (?=[a-z-]+:)/g, "");
  return ENGLISH_WORDS.exec(plain)?.[0];
}

/** Findings with their messages in English, which are said in the other languages too. */
export function inEnglish<Found extends { readonly message: Message }>(
  findings: readonly Found[],
): (Omit<Found, "message"> & { readonly message: string })[] {
  return findings.map((finding) => {
    expectSpoken([newProblem(finding.message, { file: "winter.yaml" })]);
    return { ...finding, message: messageText(finding.message) };
  });
}

/** Problems are said in bokmål and nynorsk as well, with nothing of the English and nothing left open. */
export function expectSpoken(problems: readonly Problem[]): void {
  for (const problem of problems) {
    expect(messageText(problem.said)).toBe(problem.message);
    for (const language of ["nb", "nn"] as const) {
      const text = messageText(problem.said, SPEECHES[language]);
      expect([text, englishIn(text)]).toEqual([text, undefined]);
      expect(text).not.toMatch(/\{\w+\}|\[object|undefined/);
      expect(formatProblem(problem, SPEECHES[language])).toContain(text);
    }
  }
}
