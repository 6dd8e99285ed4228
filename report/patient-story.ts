import type { PatientStep } from "../analysis/patient-trace.ts";
import { StoryFormat } from "./story-format.ts";
import { type ScenarioFacts } from "./scenario-facts.ts";
import { paragraph, type SummaryOptions } from "./summary-head.ts";
import { styled } from "./table.ts";

/** What a story of a patient is told from. */
export interface PatientStoryFacts {
  readonly scenario: ScenarioFacts;
  readonly patient: string;
  /** From 1. */
  readonly replication: number;
  /** Where the patient's group lives. */
  readonly actor: string;
  readonly steps: readonly PatientStep[];
}

/** Of steps of a long wait that are alike, so many at the start and at the end are told. */
const FIRST_OF_WAIT = 3;
const LAST_OF_WAIT = 2;
const MOST_NAMED = 5;

/** What happened to a patient, in sentences, day by day. */
export function patientStory(facts: PatientStoryFacts, options: SummaryOptions): string {
  const format = new StoryFormat(facts.scenario, options.language);
  const lines: string[] = [styled(`${format.words.patient} ${facts.patient}`, "strong", options.hasColour)];
  const { steps, actor } = facts;
  const first = steps[0];
  lines.push(paragraph([format.group(first.group), format.actor(actor)].join(" · "), options));
  lines.push(paragraph(contextText(facts, format), options), "");
  let date = "";
  for (const instant of abridged(instantsOf(steps))) {
    if (typeof instant === "number") {
      lines.push(`  ${format.words.moreTimes(format.whole(instant))}`);
      continue;
    }
    const { at } = instant[0];
    if (at.slice(0, 10) !== date) lines.push(styled(format.heading(at), "strong", options.hasColour));
    date = at.slice(0, 10);
    const text = sentencesOf(instant, format)
      .filter((sentence) => sentence !== "")
      .join(" ");
    lines.push(`  ${format.clock(at)}  ${paragraph(text, options, " ".repeat(9))}`);
  }
  const totals = totalsText(steps, format);
  if (totals !== "") lines.push("", paragraph(totals, options));
  return lines.join("\n");
}

function contextText({ scenario, replication, steps }: PatientStoryFacts, format: StoryFormat): string {
  const isWarmUp = steps[0].day < scenario.warmUpDays;
  return [
    `${format.words.replication} ${format.whole(replication)}`,
    `${format.words.seed} "${scenario.seed}"`,
    isWarmUp ? format.words.warmUp : format.words.measured,
  ].join(" · ");
}

function instantsOf(steps: readonly PatientStep[]): PatientStep[][] {
  const instants: PatientStep[][] = [];
  for (const step of steps) {
    const last = instants.at(-1);
    if (last && last[0].day === step.day) last.push(step);
    else instants.push([step]);
  }
  return instants;
}

/** Long waits shortened: a number stands for so many instants left out. */
function abridged(instants: readonly PatientStep[][]): (PatientStep[] | number)[] {
  const told: (PatientStep[] | number)[] = [];
  for (let at = 0; at < instants.length;) {
    let end = at;
    while (end < instants.length && instants[end].every(({ kind }) => kind === "still-waits")) end++;
    const alike = instants.slice(at, end);
    if (alike.length > FIRST_OF_WAIT + LAST_OF_WAIT + 1) {
      const left = alike.length - FIRST_OF_WAIT - LAST_OF_WAIT;
      told.push(...alike.slice(0, FIRST_OF_WAIT), left, ...alike.slice(-LAST_OF_WAIT));
    } else told.push(...alike);
    if (end < instants.length) told.push(instants[end]);
    at = end + 1;
  }
  return told;
}

/** What happens at an instant. What leads on at once is told by where it leads. */
function sentencesOf(steps: readonly PatientStep[], format: StoryFormat): string[] {
  return steps.flatMap((step, at) => {
    const around: Around = {
      has: (kind) => steps.some((other, place) => place > at && other.kind === kind),
      had: (kind) => steps.some((other, place) => place < at && other.kind === kind),
      hasWaited: steps.slice(0, at).some(({ kind, days = 0 }) => kind === "given" && days > 0),
    };
    return sentences(step, around, format);
  });
}

/** Whether something else of a kind happens to the patient at the same instant, later or before. */
interface Around {
  readonly has: (kind: PatientStep["kind"]) => boolean;
  readonly had: (kind: PatientStep["kind"]) => boolean;
  /** Whether a wait of some length ends before, with the place. */
  readonly hasWaited: boolean;
}

function sentences(step: PatientStep, around: Around, format: StoryFormat): readonly string[] {
  const { words } = format;
  const { place, destination = "", days = 0 } = step;
  const name = destination === "" ? "" : format.destination(destination);
  switch (step.kind) {
    case "arrives":
      if (step.isReadmission) return [words.arrivesAgain(name)];
      return [place === "home" ? words.arrivesFromHome(name) : words.arrives(name)];
    case "referred":
      return [words.referred(name)];
    case "called-in":
      return [words.calledIn(name, format.duration(days))];
    case "fills-bed":
      return [words.calledToFreeBed(name, format.duration(days))];
    case "also-queues":
      return [words.alsoWaits(name)];
    case "present-at-start":
      return presentAtStart(step, around, format);
    case "admitted":
      return [drawn(step, format)];
    case "treatment-ends":
      return treatmentEnds(step, around, format);
    case "ready":
      if (around.has("moves")) return [];
      return [words.ready(name), around.has("queues") ? "" : words.decisionPending];
    case "queues":
      return queues(step, around, format);
    case "still-waits":
      return [stillWaits(step, format)];
    case "given":
      return given(step, around, format);
    case "moves":
      return moves(step, around, format);
    case "leaves-queue":
      return [words.stopsWaiting(name, format.duration(days))];
    case "lost":
      return [words.lost(name)];
    case "diverted":
      return [words.diverted(name)];
    case "swap":
      return [];
    case "present-at-end":
      return [words.runEnds, presentAtEnd(step, format)];
    default:
      return [words.otherwise(step.kind, name)];
  }
}

function presentAtStart(step: PatientStep, around: Around, format: StoryFormat): readonly string[] {
  const { words } = format;
  const { state, days = 0 } = step;
  const place = format.source(step.place);
  if (state === undefined) return [words.presentAtStart(place), drawn(step, format)];
  const duration = format.duration(days);
  if (state === "queue")
    return [words.presentWaiting(place, duration), ...queues({ ...step, days: 0 }, around, format)];
  return [words.presentInTreatment(place, duration), drawn(step, format)];
}

function drawn({ draws }: PatientStep, format: StoryFormat): string {
  if (!draws) return "";
  const destination = format.destination(draws.destination);
  const { words } = format;
  if (draws.treatmentDays === null) return words.drawnDestination(destination);
  const duration = format.duration(draws.treatmentDays);
  const isCertain = draws.probability === null || draws.probability === 1;
  const text = isCertain
    ? words.drawnTreatment(duration, destination)
    : words.drawn(duration, destination, format.share(draws.probability ?? 1));
  return draws.keepsTurn ? `${text} ${words.keepsTurn}` : text;
}

function treatmentEnds({ days = 0, isBrokenOff }: PatientStep, { has }: Around, format: StoryFormat): string[] {
  const { words } = format;
  const duration = format.duration(days);
  const isPutOff = !has("ready") && !has("moves");
  return [isBrokenOff ? words.calledBack(duration) : words.treated(duration), isPutOff ? words.weekend : ""];
}

function queues(step: PatientStep, { has, had }: Around, format: StoryFormat): string[] {
  const { words } = format;
  const { destination = "", days = 0, queue } = step;
  const name = format.destination(destination);
  const said: string[] = [];
  if (days > 0 && !had("arrives") && !had("ready")) said.push(words.decided(format.duration(days)));
  const isTurned = had("leaves-queue") || had("diverted");
  // A move that follows says where to.
  if (isTurned && !has("moves")) said.push(words.insteadTo(name));
  if (!queue) return said;
  const { position, waiting, ahead, reasons, orderMoves } = queue;
  const isAlone = waiting === 1;
  const isNamed = isTurned || had("arrives") || had("ready");
  said.push(mustWait(isNamed ? "" : name, position, waiting, format));
  const reason = format.reasons(reasons, step.at);
  if (reason !== "") said.push(words.reason(reason));
  if (ahead.length > 0) {
    const list = ahead.map((waiter) => format.waiter(waiter, step.at));
    said.push(words.ahead(format.list(list, position - 1 - ahead.length)));
  }
  if (orderMoves && !isAlone) said.push(words.orderMoves);
  return said;
}

/** @param name of what is waited for; empty where it has just been said */
function mustWait(name: string, position: number, waiting: number, format: StoryFormat): string {
  const { words } = format;
  if (waiting === 1) return name === "" ? words.mustWaitHereAlone : words.mustWaitAlone(name);
  const [number, of] = [format.whole(position), format.whole(waiting)];
  return name === "" ? words.mustWaitHere(number, of) : words.mustWait(name, number, of);
}

function stillWaits({ served = 0, queue, at }: PatientStep, format: StoryFormat): string {
  if (!queue) return "";
  const { position, waiting, reasons } = queue;
  const text = format.words.stillWaits(served, format.whole(position), format.whole(waiting));
  const reason = format.reasons(reasons, at);
  return reason === "" ? text : `${text} ${format.words.reason(reason)}`;
}

function given(step: PatientStep, { has, had }: Around, format: StoryFormat): string[] {
  const { words } = format;
  const { destination = "", days = 0, bed, passedBy = [], at, capacity } = step;
  const said: string[] = [];
  const isPlace = format.isPlace(destination);
  const name = format.destination(destination);
  if (step.isAlternative) said.push(words.givenInstead(name, format.duration(days)));
  else if (days > 0) {
    said.push(isPlace ? words.givenAfter(name, format.duration(days)) : words.leavesAfter(name, format.duration(days)));
  } else if (had("arrives")) {
    said.push(atOnce(step, format));
  }
  if (days > 0 && bed?.kind === "over-capacity" && typeof capacity === "number")
    said.push(words.overCapacity(format.whole(capacity)));
  // Who left a bed matters to one who waited for it.
  else if (bed && (days > 0 || bed.kind === "swap")) said.push(format.bed(bed, at));
  if (passedBy.length > 0) {
    const named = passedBy.slice(0, MOST_NAMED).map((waiter) => format.waiter(waiter, at));
    said.push(words.passedBy(passedBy.length, format.list(named, passedBy.length - named.length)));
  }
  if (!has("moves")) said.push(isPlace ? words.reservedUntilStart : words.waitsForStart);
  return said;
}

function atOnce({ occupied, capacity, bed }: PatientStep, format: StoryFormat): string {
  const { words } = format;
  if (typeof capacity !== "number" || occupied === undefined) return words.atOnce;
  if (bed?.kind === "over-capacity") return words.atOnceBeyond(format.whole(capacity));
  return words.atOnceOf(format.whole(occupied), format.whole(capacity));
}

function moves(step: PatientStep, around: Around, format: StoryFormat): string[] {
  const { had } = around;
  const { words } = format;
  const { place, destination = "", days = 0, nights = 0, readmission, isDeath } = step;
  const said: string[] = [];
  if (days > 0 && !had("given")) said.push(words.startedAfter(format.duration(days)));
  const name = format.destination(destination);
  if (isDeath) said.push(words.dies(format.source(place)));
  else if (!format.isPlace(destination)) said.push(words.exits(name));
  // One who comes from outside, or has waited, has been told to come there.
  else if (!around.hasWaited && !had("arrives")) said.push(words.movesTo(name));
  if (nights > 0 && format.isHospital(place)) said.push(words.nights(nights));
  if (readmission) {
    const { probability, afterDays, to } = readmission;
    const share = format.share(probability);
    if (afterDays === null) said.push(words.doesNotReturn(share));
    else said.push(words.returns(format.destination(to), format.duration(afterDays), share));
  }
  return said;
}

function presentAtEnd(
  { state = "treatment", place, destination = "", queue }: PatientStep,
  format: StoryFormat,
): string {
  const { endsIn, endsAt } = format.words;
  const name = destination === "" ? "" : format.destination(destination);
  switch (state) {
    case "outside":
      return endsIn.outside();
    case "treatment":
    case "undeclared":
      return endsIn[state](format.source(place));
    default: {
      const text = endsIn[state](format.source(place), name);
      return queue ? `${text} ${endsAt(format.whole(queue.position), format.whole(queue.waiting))}` : text;
    }
  }
}

/** How long the patient was in treatment, in queues and so on, in all. */
function totalsText(steps: readonly PatientStep[], format: StoryFormat): string {
  const totals = { treatment: 0, undeclared: 0, decision: 0, queue: 0, "start-delay": 0, "waiting-list": 0 };
  for (const { kind, days = 0, state } of steps) {
    const phase = kind === "present-at-end" ? state : PHASE_ENDED[kind];
    if (phase !== undefined && phase !== "outside") totals[phase] += days;
  }
  const parts = Object.entries(totals).filter(([, days]) => days > 0);
  if (parts.length === 0) return "";
  const all = parts
    .map(([phase, days]) => format.words.totals[phase as keyof typeof totals](format.duration(days)))
    .join(" · ");
  return `${format.words.inAll}: ${all}`;
}

/** What is over when something happens. */
const PHASE_ENDED: Readonly<Partial<Record<PatientStep["kind"], keyof StoryFormat["words"]["totals"]>>> = {
  "treatment-ends": "treatment",
  ready: "undeclared",
  queues: "decision",
  given: "queue",
  "leaves-queue": "queue",
  lost: "queue",
  diverted: "queue",
  moves: "start-delay",
  "called-in": "waiting-list",
  "fills-bed": "waiting-list",
};
