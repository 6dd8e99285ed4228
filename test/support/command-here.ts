import { EXIT } from "../../cli/exits.ts";
import { tellFault } from "../../cli/faults.ts";
import { execute } from "../../cli/program.ts";
import { Talk } from "../../cli/talk.ts";
import type { Language } from "../../report/language.ts";

export interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command in this process, which saves the start of another one: what it prints, and how it ends. */
export async function commandHere(words: readonly string[], language: Language = "en"): Promise<Ending> {
  const talk = new Recorder(language);
  const exitCode = await execute(words, talk).catch((error: unknown) => tellFault(error, words, talk));
  return { exitCode: exitCode ?? EXIT.done, stdout: talk.stdout, stderr: talk.stderr };
}

class Recorder extends Talk {
  stdout = "";
  stderr = "";

  override print(text: string): void {
    this.stdout += text.endsWith("\n") ? text : `${text}\n`;
  }

  override say(text: string): void {
    this.stderr += `${text}\n`;
  }
}
