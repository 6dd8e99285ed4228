import { censusStream } from "../engine/census.ts";
import type { Model } from "../engine/model.ts";
import { CENSUS_ORIGIN, originOf } from "../engine/naming.ts";
import type { Simulation } from "../engine/simulation.ts";
import { formatDate } from "../report/numbers.ts";
import { dateNumber, dateText } from "../scenarios/calendar.ts";
import { choiceHint } from "../scenarios/problems.ts";
import { UsageError } from "./exits.ts";
import type { Talk } from "./talk.ts";

/** So many persons of a census are named. */
const MOST_NAMED = 12;

/** The patient that a name means. @throws UsageError where no stream is called so */
export function chosenPatient(model: Model, name: string, talk: Talk): { stream: number; ordinal: number } {
  const { messages } = talk;
  if (name.startsWith(CENSUS_ORIGIN)) return personOfCensus(model, name, talk);
  const [, origin = "", number = ""] = /^(.+)\/([1-9]\d{0,8})$/.exec(name) ?? [];
  const example = `${model.streamIds[0] ?? originOf(model, -1)}/12`;
  if (origin === "") throw new UsageError(messages.patientNeeded(JSON.stringify(name), example));
  const streams = [
    ...Array.from({ length: model.streamCount + model.listCount }, (_, stream) => stream),
    ...model.placeIds.map((_, place) => -1 - place),
  ];
  const stream = streams.find((each) => originOf(model, each) === origin);
  if (stream === undefined) {
    const names = streams.filter((each) => countAtStart(model, each) !== 0).map((each) => originOf(model, each));
    throw new UsageError(
      `${messages.noSuchStream(origin)}${talk.text(choiceHint(origin, names))}`,
      messages.thereAre(names),
    );
  }
  return { stream, ordinal: Number(number) - 1 };
}

/** @throws UsageError where the census has nobody of that id */
function personOfCensus(model: Model, name: string, talk: Talk): { stream: number; ordinal: number } {
  const ordinal = model.censusIds.indexOf(name.slice(CENSUS_ORIGIN.length));
  if (ordinal >= 0) return { stream: censusStream(model), ordinal };
  const names = model.censusIds.map((id) => `${CENSUS_ORIGIN}${id}`);
  const shown = names.slice(0, MOST_NAMED);
  throw new UsageError(
    `${talk.messages.noSuchPerson(name)}${talk.text(choiceHint(name, names))}`,
    shown.length === 0 ? undefined : talk.messages.thereAre(shown.length < names.length ? [...shown, "…"] : shown),
  );
}

/** The run is over and nobody came by the name that was asked for. @throws UsageError that says how many there are */
export function refuseMissingPatient(s: Simulation, stream: number, replication: number, talk: Talk): never {
  const count = countAtStart(s.model, stream) ?? s.streamOrdinal[stream];
  const name = originOf(s.model, stream);
  throw new UsageError(
    talk.messages.noSuchPatient(name, talk.number(count), talk.number(replication), `${name}/${count}`),
  );
}

/** How many were there on day 0 by an origin of that kind; undefined where they come later. */
function countAtStart(model: Model, stream: number): number | undefined {
  if (stream < 0) return model.startCount[-1 - stream];
  return stream < model.streamCount ? undefined : model.listAtStart[stream - model.streamCount];
}

/** @throws UsageError where the scenario has no such place */
export function chosenPlace(model: Model, id: string, talk: Talk): void {
  if (model.placeIds.includes(id)) return;
  throw new UsageError(
    `${talk.messages.noSuchPlace(id)}${talk.text(choiceHint(id, model.placeIds))}`,
    talk.messages.thereAre(model.placeIds),
  );
}

/**
 * The instant that a date, or a date and a clock time, means, in days since simulated day 0.
 * @throws UsageError where it is no date, or not one of the run
 */
export function chosenInstant(model: Model, flag: string, text: string, talk: Talk): { day: number; at: number } {
  const { messages, language } = talk;
  const pattern = flag === "--day" ? /^(\d{4}-\d\d-\d\d)$/ : /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?$/;
  const [, date = "", hours = "00", minutes = "00"] = pattern.exec(text) ?? [];
  const number = dateNumber(date);
  const isDate = !Number.isNaN(number) && dateText(number) === date && Number(hours) < 24 && Number(minutes) < 60;
  if (!isDate) {
    const example = dateText(model.firstDate + model.warmUpDays);
    const form = flag === "--day" ? example : `${example}T11:30`;
    throw new UsageError(messages.dateNeeded(flag, form, JSON.stringify(text)));
  }
  const day = number - model.firstDate;
  if (day < 0 || day >= model.dayCount) {
    const [first, measured, last] = [0, model.warmUpDays, model.dayCount - 1].map((each) =>
      formatDate(dateText(model.firstDate + each), language),
    );
    throw new UsageError(messages.notInRun(formatDate(date, language), first, measured, last));
  }
  return { day, at: day + (Number(hours) * 60 + Number(minutes)) / 1440 };
}
