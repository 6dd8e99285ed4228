/* `npm start`: what the README shows first, and how to see it in a browser. */
import { chosenLanguage } from "./language.ts";
import { SERVE_MESSAGES } from "./serve-messages.ts";

const measures = ["helsehus+10", "langtid+30", "same-day-home-start"];
const words = process.argv.slice(2);
process.argv.splice(
  2,
  words.length,
  "compare",
  "scenarios/trondheim.yaml",
  ...measures.flatMap((name) => ["--with", `scenarios/measures/${name}.yaml`]),
  ...words,
);
await import("./main.ts");
// A reader of the figures alone gets the figures alone.
process.stderr.write(`\n${SERVE_MESSAGES[chosenLanguage(words, process.env)].howToOpen}\n`);
