import type { Wait } from "../analysis/longest-waits.ts";
import type { WaitedFor, WaitingDocument, WaitingPatient } from "../analysis/waiting-now.ts";
import type { WaitingReason } from "../analysis/waiting-reasons.ts";
import { DAY_WORDS, type DayWords } from "./day-words.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { StoryFormat } from "./story-format.ts";
import { paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, styled, textTable, textTables } from "./table.ts";

export interface StoryContext {
  readonly scenario: ScenarioFacts;
  /** From 1. */
  readonly replication: number;
}

/** Who waits at an instant, for what and why. */
export function waitingStory(context: StoryContext, document: WaitingDocument, options: SummaryOptions): string {
  const format = new StoryFormat(context.scenario, options.language);
  const words = DAY_WORDS[options.language];
  const title = (text: string): string => styled(text, "strong", options.hasColour);
  const when = `${format.date(document.at)} ${format.clock(document.at)}`;
  const parts = [
    [title(words.waitingTitle(when)), contextText(context, format)].join("\n"),
    ...document.destinations.map((each) => waitedForText(each, document.at, format, words, options)),
  ];
  if (document.destinations.length === 0) parts.push(words.nobodyWaits);
  return parts.join("\n\n");
}

function contextText({ scenario, replication }: StoryContext, { words }: StoryFormat): string {
  return `${words.replication} ${replication} · ${words.seed} "${scenario.seed}"`;
}

function waitedForText(
  { destination, occupied, reserved = 0, capacity, patients }: WaitedFor,
  at: string,
  format: StoryFormat,
  words: DayWords,
  options: SummaryOptions,
): string {
  const heading = words.waitingFor(format.destination(destination), format.whole(patients.length));
  const beds: string[] = [];
  if (occupied !== undefined && typeof capacity === "number") {
    beds.push(words.bedsInUse(format.whole(occupied), format.whole(capacity)));
    if (reserved > 0) beds.push(words.bedsReserved(format.whole(reserved)));
  }
  // What is in the way of the first in line is in the way of all, unless it is about where they are.
  const shared = patients.find(({ position }) => position === 1)?.reasons?.filter((reason) => !isOwn(reason)) ?? [];
  const reason = format.reasons(
    shared.filter((each) => each.reason !== "full"),
    at,
  );
  const facts = [...beds, ...(reason === "" ? [] : [reason])].join("; ");
  const columns: Column[] = [
    { header: words.numberAndPlace, align: "left" },
    { header: words.patient, align: "left" },
    { header: words.readySince, align: "right" },
    { header: words.hasWaited, align: "right" },
    { header: words.note, align: "left" },
  ];
  const rows = patients.map((patient) => [
    `${(patient.position === undefined ? "–" : `${format.whole(patient.position)}.`).padEnd(4)}${format.source(patient.place)}`,
    patient.patient,
    format.dateAndClock(patient.readyAt, at),
    format.duration(patient.days),
    noteText(patient, at, format, words),
  ]);
  const isNoted = rows.some((row) => row[4] !== "");
  const table = {
    columns: isNoted ? columns : columns.slice(0, 4),
    rows: isNoted ? rows : rows.map((row) => row.slice(0, 4)),
    breaksNames: true,
  };
  return [
    styled(heading, "strong", options.hasColour),
    ...(facts === "" ? [] : [paragraph(facts, options)]),
    textTable(table, options),
  ].join("\n");
}

function noteText(patient: WaitingPatient, at: string, format: StoryFormat, words: DayWords): string {
  const { state, isAlternative, reasons = [] } = patient;
  const waitsFor = state === "queue" ? "" : words.states[state];
  const alternative = isAlternative ? words.alternative : "";
  const own = format.reasons(reasons.filter(isOwn), at);
  return [waitsFor, alternative, format.rank(patient), own].filter((part) => part !== "").join("; ");
}

const OWN_REASONS: ReadonlySet<WaitingReason["reason"]> = new Set([
  "discharge-closed",
  "discharge-used-up",
  "over-capacity-not-for-group",
  "municipality-full",
  "hours-do-not-fit",
]);

/** Whether it is about where the patient is, or who the patient is. */
function isOwn({ reason }: WaitingReason): boolean {
  return OWN_REASONS.has(reason);
}

/** The longest waits, to choose a patient from. @param command what tells of the first of them */
export function longestWaitsStory(
  context: StoryContext,
  waits: readonly Wait[],
  command: string,
  options: SummaryOptions,
): string {
  const format = new StoryFormat(context.scenario, options.language);
  const words = DAY_WORDS[options.language];
  const date = (at: string): string => format.day(at, context.scenario.startDate);
  const title = styled(words.longestTitle(format.whole(waits.length)), "strong", options.hasColour);
  if (waits.length === 0) return [contextText(context, format), "", words.nobodyWaits].join("\n");
  const columns: Column[] = [
    { header: words.whereAndFor, align: "left" },
    { header: words.patient, align: "left" },
    { header: words.waited, align: "right" },
    { header: words.when, align: "right" },
    { header: words.ended, align: "left" },
  ];
  const isEnded = waits.some(({ ended }) => ended !== "given");
  const rows = waits.map(({ patient, days, place, destination, from, to, ended }) => [
    `${format.source(place)} → ${format.destination(destination)}`,
    patient,
    format.duration(days),
    `${date(from)} – ${to === null ? "" : date(to)}`.trim(),
    ...(isEnded ? [words.endings[ended] ?? ended] : []),
  ]);
  const table = { columns: isEnded ? columns : columns.slice(0, -1), rows, breaksNames: true };
  return [title, contextText(context, format), "", textTables(table, options), "", words.tellMore, `  ${command}`].join(
    "\n",
  );
}
