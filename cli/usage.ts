import type { CommanderError } from "commander";
import { UsageError } from "./exits.ts";
import { HELP } from "./help.ts";
import type { Messages } from "./messages.ts";

/** What commander found wrong, in the language of the user. @param words the arguments of the command */
export function usageErrorOf(error: CommanderError, words: readonly string[], messages: Messages): UsageError {
  const [, quoted = ""] = /'([^']*)'/.exec(error.message) ?? [];
  const [, candidates] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message) ?? [];
  const suggestion =
    candidates === undefined
      ? suggestionFor(error.code, quoted, messages)
      : messages.didYouMean(candidates.split(", "));
  const text = [textOf(error, quoted, messages), ...(suggestion === undefined ? [] : [suggestion])].join("; ");
  return new UsageError(text, messages.seeHelp(commandOf(words)));
}

function textOf(error: CommanderError, quoted: string, messages: Messages): string {
  switch (error.code) {
    case "commander.unknownCommand":
      return messages.unknownCommand(quoted);
    case "commander.unknownOption":
      return messages.unknownOption(quoted);
    case "commander.missingArgument":
      return messages.missingArgument(quoted);
    case "commander.optionMissingArgument":
      return messages.missingValue(quoted);
    case "commander.excessArguments":
      return messages.tooManyArguments;
    default:
      return error.message.replace(/^error: /, "");
  }
}

/** A file where the command should be: the command is missing. */
function suggestionFor(code: string, word: string, messages: Messages): string | undefined {
  if (code !== "commander.unknownCommand" || !/\.(ya?ml|json)$/.test(word)) return undefined;
  return messages.didYouMean([`flyt run ${word}`]);
}

function commandOf(words: readonly string[]): string {
  const command = words.find((word) => Object.hasOwn(HELP.en.commands, word));
  return command === undefined ? "flyt" : `flyt ${command}`;
}
