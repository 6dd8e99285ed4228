import type { BedOrigin } from "../analysis/freed-beds.ts";
import type { WaitingReason } from "../analysis/waiting-reasons.ts";
import type { Waiter } from "../analysis/waiter.ts";
import { dateNumber, weekdayOf } from "../scenarios/calendar.ts";
import { hundredthsOf } from "../scenarios/hours.ts";
import { type Language, textIn } from "./language.ts";
import { formatDate, formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { actorName, destinationName, sourceName } from "./scenario-names.ts";
import type { StoryWords } from "./story-sentences.ts";
import { STORY_WORDS } from "./story-words.ts";
import { WEEKDAY_NAMES } from "./words.ts";

/** Names, times and the sentences that several stories have, in a language. */
export class StoryFormat {
  readonly facts: ScenarioFacts;
  readonly language: Language;
  readonly words: StoryWords;

  constructor(facts: ScenarioFacts, language: Language) {
    this.facts = facts;
    this.language = language;
    this.words = STORY_WORDS[language];
  }

  /** A place or an exit. */
  destination(id: string): string {
    return destinationName(this.facts, id, this.language);
  }

  /** A place, at home or the front door. */
  source(id: string): string {
    return sourceName(this.facts, id, this.language);
  }

  group(id: string): string {
    return textIn(this.language, this.facts.groups[id] ?? id);
  }

  actor(id: string): string {
    return actorName(this.facts, id, this.language);
  }

  isPlace(id: string): boolean {
    return Object.hasOwn(this.facts.places, id);
  }

  isHospital(id: string): boolean {
    return this.isPlace(id) && this.facts.actors[this.facts.places[id].owner].isHospital;
  }

  whole(value: number): string {
    return formatNumber(value, { language: this.language, decimals: 0 });
  }

  /** Hours of care, in as many decimals as they have. */
  hours(value: number): string {
    const hundredths = hundredthsOf(value);
    const decimals = hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2;
    return formatNumber(value, { language: this.language, decimals });
  }

  share(value: number): string {
    const decimals = value < 0.1 && value > 0 ? 1 : 0;
    return formatNumber(value, { language: this.language, decimals, isShare: true });
  }

  /** Minutes below an hour, hours below two days, else days. */
  duration(days: number): string {
    const minutes = Math.round(days * 1440);
    if (minutes < 60) return this.words.minutes(this.whole(minutes));
    if (days < 2) return this.words.hours(this.whole(Math.round(days * 24)));
    return this.words.days(formatNumber(days, { language: this.language, decimals: days < 100 ? 1 : 0 }));
  }

  /** 13:22 */
  clock(at: string): string {
    return at.slice(11, 16);
  }

  /** Wednesday 10 Jan 2024, to stand by itself. */
  heading(at: string): string {
    const text = this.date(at);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  }

  /** The same as it stands in a sentence. */
  date(at: string): string {
    const date = at.slice(0, 10);
    return `${WEEKDAY_NAMES[weekdayOf(dateNumber(date))][this.language]} ${formatDate(date, this.language)}`;
  }

  /** 10 Jan, with the year where it is another than that of the story. */
  day(at: string, now: string): string {
    const isSameYear = at.slice(0, 4) === now.slice(0, 4);
    return formatDate(at.slice(isSameYear ? 5 : 0, 10), this.language);
  }

  /** The clock, with the date where it is another than that of the story. */
  when(at: string, now: string): string {
    const clock = this.clock(at);
    if (at.slice(0, 10) === now.slice(0, 10)) return this.words.dateAtClock("", clock).trim();
    return this.words.dateAtClock(this.day(at, now), clock);
  }

  /** 10 Jan 13:22, for a table. */
  dateAndClock(at: string, now: string): string {
    return `${this.day(at, now)} ${this.clock(at)}`;
  }

  /** A, B and C, and how many more. */
  list(items: readonly string[], more = 0): string {
    if (more > 0) return this.words.andMore(items.join(", "), this.whole(more));
    return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")}${this.words.and}${items.at(-1)}`;
  }

  waiter(waiter: Waiter, now: string): string {
    const { patient, place, readyAt } = waiter;
    const { words } = this;
    const text = (this.isPlace(place) ? words.waiter : words.waiterOutside)(
      this.source(place),
      this.when(readyAt, now),
    );
    const rank = this.rank(waiter);
    return `${patient} (${rank === "" ? text : `${text}, ${rank}`})`;
  }

  /** The class or list in the queue; empty where there is only one. */
  rank({ priority, list }: Waiter): string {
    if (priority !== undefined) return this.words.priority(this.whole(priority));
    return list === undefined ? "" : this.words.inList(this.whole(list));
  }

  /** What is in the way, without those who stand before. Empty where it is only they. */
  reasons(reasons: readonly WaitingReason[], now: string): string {
    return reasons
      .map((reason) => this.reason(reason, now))
      .filter((text) => text !== "")
      .join("; ");
  }

  private reason(reason: WaitingReason, now: string): string {
    const { reasons } = this.words;
    const opens = (at: string): string => this.when(at, now);
    switch (reason.reason) {
      case "full": {
        const { capacity, occupied, reserved } = reason;
        if (occupied === capacity) return reasons.full(this.whole(capacity));
        return reasons.fullOf(this.whole(capacity), this.whole(occupied), reserved === 0 ? "" : this.whole(reserved));
      }
      case "over-capacity-not-for-group":
        return reasons.notForGroup;
      case "municipality-full":
        return reasons.municipalityFull(this.actor(reason.actor), this.whole(reason.beds));
      case "hours-do-not-fit": {
        const { hours, capacity, used, reserved } = reason;
        return reasons.hoursDoNotFit(this.hours(hours), this.hours(capacity - used - reserved), this.hours(capacity));
      }
      case "intake-closed":
        return reason.opensAt === null ? reasons.intakeNever : reasons.intakeClosed(opens(reason.opensAt));
      case "intake-used-up":
        return reason.opensAt === null ? reasons.intakeUsedUpForGood : reasons.intakeUsedUp(opens(reason.opensAt));
      case "discharge-closed":
      case "discharge-used-up": {
        const place = this.source(reason.place);
        if (reason.opensAt === null) return reasons.dischargeNever(place);
        const closed = reason.reason === "discharge-closed" ? reasons.dischargeClosed : reasons.dischargeUsedUp;
        return closed(place, opens(reason.opensAt));
      }
      case "others-first":
        return "";
    }
  }

  /** Whose bed it is; empty where that says nothing. */
  bed(bed: BedOrigin, now: string): string {
    const { words } = this;
    switch (bed.kind) {
      case "left": {
        const to = this.destination(bed.to);
        if (bed.isNow) return bed.isDeath ? words.bedOfDeceasedNow(bed.by) : words.bedLeftNow(bed.by, to);
        const at = this.when(bed.at, now);
        return bed.isDeath ? words.bedOfDeceasedBefore(bed.by, at) : words.bedLeftBefore(bed.by, to, at);
      }
      case "empty":
        return words.bedEmpty;
      case "opened":
        return words.bedOpened;
      case "swap":
        return words.swap;
      case "over-capacity":
      case "no-limit":
        return "";
    }
  }
}
