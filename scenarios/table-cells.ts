import { gotText } from "./wording.ts";
import { isRealDate } from "./words.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/;

/**
 * What is wrong with an instant that stands in one cell, or in two, the date and the clock time; undefined for nothing.
 * @returns which of the cells, and the message
 */
export function instantMistake(
  cells: readonly string[],
): { readonly cell: number; readonly message: string } | undefined {
  if (cells.length === 2) {
    const [date, clock] = cells as [string, string];
    const ofDate = dateMistake(date);
    if (ofDate !== undefined) return { cell: 0, message: ofDate };
    const ofClock = clockMistake(clock, date);
    return ofClock === undefined ? undefined : { cell: 1, message: ofClock };
  }
  const text = cells[0]!;
  const [date, clock, ...more] = text.split(/[T ]/) as [string, string | undefined];
  const message = more.length > 0 ? notAnInstant(text) : singleMistake(text, date, clock);
  return message === undefined ? undefined : { cell: 0, message };
}

/** What is wrong with a date as YYYY-MM-DD; undefined for nothing. */
export function dateMistake(text: string): string | undefined {
  if (text === "") return "is empty; write a date such as 2024-07-01";
  const turned = turnedDate(text);
  if (turned !== undefined) return `must be a date as YYYY-MM-DD, got ${gotText(text)}; write ${turned}`;
  if (!DATE.test(text)) return `must be a date as YYYY-MM-DD, got ${gotText(text)}`;
  return isRealDate(text) ? undefined : `is a date that does not exist, got ${gotText(text)}`;
}

/** What is wrong with a number of 0 or more. @param written as it stands in the file */
export function numberMistake(text: string, written: string): string | undefined {
  if (text === "") return "is empty; use 0 for none";
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) {
    return `must be a number, got ${gotText(written)}; write for example 7.5`;
  }
  return Number(text) < 0 ? `must be 0 or more, got ${written}` : undefined;
}

function singleMistake(text: string, date: string, clock: string | undefined): string | undefined {
  if (text === "") return "is empty; write an instant such as 2024-07-01T08:15";
  if (clock === undefined) {
    if (dateMistake(date) !== undefined && turnedDate(date) === undefined) return notAnInstant(text);
    return `has no clock time, got ${gotText(text)}; write it after the date, or name a column with it in columns as well`;
  }
  const ofDate = dateMistake(date);
  const ofClock = clockMistake(clock, date);
  if (ofDate === undefined) return ofClock;
  const turned = turnedDate(date);
  if (turned !== undefined && ofClock === undefined) return `${notAnInstant(text)}; write ${turned}T${clock}`;
  return DATE.test(date) ? ofDate : notAnInstant(text);
}

function notAnInstant(text: string): string {
  return `must be a local date and clock time as YYYY-MM-DDTHH:MM, got ${gotText(text)}`;
}

function clockMistake(text: string, date: string): string | undefined {
  if (CLOCK.test(text)) return undefined;
  if (text === "") return "is empty; write a clock time such as 08:15";
  const got = `must be a clock time as HH:MM, got ${gotText(text)}`;
  if (/^24:00(:00)?$/.test(text)) return `${got}; write 00:00 of the day after ${date}`;
  const zone = /^([\d:.]+)(Z|[+-]\d{2}:?\d{2})$/i.exec(text)?.[1];
  if (zone !== undefined && CLOCK.test(zone))
    return `must be local time without a zone, got ${gotText(text)}; leave out the zone`;
  const long = /^(\d{2}:\d{2}:\d{2}\.\d{3})\d+$/.exec(text)?.[1];
  if (long !== undefined) return `${got}; write at most three decimals of a second, ${long}`;
  const short = /^\d:\d{2}(:\d{2})?$/.test(text) ? `0${text}` : text.replaceAll(".", ":");
  return CLOCK.test(short) ? `${got}; write ${short}` : got;
}

/** A date written the Norwegian way, the way that files have it; undefined for all else. */
function turnedDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const turned = `${year}-${month!.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isRealDate(turned) ? turned : undefined;
}
