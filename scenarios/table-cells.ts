import { type Message, phrase } from "./message.ts";
import { gotValue } from "./wording.ts";
import { isRealDate } from "./words.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/;

/**
 * What is wrong with an instant that stands in one cell, or in two, the date and the clock time; undefined for nothing.
 * @returns which of the cells, and the message
 */
export function instantMistake(
  cells: readonly string[],
): { readonly cell: number; readonly message: Message } | undefined {
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
export function dateMistake(text: string): Message | undefined {
  if (text === "") return phrase("is empty; write a date such as 2024-07-01");
  const turned = turnedDate(text);
  if (turned !== undefined)
    return phrase("must be a date as YYYY-MM-DD, got {got}; write {turned}", { got: gotValue(text), turned });
  if (!DATE.test(text)) return phrase("must be a date as YYYY-MM-DD, got {got}", { got: gotValue(text) });
  return isRealDate(text) ? undefined : phrase("is a date that does not exist, got {got}", { got: gotValue(text) });
}

/** What is wrong with a number of 0 or more. @param written as it stands in the file */
export function numberMistake(text: string, written: string): Message | undefined {
  if (text === "") return phrase("is empty; use 0 for none");
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) {
    return phrase("must be a number, got {got}; write for example 7.5", { got: gotValue(written) });
  }
  return Number(text) < 0 ? phrase("must be 0 or more, got {got}", { got: written }) : undefined;
}

function singleMistake(text: string, date: string, clock: string | undefined): Message | undefined {
  if (text === "") return phrase("is empty; write an instant such as 2024-07-01T08:15");
  if (clock === undefined) {
    if (dateMistake(date) !== undefined && turnedDate(date) === undefined) return notAnInstant(text);
    return phrase(
      "has no clock time, got {got}; write it after the date, or name a column with it in columns as well",
      { got: gotValue(text) },
    );
  }
  const ofDate = dateMistake(date);
  const ofClock = clockMistake(clock, date);
  if (ofDate === undefined) return ofClock;
  const turned = turnedDate(date);
  if (turned !== undefined && ofClock === undefined)
    return phrase("{mistake}; write {instead}", { mistake: notAnInstant(text), instead: `${turned}T${clock}` });
  return DATE.test(date) ? ofDate : notAnInstant(text);
}

function notAnInstant(text: string): Message {
  return phrase("must be a local date and clock time as YYYY-MM-DDTHH:MM, got {got}", { got: gotValue(text) });
}

function clockMistake(text: string, date: string): Message | undefined {
  if (CLOCK.test(text)) return undefined;
  if (text === "") return phrase("is empty; write a clock time such as 08:15");
  const got = phrase("must be a clock time as HH:MM, got {got}", { got: gotValue(text) });
  if (/^24:00(:00)?$/.test(text))
    return phrase("{mistake}; write 00:00 of the day after {date}", { mistake: got, date });
  const zone = /^([\d:.]+)(Z|[+-]\d{2}:?\d{2})$/i.exec(text)?.[1];
  if (zone !== undefined && CLOCK.test(zone))
    return phrase("must be local time without a zone, got {got}; leave out the zone", { got: gotValue(text) });
  const long = /^(\d{2}:\d{2}:\d{2}\.\d{3})\d+$/.exec(text)?.[1];
  if (long !== undefined)
    return phrase("{mistake}; write at most three decimals of a second, {instead}", { mistake: got, instead: long });
  const short = /^\d:\d{2}(:\d{2})?$/.test(text) ? `0${text}` : text.replaceAll(".", ":");
  return CLOCK.test(short) ? phrase("{mistake}; write {instead}", { mistake: got, instead: short }) : got;
}

/** A date written the Norwegian way, the way that files have it; undefined for all else. */
function turnedDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const turned = `${year}-${month!.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isRealDate(turned) ? turned : undefined;
}
