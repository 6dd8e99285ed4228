import type { Scenario } from "../scenarios/schema.ts";
import { alternativeTables } from "./compile-alternatives.ts";
import { compileCensus } from "./compile-census.ts";
import { compilePlaces } from "./compile-places.ts";
import { compilePlanned } from "./compile-planned.ts";
import { compileStart } from "./compile-start.ts";
import { compileStays } from "./compile-stays.ts";
import { compileStreams } from "./compile-streams.ts";
import { turnTables } from "./compile-turns.ts";
import { DelayTable } from "./delay-table.ts";
import { seedKeys } from "./keyed-random.ts";
import type { Model } from "./model.ts";
import { nameAll } from "./naming.ts";
import { warmUpKeys } from "./warm-up-keys.ts";

/**
 * Turns a checked scenario into the arrays that the engine runs on.
 * @param scenario as `loadScenario` gives it: ids known, ways on that add up to 1
 */
export function compile(scenario: Scenario): Model {
  const naming = nameAll(scenario);
  const { days, placeIds, exitIds, groupIds, streamIds, actorIds } = naming;
  const [seedHigh, seedLow] = seedKeys(scenario.run.seed);
  const delays = new DelayTable(naming.builder);
  const { stays, rowIndex } = compileStays(naming, delays);
  const alternatives = alternativeTables(naming, delays);
  const places = compilePlaces(naming, stays, alternatives, delays);
  const streams = compileStreams(naming);
  const start = compileStart(naming, rowIndex);
  return {
    placeIds,
    exitIds,
    groupIds,
    streamIds,
    actorIds,
    placeCount: placeIds.length,
    destinationCount: placeIds.length + exitIds.length,
    groupCount: groupIds.length,
    sourceCount: placeIds.length + 2,
    streamCount: streamIds.length,
    dayCount: days.dayCount,
    warmUpDays: days.warmUpDays,
    firstDate: days.firstDate,
    dayWeekday: days.weekday,
    dayPlainWeekday: days.plainWeekday,
    dayEpoch: naming.dayEpoch,
    epochCount: naming.epochs.length,
    seedHigh,
    seedLow,
    ...stays,
    ...places,
    ...alternatives,
    ...turnTables(naming),
    ...streams,
    ...compilePlanned(naming),
    ...start,
    ...compileCensus(naming, rowIndex),
    delayDistribution: delays.distributions(),
    delayTexts: delays.texts(),
    warmUpKeys: warmUpKeys(naming, { ...stays, ...places, ...streams }),
    distributions: naming.builder.finish(),
  };
}
