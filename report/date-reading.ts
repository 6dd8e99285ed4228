import { dateNumber, dateText } from "../scenarios/calendar.ts";

/**
 * A date as people write it: 2026-03-01 or 1.3.2026; and 03-01 or 1.3. for the day of every year.
 * @returns YYYY-MM-DD or MM-DD; undefined for what is no day of the calendar, or not of every year
 */
export function readDate(text: string): string | undefined {
  const [, day = "", month = "", year] = /^(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?$/.exec(text.trim()) ?? [];
  const turned = `${year === undefined ? "" : `${year}-`}${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = day === "" ? text.trim() : turned;
  if (!/^(\d{4}-)?\d{2}-\d{2}$/.test(date)) return undefined;
  const whole = date.length === 5 ? `2023-${date}` : date;
  const number = dateNumber(whole);
  return Number.isFinite(number) && dateText(number) === whole ? date : undefined;
}
