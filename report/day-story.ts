import type { DayDocument, Happening, PlaceCensus, PlaceDay } from "../analysis/day-trace.ts";
import { DAY_WORDS, type DayWords } from "./day-words.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { placeGroups } from "./scenario-names.ts";
import { StoryFormat } from "./story-format.ts";
import { paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Cell, styled, textTables } from "./table.ts";

export interface DayStoryFacts {
  readonly scenario: ScenarioFacts;
  /** From 1. */
  readonly replication: number;
  readonly day: DayDocument;
  /** The place that it is about; all without. */
  readonly place?: string | undefined;
}

/** A day in tables and sentences: the census at its midnights, and what happens hour by hour. */
export function dayStory(facts: DayStoryFacts, options: SummaryOptions): string {
  const format = new StoryFormat(facts.scenario, options.language);
  const words = DAY_WORDS[options.language];
  const { day, place } = facts;
  const title = (text: string): string => styled(text, "strong", options.hasColour);
  return [
    title(format.heading(day.date)),
    paragraph(contextText(facts, format), options),
    "",
    title(words.censusTitle),
    censusTable(day, facts.scenario, format, words, options),
    paragraph(words.censusNote, options),
    "",
    title(place === undefined ? words.whatHappens : words.whatHappensIn(format.destination(place))),
    ...happeningLines(facts, format, words, options),
  ].join("\n");
}

function contextText({ scenario, replication, day }: DayStoryFacts, { words }: StoryFormat): string {
  return [
    day.isHoliday ? words.holiday : "",
    `${words.replication} ${replication}`,
    `${words.seed} "${scenario.seed}"`,
    day.isWarmUp ? words.warmUp : words.measured,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function censusTable(
  { places }: DayDocument,
  scenario: ScenarioFacts,
  format: StoryFormat,
  words: DayWords,
  options: SummaryOptions,
): string {
  const byId = new Map(places.map((each) => [each.place, each]));
  const rows = placeGroups(scenario).flatMap(({ owner, placeIds }): Cell[][] => {
    const own = placeIds.flatMap((id) => byId.get(id) ?? []);
    return own.length === 0 ? [] : [[format.actor(owner)], ...own.map((each) => censusRow(each, format, words))];
  });
  const headers = [words.capacity, words.inUse, words.ready, words.reserved, words.waiting];
  const columns = [words.place, ...headers].map(
    (header, at) => ({ header, align: at === 0 ? "left" : "right" }) as const,
  );
  return textTables({ columns, rows }, options);
}

function censusRow({ place, capacity, atStart, atEnd }: PlaceDay, format: StoryFormat, words: DayWords): string[] {
  const change = (what: keyof PlaceCensus): string => {
    const [from, to] = [format.whole(atStart[what]), format.whole(atEnd[what])];
    return from === to ? from : `${from} → ${to}`;
  };
  return [
    `  ${format.destination(place)}`,
    capacity === null ? words.noLimit : format.whole(capacity),
    change("occupied"),
    change("ready"),
    change("reserved"),
    change("waiting"),
  ];
}

/** Hour by hour. Where all places are told of, those who come from outside and leave without waiting are numbers only. */
function happeningLines(
  { day, place }: DayStoryFacts,
  format: StoryFormat,
  words: DayWords,
  options: SummaryOptions,
): string[] {
  if (day.happenings.length === 0) return [words.nothingHappens];
  const lines: string[] = [];
  const hours = new Map<string, Happening[]>();
  for (const happening of day.happenings) {
    const hour = happening.at.slice(11, 13);
    hours.set(hour, [...(hours.get(hour) ?? []), happening]);
  }
  for (const [hour, all] of hours) {
    const others = place === undefined ? all.filter((happening) => isCommon(happening, format)) : [];
    const told = all.filter((happening) => !others.includes(happening));
    const come = others.filter(({ kind }) => kind === "admitted").length;
    const counts = words.others(come, others.length - come);
    const next = String(Number(hour) + 1).padStart(2, "0");
    lines.push(`${words.hour(hour, next)}${counts === "" ? "" : `: ${counts}`}`);
    for (const happening of told) {
      const text = `${happeningText(happening, format, words)}.${bedText(happening, place, format)}`;
      lines.push(`  ${format.clock(happening.at)}  ${paragraph(text, options, " ".repeat(9))}`);
    }
  }
  return lines;
}

function isCommon({ kind, from, waitedDays = 0, destination = "" }: Happening, format: StoryFormat): boolean {
  if (kind === "admitted") return from === "front-door" && waitedDays === 0;
  return kind === "treatment-ends" || (kind === "moves" && !format.isPlace(destination));
}

function happeningText(happening: Happening, format: StoryFormat, words: DayWords): string {
  const { kind, patient, place, destination = "", waitedDays = 0, bed, position = 0, reasons = [], at } = happening;
  const source = format.source(place);
  const name = destination === "" ? "" : format.destination(destination);
  const waited = waitedDays > 0 ? words.afterWait(format.duration(waitedDays)) : "";
  switch (kind) {
    case "admitted": {
      const { from = "" } = happening;
      const beyond = bed?.kind === "over-capacity" ? words.beyondCapacity : "";
      if (format.isPlace(from)) return `${words.moves(patient, format.source(from), source)}${waited}${beyond}`;
      return `${(from === "home" ? words.comesFromHome : words.comes)(patient, source)}${waited}${beyond}`;
    }
    case "moves":
      return `${words.leaves(patient, source, name)}${waited}`;
    case "queues": {
      const reason = format.reasons(reasons, at);
      return `${words.waits(patient, source, name, format.whole(position))}${reason === "" ? "" : ` (${reason})`}`;
    }
    case "given":
      return `${words.given(patient, source, name)}${waited}`;
    case "ready":
      return words.deciding(patient, source, name);
    case "treatment-ends":
      return words.putOff(patient, source);
    case "leaves-queue":
      return `${words.stopsWaiting(patient, source, name)}${waited}`;
    case "lost":
      return words.lost(patient, source, name);
    case "diverted":
      return words.diverted(patient, source, name);
    case "referred":
      return words.referred(patient, name);
    case "also-queues":
      return words.alsoWaits(patient, source, name);
    case "swap":
      return words.swap(patient, source, name);
    default:
      return words.otherwise(patient, kind);
  }
}

/** Of one who has waited for the place that is told of: whose bed it is. */
function bedText(
  { kind, bed, waitedDays = 0, place, at }: Happening,
  about: string | undefined,
  format: StoryFormat,
): string {
  if (!bed || waitedDays === 0 || about === undefined || (kind === "admitted" && place !== about)) return "";
  const text = format.bed(bed, at);
  return text === "" ? "" : ` ${text}`;
}
