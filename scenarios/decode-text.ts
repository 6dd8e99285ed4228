import { type Message, phrase } from "./message.ts";
import { newProblem, ScenarioError } from "./problems.ts";

/**
 * The text of a file.
 * @throws ScenarioError where the bytes are not UTF-8, with the first that is wrong and what the file seems to be instead
 */
export function decodeText(fileName: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const { message, ...where } = whatIsWrong(bytes);
    throw new ScenarioError([newProblem(message, { file: fileName, ...where })]);
  }
}

/**
 * The text of a table from elsewhere: UTF-8, else UTF-16 where it begins with its mark, else Windows-1252, in which Statistikkbanken
 * and Excel save.
 * @throws ScenarioError where it is no text
 */
export function decodeTable(fileName: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) {
    const message = phrase("is not a text file; give a table in CSV");
    throw new ScenarioError([newProblem(message, { file: fileName })]);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function whatIsWrong(bytes: Uint8Array): { line: number; column: number; message: Message } {
  const whole = { line: 0, column: 0 };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { ...whole, message: phrase("is text in UTF-16; {remedy}", { remedy: REMEDY }) };
  }
  if (bytes.includes(0))
    return { ...whole, message: phrase("is not a text file; give a scenario or measure in YAML or JSON") };
  const at = firstWrong(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, at)).split("\n");
  const byte = bytes[at]!.toString(16).toUpperCase();
  const message = phrase("is not text in UTF-8, got the byte {byte} here; {remedy}", { byte, remedy: REMEDY });
  return { line: before.length, column: before.at(-1)!.length + 1, message };
}

/** The first byte of what cannot stand where it does: the longest beginning that is UTF-8 ends before it. */
function firstWrong(bytes: Uint8Array): number {
  let [sound, unsound] = [0, bytes.length];
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1;
    if (isSound(bytes.subarray(0, middle))) sound = middle;
    else unsound = middle;
  }
  // A letter of several bytes that breaks off is wrong from its first byte on.
  while (sound > 0 && !isSound(bytes.subarray(0, sound), false)) sound--;
  return sound;
}

/** Whether the bytes are UTF-8; where `stream` is on, the last letter may be cut. */
function isSound(bytes: Uint8Array, stream = true): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

const REMEDY = phrase("save it as UTF-8 (in most editors: Save as, encoding)");
