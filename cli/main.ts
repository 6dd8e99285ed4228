import { EXIT, type Exit } from "./exits.ts";
import { tellFault } from "./faults.ts";
import { chosenLanguage } from "./language.ts";
import { execute } from "./program.ts";
import { Talk } from "./talk.ts";

const words = process.argv.slice(2);
const talk = new Talk(chosenLanguage(words, process.env));

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as in `flyt run … | head`: no reason to complain.
  if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.done);
  talk.complain(
    talk.messages.mistake,
    talk.messages.cannotWrite("stdout", talk.messages.reasons[String(error.code)] ?? String(error.code)),
  );
  process.exit(EXIT.surroundings);
});
process.stderr.on("error", () => {});
process.on("uncaughtException", (error) => process.exit(tellFault(error, words, talk)));

process.exitCode = await main();

async function main(): Promise<Exit> {
  try {
    return await execute(words, talk);
  } catch (error) {
    return tellFault(error, words, talk);
  }
}
