import type { Language } from "../../report/language.ts";
import { formatDate } from "../../report/numbers.ts";

/** "29. nov. 2026 22:05": an instant of the server by the clock of whoever looks at it. */
export function whenText(instant: string, language: Language, hasSeconds = false): string {
  const at = new Date(instant);
  const two = (number: number): string => String(number).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), ...(hasSeconds ? [at.getSeconds()] : [])].map(two).join(":");
  return `${formatDate(date, language)} ${time}`;
}
