import fc from "fast-check";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Change } from "../scenarios/change.ts";
import { FORMAT_EXAMPLE } from "../scenarios/format-text.ts";
import { loadMeasure, loadScenario } from "../scenarios/load.ts";
import { joined } from "../scenarios/message.ts";
import { closest, formatProblems, newProblem, ScenarioError } from "../scenarios/problems.ts";
import { example, type Files, readTexts, refusal } from "./support/scenario-text.ts";

const KIND_LIST =
  "exponential, erlang, gamma, weibull, lognormal, uniform, triangular, deterministic, hyper-exponential, phase-type, " +
  "empirical, mixture";
const GAMMA = "{ distribution: gamma, mean: 20, cv: 0.8 }";

const RESIDENT = "{ treatmentDays: { distribution: exponential, mean: 9 }, routes: { went-home: { probability: 1 } } }";

interface Case {
  readonly what: string;
  readonly text: string;
  readonly lines: readonly string[];
}

const one = (what: string, from: string, to: string, ...lines: string[]): Case => ({
  what,
  text: example([from, to]),
  lines,
});

const fields: readonly Case[] = [
  one(
    "a misspelt field",
    "capacityBeds: 45",
    "capcityBeds: 45",
    '25:5  places.nursing-home: unknown field "capcityBeds"; did you mean "capacityBeds"?',
  ),
  one(
    "a field that is missing",
    "    owner: town\n",
    "",
    "22:3  places.nursing-home.owner: missing; the actor that owns and runs it",
  ),
  one(
    "a negative capacity",
    "capacityBeds: 45",
    "capacityBeds: -3",
    "25:5  places.nursing-home.capacityBeds: must be 0 or more, got -3 beds; use 0 for a place that is closed",
  ),
  one(
    "a negative capacity inside a wrapper",
    "value: 40",
    "value: -40",
    "13:5  places.ward.capacityBeds: must be 0 or more, got -40 beds; use 0 for a place that is closed",
  ),
  one(
    "half a bed",
    "capacityBeds: 45",
    "capacityBeds: 45.5",
    "25:5  places.nursing-home.capacityBeds: must be a whole number, got 45.5 beds; use 0 for a place that is closed",
  ),
  one(
    "a word of a union that is misspelt",
    "capacityBeds: 45",
    "capacityBeds: unlimted",
    "25:5  places.nursing-home.capacityBeds: must be a whole number of beds, or unlimited, " +
      'got "unlimted"; did you mean "unlimited"?',
  ),
  one(
    "nothing after the colon",
    "capacityBeds: 45",
    "capacityBeds:",
    '25:5  places.nursing-home.capacityBeds: must be a whole number or "unlimited", got nothing',
  ),
  one(
    "a number with a decimal comma",
    "ratePerDay: 8",
    'ratePerDay: "8,5"',
    '41:55  streams.emergency.ratePerDay: must be a number, got "8,5"; write 8.5, with a point',
  ),
  one(
    "a number in quotes",
    "ratePerDay: 8",
    'ratePerDay: "8"',
    '41:55  streams.emergency.ratePerDay: must be a number, got "8"; write it without quotes',
  ),
  one(
    "a number in quotes where a word may stand too",
    "capacityBeds: 45",
    'capacityBeds: "45"',
    '25:5  places.nursing-home.capacityBeds: must be a whole number of beds, or unlimited, got "45"; write it without quotes',
  ),
  one(
    "a number with a space in it",
    "capacityBeds: 45",
    "capacityBeds: 1 045",
    '25:5  places.nursing-home.capacityBeds: must be a whole number of beds, or unlimited, got "1 045"; write 1045',
  ),
  one(
    "a seed that is a number",
    /seed: .*/.exec(FORMAT_EXAMPLE)![0],
    "seed: 42",
    '48:3  run.seed: must be a text, got 42; write "42", in quotes',
  ),
  one(
    "a field with the name of a property that all objects have",
    "acute: { actor",
    "acute: { constructor: 1, actor",
    '38:12  groups.acute: unknown field "constructor"; there are name, actor, need, ageGroup and stays',
  ),
  one(
    "an infinite number",
    "ratePerDay: 8",
    "ratePerDay: .inf",
    "41:55  streams.emergency.ratePerDay: must be a finite number, got .inf",
  ),
  one(
    "a word that is not in the list",
    "went-home: { kind: home }",
    "went-home: { kind: hme }",
    '34:16  exits.went-home.kind: must be one of home, death, other, got "hme"; did you mean "home"?',
  ),
  one(
    "a date that does not exist",
    "2025-01-01",
    "2025-02-30",
    '44:3  run.startDate: is a date that does not exist, got "2025-02-30"; write for example 2024-07-01',
  ),
  one(
    "an id that is none",
    "acute: { actor",
    "Acute_Patients: { actor",
    '38:3  groups: the id "Acute_Patients" must be kebab-case: lower-case letters a to z, digits and single hyphens; ' +
      "write for example trondheim-helsehus",
    '41:31  streams.emergency.group: unknown group "acute"; there is only Acute_Patients',
  ),
  one(
    "a list where a map belongs",
    "exits:\n  went-home: { kind: home }\n  died: { kind: death }",
    "exits: [went-home, died]",
    "33:1  exits: must be a map by id, got a list of 2",
  ),
  one(
    "a provenance that is misspelt",
    "source: annual report 2024, kind: sourced",
    "sorce: x, kind: guess",
    '13:32  places.ward.capacityBeds: unknown field "sorce" beside value; did you mean "source"?',
    '13:42  places.ward.capacityBeds.kind: must be one of sourced, derived, assumption, got "guess"',
  ),
  one(
    "a provenance without a value",
    "value: 40, source",
    "source",
    "13:21  places.ward.capacityBeds: has source and kind but no value; write { value: …, source: … }",
  ),
];

const limits: readonly Case[] = [
  one(
    "a run that is far too long",
    "lengthDays: 365",
    "lengthDays: 1e12",
    "46:3  run.lengthDays: must be 36525 or less, got 1000000000000 days; 100 years are the most; write 365 for a year",
  ),
  one(
    "an end that is far too late",
    "lengthDays: 365",
    "endDate: 9999-01-01",
    "46:3  run.endDate: must be within 100 years of startDate, got 9999-01-01",
  ),
  one(
    "a start before weekdays are sure",
    "2025-01-01",
    "0025-01-01",
    "44:3  run.startDate: must be 1900-01-01 or later, got 0025-01-01",
  ),
];

const distributions: readonly Case[] = [
  one(
    "a distribution that does not exist",
    "distribution: gamma",
    "distribution: gama",
    `29:24  places.nursing-home.stay.treatmentDays.distribution: must be one of ${KIND_LIST}, got "gama"; did you mean "gamma"?`,
  ),
  one(
    "a misspelt name of the kind",
    "distribution: gamma",
    "distributon: gamma",
    '29:24  places.nursing-home.stay.treatmentDays: unknown field "distributon"; did you mean "distribution"?',
  ),
  one(
    "a number where a distribution belongs",
    GAMMA,
    "20",
    "29:7  places.nursing-home.stay.treatmentDays: must be a distribution, got 20 days; " +
      "write for example { distribution: exponential, mean: 20 }",
  ),
  one(
    "a distribution with half its parameters",
    ", cv: 0.8",
    "",
    "29:7  places.nursing-home.stay.treatmentDays: must have exactly one of: cv, sd; got none of them",
  ),
  one(
    "a mean below 0 in a part of a mixture",
    GAMMA,
    "{ distribution: mixture, parts: [{ probability: 1, of: { distribution: exponential, mean: -1 } }] }",
    "29:106  places.nursing-home.stay.treatmentDays.parts.0.of.mean: must be above 0, got -1 days; write 5.8 for 5.8 days",
  ),
  one(
    "a delay by weekday without the other days",
    "{ distribution: exponential, mean: 1 }",
    "{ weekdays: { friday: { distribution: exponential, mean: 2 } } }",
    "21:11  places.ward.stay.routes.nursing-home.decisionDelayDays.otherwise: missing; for the other weekdays",
  ),
];

const flows: readonly Case[] = [
  one(
    "probabilities that do not add up",
    "probability: 0.7 ",
    "probability: 0.68 ",
    "16:7  places.ward.stay.routes: add up to 0.98; they must add up to 1",
  ),
  one(
    "a destination that does not exist",
    "died: { probability",
    "dide: { probability",
    '18:9  places.ward.stay.routes.dide: unknown destination "dide"; did you mean "died"?',
  ),
  {
    what: "a circle without an exit",
    text: example(
      ["        went-home: { probability: 1 }", "        ward: { probability: 1 }"],
      ["        went-home: { probability: 0.7 }\n        died: { probability: 0.05 }\n", ""],
      ["value: 0.25", "value: 1"],
    ),
    lines: [
      "28:7  places.nursing-home.stay.routes: no exit can be reached: nursing-home → ward → nursing-home goes round for ever " +
        "(group acute); give one of them a way to an exit",
    ],
  },
  one(
    "a stay that nobody describes",
    `    stay:\n      treatmentDays: ${GAMMA}\n      routes:\n        went-home: { probability: 1 }\n`,
    "",
    "22:3  places.nursing-home.stay: no treatmentDays and routes for group acute, which comes there: " +
      "stream emergency → ward → nursing-home; give the place a stay, or the group one in groups.acute.stays.nursing-home",
  ),
  {
    what: "a stay that only those reach who leave a queue, as the group that waits",
    text: example(
      ["nursing-home:\n          probability", "nursing-home:\n          asGroup: resident\n          probability"],
      ["to: went-home }\n    stay:", "to: home-care }\n    stay:"],
      [
        "  acute: { actor: town }",
        `  acute: { actor: town }\n  resident: { actor: town, stays: { home-care: ${RESIDENT} } }`,
      ],
      ["exits:", "  home-care: { owner: town, kind: home-care, capacityBeds: unlimited }\nexits:"],
    ),
    lines: [
      "34:3  places.home-care.stay: no treatmentDays and routes for group acute, which comes there: " +
        "stream emergency → ward → home-care; give the place a stay, or the group one in groups.acute.stays.home-care",
    ],
  },
  one(
    "a way to death with a delay",
    "died: { probability: 0.05 }",
    "died: { probability: 0.05, startDelayDays: { distribution: exponential, mean: 1 } }",
    "18:36  places.ward.stay.routes.died.startDelayDays: cannot stand on a way to death, which is at once; leave it out",
  ),
  one(
    "an id that says where patients wait",
    "places:\n",
    "places:\n  any: { owner: town, kind: other, capacityBeds: 1 }\n",
    '10:3  places.any: "any" is a word for where patients wait (home, front-door, hospital, municipal, any); choose another id',
  ),
  one(
    "an exit with the id of a place",
    "  died: { kind: death }",
    "  died: { kind: death }\n  ward: { kind: home }",
    '36:3  exits.ward: the id "ward" is that of a place already; places, exits and routings need ids of their own',
  ),
  one(
    "a routing that leads to a routing, and carries more than its probability",
    "groups:",
    "routings:\n  first: { second: { probability: 1, declaredAtOnce: true } }\n  second: { died: { probability: 1 } }\ngroups:",
    '38:12  routings.first.second: "second" is a routing; a routing leads to places and exits only, so write its ways here',
  ),
  one(
    "a group of a hospital",
    "acute: { actor: town }",
    "acute: { actor: hospital }",
    '38:12  groups.acute.actor: must be a municipality, got "hospital", a hospital; patients live in municipalities',
  ),
];

const rules: readonly Case[] = [
  one(
    "rules of a place that contradict each other",
    "    capacityBeds: 45\n",
    "    capacityBeds: unlimited\n" +
      "    capacityByWeekday: { sunday: 3 }\n" +
      "    overCapacityGroups: [acut]\n" +
      "    queue: { limit: { hme: 3 }, beyondLimit: divert, divertTo: nursing-home }\n" +
      "    allocation: { rule: priority }\n" +
      '    intake: { at: "12:00", hours: { from: "12:00", to: "08:00" } }\n',
    "26:5  places.nursing-home.capacityByWeekday: cannot stand beside capacityBeds: unlimited; " +
      "give capacityBeds a number or leave this out",
    "27:5  places.nursing-home.overCapacityGroups: needs overCapacityBeds as well; write how many may be taken in beyond the capacity",
    '27:26  places.nursing-home.overCapacityGroups.0: unknown group "acut"; did you mean "acute"?',
    '28:23  places.nursing-home.queue.limit.hme: "hme" is neither a place nor one of home, front-door, hospital, municipal, any; ' +
      'did you mean "home"?',
    "28:54  places.nursing-home.queue.divertTo: diverts in a circle: nursing-home → nursing-home; " +
      "let the last one lose patients or queue without limit",
    "29:5  places.nursing-home.allocation.order: missing; with rule: priority the classes must be listed, first served first",
    "30:15  places.nursing-home.intake.at: cannot stand beside hours; keep one of them",
    '30:52  places.nursing-home.intake.hours.to: must be after from (12:00), got "08:00"; hours lie within one day',
  ),
  one(
    "a staff ceiling that says nothing of how many places there is staff for",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    staff: { fte: -7.2, ftePerPlace: 0, fteByWeekday: { lørdag: 3 } }\n",
    "26:14  places.nursing-home.staff.fte: must be 0 or more, got -7.2 FTE; write for example 7.2, or 0 for none",
    "26:25  places.nursing-home.staff.ftePerPlace: must be 0.01 or more, got 0 FTE; write for example 0.6",
    '26:57  places.nursing-home.staff.fteByWeekday: unknown field "lørdag"; there are monday, tuesday, wednesday, ' +
      "thursday, friday, saturday and sunday",
  ),
  one(
    "a queue that is lost and diverted",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    queue: { limit: { any: 3 }, beyondLimit: lost, divertTo: ward }\n",
    "26:52  places.nursing-home.queue.divertTo: cannot stand beside beyondLimit: lost; write divert, or leave this out",
  ),
  one(
    "a bounded queue without a bound",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    queue: { beyondLimit: lost }\n",
    "26:5  places.nursing-home.queue: needs limit, by where patients wait, or total; write how many may wait",
  ),
  one(
    "shares without their turns, and with what another rule goes by",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    allocation: { rule: shares, lists: [{ waitsAt: [hme], actors: [twn] }] }\n",
    "26:5  places.nursing-home.allocation.cycle: missing; with rule: shares the turns must be listed, one for each bed of a round",
    "26:33  places.nursing-home.allocation.lists: cannot stand beside rule: shares; write rule: longest-list, or leave this out",
    '26:53  places.nursing-home.allocation.lists.0.waitsAt.0: "hme" is neither a place nor one of home, front-door, hospital, municipal, any; did you mean "home"?',
    '26:68  places.nursing-home.allocation.lists.0.actors.0: unknown actor "twn"; did you mean "town"?',
  ),
  one(
    "the longest list without lists",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    allocation: { rule: longest-list }\n",
    "26:5  places.nursing-home.allocation.lists: missing; with rule: longest-list the lists must be named, the first of equally long ones first",
  ),
  one(
    "a place that serves nobody known, and not those who come to it",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    serves: { twn: 3, hospital: 2 }\n",
    '26:15  places.nursing-home.serves.twn: unknown actor "twn"; did you mean "town"?',
    '26:23  places.nursing-home.serves.hospital: "hospital" is a hospital; patients live in municipalities, so name one of those',
  ),
  {
    what: "patients led to a place that does not serve their municipality",
    text: example(
      ["  town: { kind: municipality }\n", "  town: { kind: municipality }\n  village: { kind: municipality }\n"],
      ["acute: { actor: town }", "acute: { actor: village }"],
      ["    capacityBeds: 45\n", "    capacityBeds: 45\n    serves: { town: 30 }\n"],
    ),
    lines: [
      "27:5  places.nursing-home.serves: does not serve village, whose patients come there " +
        "(group acute: stream emergency → ward → nursing-home); give village a number of beds here, or lead them elsewhere",
    ],
  },
  one(
    "leaving the queue for the place itself",
    "to: went-home }",
    "to: nursing-home }",
    '27:37  places.nursing-home.leaving.hospital.to: must be another place or exit, got "nursing-home" itself',
  ),
  one(
    "several ways out of a queue, each wrong in its own way",
    "      hospital: { ratePerDay: 0.02, to: went-home }\n",
    "      hospital: []\n" +
      "      ward: { ratePerDay: 0.02 }\n" +
      "      any:\n" +
      "        - { ratePerDay: 3 %, to: went-home }\n" +
      "        - { ratePerDay: 0.01, to: went-hom, readmission: { probability: 0.1, delayDays: 9, to: wards } }\n" +
      "        - { ratePerDay: 0.01, to: died, startDelayDays: { distribution: exponential, mean: 1 }, " +
      "readmission: { probability: 0.1, delayDays: { distribution: exponential, mean: 1 }, to: ward } }\n",
    "27:7  places.nursing-home.leaving.hospital: must name at least one way out, got an empty list",
    "28:7  places.nursing-home.leaving.ward.to: missing; the place or exit that the patient goes to instead; death is an exit",
    '30:13  places.nursing-home.leaving.any.0.ratePerDay: must be a number, got "3 %"; 0.03 is 3 % a day',
    '31:31  places.nursing-home.leaving.any.1.to: unknown place or exit "went-hom"; did you mean "went-home"?',
    "31:78  places.nursing-home.leaving.any.1.readmission.delayDays: must be a distribution, got 9 days; " +
      "write for example { distribution: exponential, mean: 9 }",
    '31:92  places.nursing-home.leaving.any.1.readmission.to: unknown place "wards"; did you mean "ward"?',
    "32:41  places.nursing-home.leaving.any.2.startDelayDays: cannot stand beside to: died, a death, which has no delay; " +
      "leave it out",
    "32:97  places.nursing-home.leaving.any.2.readmission: cannot stand beside to: died, a death; leave it out",
  ),
  one(
    "alternatives, each wrong in its own way",
    "    capacityBeds: 45\n",
    "    capacityBeds: 45\n    alternatives:\n      hospitals: { to: ward, afterDays: 2, keepsFirstTurn: true }\n" +
      "      ward: { to: ward, afterDays: -1, keepsFirstTurn: maybe }\n" +
      "      any:\n" +
      "        - { to: nursing-home, afterDays: 14, keepsFirstTurn: true }\n" +
      "        - { to: warden, afterDays: 7, keepsFirstTurn: true, groups: [acut], actors: [towns] }\n" +
      "        - { to: ward, afterDays: 21, keepsFirstTurn: true }\n" +
      "        - { to: ward, afterDays: 28 }\n",
    '27:7  places.nursing-home.alternatives.hospitals: "hospitals" is neither a place nor one of home, front-door, ' +
      'hospital, municipal, any; did you mean "hospital"?',
    '28:15  places.nursing-home.alternatives.ward.to: must be another place than the one where they wait, got "ward"',
    "28:25  places.nursing-home.alternatives.ward.afterDays: must be 0 or more, got -1 days; use 0 for a patient who accepts " +
      "it at once",
    '28:40  places.nursing-home.alternatives.ward.keepsFirstTurn: must be true or false, got "maybe"',
    '30:13  places.nursing-home.alternatives.any.0.to: must be another place, got "nursing-home" itself',
    '31:13  places.nursing-home.alternatives.any.1.to: unknown place "warden"; there are ward, nursing-home',
    "31:25  places.nursing-home.alternatives.any.1.afterDays: must be 14 or more, as for the one before, got 7 days; what is " +
      "accepted first stands first",
    '31:70  places.nursing-home.alternatives.any.1.groups.0: unknown group "acut"; did you mean "acute"?',
    '31:86  places.nursing-home.alternatives.any.1.actors.0: unknown actor "towns"; did you mean "town"?',
    "33:11  places.nursing-home.alternatives.any.3.keepsFirstTurn: missing; whether a patient who has been given this place " +
      "goes on to the first choice afterwards, with the turn of before (true), or stays on the ways of this place (false)",
    '33:13  places.nursing-home.alternatives.any.3.to: stands in the list twice for group acute, got "ward" again; leave one out',
  ),
  one(
    "a run with two ends, one before the start",
    "lengthDays: 365",
    "lengthDays: 365\n  endDate: 2024-01-01",
    "43:1  run: must have exactly one of lengthDays and endDate, got both",
    "47:3  run.endDate: must be after startDate (2025-01-01), got 2024-01-01",
  ),
  one(
    "a yearly change without an end",
    '    to: "08-15"\n',
    "",
    "53:5  changes.0.from: a day of every year (07-01) needs to as well; write the day on which it ends",
  ),
  one(
    "an end without a beginning",
    '    from: "07-01"\n',
    "",
    "53:5  changes.0.to: needs from as well; write the first day of the change",
  ),
  one(
    "dates of two forms",
    'to: "08-15"',
    "to: 2025-08-15",
    '54:5  changes.0.to: must be written as from is (MM-DD), got "2025-08-15"',
  ),
  one(
    "a dated change of the run",
    "path: places.ward.capacityBeds\n    add: -5",
    "path: run.seed\n    set: other",
    '51:5  changes.0.path: "run" is the same on all days; leave out from and to',
  ),
];

const dated: readonly Case[] = [
  one(
    "a dated change to an unknown place",
    "path: places.ward.cap",
    "path: places.wrad.cap",
    '51:5  places.wrad.capacityBeds: unknown id "wrad" in places; did you mean "ward"?',
  ),
  one(
    "a capacity below 0 from a date",
    "add: -5",
    "add: -50",
    "52:5  places.ward.capacityBeds: from 2024-07-05: must be 0 or more, got -10 beds; use 0 for a place that is closed",
  ),
  one(
    "probabilities that do not add up from a date",
    "path: places.ward.capacityBeds\n    add: -5",
    "path: places.ward.stay.routes.died.probability\n    add: 0.01",
    "52:5  places.ward.stay.routes: from 2024-07-05: add up to 1.01; they must add up to 1",
  ),
  one(
    "a place that comes and goes",
    "path: places.ward.capacityBeds\n    add: -5",
    "path: places.annex\n    set: { owner: hospital, kind: hospital, capacityBeds: 3 }",
    "52:5  places: from 2024-07-05: annex would exist on some days only; a change with a date may not add or remove ids",
  ),
];

const texts: readonly Case[] = [
  {
    what: "an empty file",
    text: "",
    lines: ["1:1  is empty; write at least name, places, groups, streams and run"],
  },
  {
    what: "a file of comments",
    text: "# soon\n",
    lines: ["1:1  is empty; write at least name, places, groups, streams and run"],
  },
  {
    what: "a list",
    text: "- a\n- b\n",
    lines: ["1:1  must be a map of fields such as name, places, groups, streams and run"],
  },
  {
    what: "a tab for indentation",
    text: "a:\n\tb: 1",
    lines: ["2:1  is not YAML: a tab stands where the line is indented; use spaces, two for each level"],
  },
  { what: "an unknown tag", text: "a: !foo 3", lines: ["1:4  is not YAML: unresolved tag: !foo"] },
  {
    what: "two documents",
    text: "a: 1\n---\nb: 2\n",
    lines: ["2:1  has several documents; a file holds one, without lines of ---"],
  },
  one("the same key twice", "name: A", "name: x\nname: A", '3:1  has the key "name" twice; keep one of them'),
  one(
    "a key that reaches behind the tree",
    "name: A",
    "__proto__: { a: 1 }\nname: A",
    '2:1  must not have the key "__proto__"',
  ),
  one(
    "an alias without an anchor",
    GAMMA,
    "*nothing",
    "29:7  places.nursing-home.stay.treatmentDays: unknown alias *nothing; an anchor &nothing must stand before it",
  ),
  { what: "an alias inside itself", text: "a: &a [*a]", lines: ["1:8  a.0: contains itself by an alias"] },
  { what: "a binary file", text: "a: \0\u0001", lines: ["1:4  has the control character U+0000; is it a text file?"] },
];

describe("the message tells line, column, path, value and remedy for", () => {
  test.each([...fields, ...limits, ...distributions, ...flows, ...rules, ...dated, ...texts])(
    "$what",
    ({ text, lines }) => {
      const { message } = refusal(() => readTexts({ "winter.yaml": text }));
      const count = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
      expect(message.split("\n")).toEqual([`winter.yaml: ${count}`, ...lines.map((line) => `  ${line}`)]);
    },
  );
});

test("all problems of a file are told at once, whatever their kind", () => {
  const text = example(
    ["owner: hospital", "owner: hospitl"],
    ["probability: 0.7 ", "probability: 0.68 "],
    ["capacityBeds: 45", "capacityBeds: -3"],
    ["kind: home", "kind: hme"],
    ["group: acute", "group: acut"],
    ["  seed: a phrase\n", ""],
    ["path: places.ward.cap", "path: places.ward.cpa"],
  );
  const { problems } = refusal(() => readTexts({ "winter.yaml": text }));
  expect(problems.map(({ path }) => path).toSorted()).toEqual([
    "exits.went-home.kind",
    "places.nursing-home.capacityBeds",
    "places.ward.cpaacityBeds",
    "places.ward.owner",
    "places.ward.stay.routes",
    "run.seed",
    "streams.emergency.group",
  ]);
});

describe("problems that come from several files", () => {
  const extending = (changes: string): Files => ({
    "winter.yaml": `name: b\nextends: base/winter.yaml\nchanges:\n${changes}`,
    "base/winter.yaml": FORMAT_EXAMPLE,
  });

  test("stand where each was written", () => {
    const files = extending(
      "  - path: places.wrad.capacityBeds\n    add: 3\n  - path: places.nursing-home.capacityBeds\n    set: -1\n",
    );
    const base = { ...files, "base/winter.yaml": example(["ratePerDay: 8", "ratePerDay: -8"]) };
    expect(refusal(() => readTexts(base)).message).toBe(
      [
        "winter.yaml: 2 problems",
        '  4:5  places.wrad.capacityBeds: unknown id "wrad" in places; did you mean "ward"?',
        "  7:5  places.nursing-home.capacityBeds: must be 0 or more, got -1 beds; use 0 for a place that is closed",
        "base/winter.yaml: 1 problem",
        "  41:55  streams.emergency.ratePerDay: must be 0 or more, got -8 patients/day; use 0 for none",
      ].join("\n"),
    );
  });

  test("point at the change that broke a sum, not at the sum", () => {
    const measure = "name: m\nchanges:\n  - path: places.ward.stay.routes.*.probability\n    multiply: 1.1\n";
    const files = { "winter.yaml": FORMAT_EXAMPLE, "m.yaml": measure };
    expect(refusal(() => readTexts(files, { measures: ["m.yaml"] })).message).toBe(
      "m.yaml: 1 problem\n  4:5  places.ward.stay.routes: add up to 1.1; they must add up to 1",
    );
  });

  test("name the position of a change that stands in no file", () => {
    const changes: Change[] = [
      { path: "places.ward.capacityBeds", add: 1 },
      { path: "places.ward.capacityBed", add: 1 },
    ];
    const act = () => readTexts({ "winter.yaml": FORMAT_EXAMPLE }, { changes, changesName: "--set" });
    expect(refusal(act).message).toBe(
      '--set: 1 problem\n  2:1  places.ward.capacityBed: unknown field "capacityBed" in places.ward; did you mean "capacityBeds"?',
    );
  });

  test.each([
    ["is missing", { "winter.yaml": "name: a\nextends: b.yaml" }, "2:1  extends: b.yaml cannot be read: no such file"],
    [
      "extends the first",
      { "winter.yaml": "name: a\nextends: b.yaml", "b.yaml": "name: b\nextends: ./winter.yaml" },
      "2:1  extends: goes round in a circle: winter.yaml → b.yaml → winter.yaml",
    ],
    [
      "is extended by more than changes",
      { "winter.yaml": "name: a\nextends: b.yaml\nplaces: {}", "b.yaml": FORMAT_EXAMPLE },
      '3:1  unknown field "places"; there are $schema, name, description, data, extends and changes',
    ],
  ])("tell when the other file %s", (_what, files: Files, line) => {
    expect(refusal(() => readTexts(files)).message).toContain(`\n  ${line}`);
  });

  test("tell when a scenario is given as a measure", () => {
    const files = { "winter.yaml": FORMAT_EXAMPLE, "m.yaml": FORMAT_EXAMPLE };
    expect(refusal(() => readTexts(files, { measures: ["m.yaml"] })).message).toBe(
      "m.yaml: 1 problem\n  1:1  is a whole scenario; a measure has only name, description and changes",
    );
  });
});

describe("hostile text is refused within a second of computing:", () => {
  const letters = [..."abcdefghij"];
  const aliases = letters
    .map(
      (name, at) =>
        `${name}: &${name} [${Array(10)
          .fill(at === 0 ? "1" : `*${letters[at - 1]}`)
          .join(", ")}]`,
    )
    .join("\n");
  test.each([
    ["10 MB of nonsense", "ab: [}\n".repeat(1_500_000), "is too large, got 10.5 MB; at most 5 MB is allowed"],
    ["a bomb of aliases", aliases, "has more than 200000 values, aliases written out"],
    ["100,000 open brackets", "[".repeat(100_000), "is nested more than 64 levels deep"],
    [
      "a deep stair of maps",
      Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
      "is nested more than 64",
    ],
    ["a million values", `a: [${"1, ".repeat(1_000_000)}]`, "has more than 300000 words and signs"],
    ["closing brackets", "]".repeat(200_000), "is not YAML"],
    ["a million lines", "a\n".repeat(1_000_000), "has more than 200000 lines"],
  ])("%s", (_what, text, message) => {
    const begin = process.cpuUsage();
    const error = refusal(() => readTexts({ "winter.yaml": text }));
    // Time of the processor, not of the clock: other tests run beside this one.
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1000).toBeLessThan(1000);
    expect(error.message).toContain(message);
    expect(error.problems.length).toBeLessThanOrEqual(21);
  });
});

describe("a file that cannot be read", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "scenario-errors-"));
    mkdirSync(join(folder, "measures"));
    writeFileSync(join(folder, "winter.yaml"), FORMAT_EXAMPLE);
    writeFileSync(join(folder, "latin1.yaml"), Buffer.from([0x6e, 0x3a, 0x20, 0xe5, 0x0a]));
    writeFileSync(join(folder, "utf16.yaml"), Buffer.from("\ufeffname: a\n", "utf16le"));
    writeFileSync(join(folder, "picture.yaml"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]));
    writeFileSync(join(folder, "mac.yaml"), "name: a\rplaces: {}\r");
    writeFileSync(join(folder, "large.yaml"), Buffer.alloc(6_000_000, 0x61));
    writeFileSync(join(folder, "extending.yaml"), "name: a\nextends: wintr.yaml\n");
    writeFileSync(join(folder, "measure.yaml"), "name: m\nchanges: []\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["wintr.yaml", (dir: string) => `  does not exist; did you mean ${join(dir, "winter.yaml")}?`],
    ["winter", (dir: string) => `  does not exist; did you mean ${join(dir, "winter.yaml")}?`],
    ["measures", () => "  is a folder; give a file"],
    ["nowhere/winter.yaml", (dir: string) => `  does not exist; there is no folder ${join(dir, "nowhere")}`],
    [
      "latin1.yaml",
      () => "  1:4  is not text in UTF-8, got the byte E5 here; save it as UTF-8 (in most editors: Save as, encoding)",
    ],
    ["utf16.yaml", () => "  is text in UTF-16; save it as UTF-8 (in most editors: Save as, encoding)"],
    ["picture.yaml", () => "  is not a text file; give a scenario or measure in YAML or JSON"],
    [
      "mac.yaml",
      () => "  1:8  has a line that ends with a carriage return alone; save it with Unix or Windows line ends",
    ],
    ["large.yaml", () => "  is too large, got 6.0 MB; at most 5 MB is allowed"],
  ])("says why: %s", (name, line) => {
    const file = join(folder, name);
    expect(refusal(() => loadScenario(file)).message).toBe(`${file}: 1 problem\n${line(folder)}`);
  });

  test("is told where it is named", () => {
    const { problems } = refusal(() => loadScenario(join(folder, "extending.yaml")));
    expect(problems[0]).toMatchObject({ line: 2, column: 1, path: "extends" });
    expect(problems[0]?.message).toContain("does not exist; did you mean");
  });

  test("as a measure is told with its problems", () => {
    expect(refusal(() => loadMeasure(join(folder, "measure.yaml"))).message).toContain(
      "2:1  changes: must have at least one change, got an empty list",
    );
  });
});

test("warnings are counted apart and marked", () => {
  const at = newProblem(joined(["is odd"], ""), { file: "a.yaml", line: 2, column: 3, path: "x" });
  const problems = [
    { ...at, severity: "warning" as const },
    { ...at, line: 1 },
  ];
  expect(formatProblems(problems)).toBe("a.yaml: 1 problem, 1 warning\n  1:3  x: is odd\n  2:3  warning: x: is odd");
});

test.each([
  ["capcityBeds", ["capacityBeds", "capacityByWeekday"], "capacityBeds"],
  ["helsehus", ["trondheim-helsehus", "trondheim-langtid"], "trondheim-helsehus"],
  ["langtid", ["fosen-langtid", "trondheim-langtid"], undefined],
  ["x", ["routings", "places"], undefined],
  ["tset", ["test"], "test"],
])("%s of %j probably meant %s", (word, candidates, meant) => expect(closest(word, candidates)).toBe(meant));

describe("whatever is written, nothing but problems with a line comes out:", () => {
  const check = (text: string): void => {
    try {
      readTexts({ "winter.yaml": text });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const problem of error.problems) {
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.column).toBeGreaterThanOrEqual(1);
        expect(problem.message).not.toMatch(/Invalid input|undefined|\[object|^$/);
      }
    }
  };

  test("a valid scenario with values replaced", () => {
    const mutation = fc.record({
      at: fc.nat(),
      how: fc.constantFrom("replace", "remove", "rename"),
      value: fc.oneof(
        fc.constantFrom("ward", "went-home", -1, 0, 1.5, null, true, [], {}),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const tree: unknown = parse(FORMAT_EXAMPLE);
        for (const { at, how, value } of mutations) mutate(tree, at, how, value);
        check(stringify(tree));
      }),
      { seed: 11, numRuns: 250 },
    );
  });

  test("a valid scenario with its text damaged", () => {
    const damage = fc.record({
      at: fc.nat(FORMAT_EXAMPLE.length),
      length: fc.nat(20),
      text: fc.oneof(
        fc.string({ maxLength: 10 }),
        fc.constantFrom("&a ", "*a", "- ", "{", "]", "\n  ", ": ", "'", "!!str ", "? ", "|\n"),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 5 }), (list) =>
        check(
          list.reduce(
            (text, { at, length, text: put }) => text.slice(0, at) + put + text.slice(at + length),
            FORMAT_EXAMPLE,
          ),
        ),
      ),
      { seed: 12, numRuns: 250 },
    );
  });
});

/** Replaces, removes or renames one of the values of a tree. */
function mutate(tree: unknown, at: number, how: string, value: unknown): void {
  const spots: { holder: Record<string, unknown>; key: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      spots.push({ holder: node as Record<string, unknown>, key });
      visit(child);
    }
  };
  visit(tree);
  const spot = spots[at % Math.max(1, spots.length)];
  if (!spot) return;
  const { holder, key } = spot;
  if (how === "replace") holder[key] = value;
  else if (!Array.isArray(holder)) {
    if (how === "rename") holder[`${key}x`] = holder[key];
    delete holder[key];
  }
}
