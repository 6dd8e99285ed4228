/* The parts of docs/scenario-format.md that are written by hand; the tables come from the schema. */

/** A complete scenario, small enough to read; a test reads it too. */
export const FORMAT_EXAMPLE = `$schema: ../docs/scenario.schema.json
name: A hospital and a nursing home
data: synthetic

actors:
  hospital: { kind: hospital }
  town: { kind: municipality }

places:
  ward:
    owner: hospital
    kind: hospital
    capacityBeds: { value: 40, source: annual report 2024, kind: sourced }
    stay:
      treatmentDays: { distribution: lognormal, mean: 4.5, cv: 1.1 }
      routes:
        went-home: { probability: 0.7 }
        died: { probability: 0.05 }
        nursing-home:
          probability: { value: 0.25, kind: assumption, note: a guess by the ward }
          decisionDelayDays: { distribution: exponential, mean: 1 }
  nursing-home:
    owner: town
    kind: short-term
    capacityBeds: 45
    leaving:
      hospital: { ratePerDay: 0.02, to: went-home }
    stay:
      treatmentDays: { distribution: gamma, mean: 20, cv: 0.8 }
      routes:
        went-home: { probability: 1 }

exits:
  went-home: { kind: home }
  died: { kind: death }

groups:
  acute: { actor: town }

streams:
  emergency: { kind: poisson, group: acute, to: ward, ratePerDay: 8 }

run:
  startDate: 2025-01-01
  warmUpDays: 180
  lengthDays: 365
  replications: 30
  seed: a phrase

changes:
  - path: places.ward.capacityBeds
    add: -5
    from: "07-01"
    to: "08-15"
    rationale: Summer closing.
`;

export const INTRODUCTION = `
A scenario is one file, in YAML 1.2 or JSON: the places and who owns them, the patients, how they move, and what to
simulate. \`flyt validate\` reads it and tells everything that is wrong at once, with line and column. Editors that know
JSON Schema complete and check it as you write, with the line \`$schema\` at the top
([scenario.schema.json](scenario.schema.json)).

What the words mean, and what happens when, is in [model.md](model.md). This page says how it is written.
`;

export const RULES = `
- Places, exits, groups, streams and the like are maps by **id**: lower-case letters, digits and single hyphens
  (\`trondheim-helsehus\`). Their order has no meaning and changes no result. Places, exits and routings are all
  destinations, so their ids must differ, and none may be home, front-door, hospital, municipal or any, which say where
  patients wait.
- A field that is not in the tables is an error, so that no misspelt one is passed over.
- Durations are in **days**, with decimals; probabilities and shares are between 0 and 1; numbers have a decimal point.
- Dates are \`2025-07-01\`, days of every year \`"07-01"\`, clock times \`"12:00"\`.
- The ways on of a stay add up to 1. So do those of a routing.
- A stay of a group in a place is put together from \`groups.<id>.stays.<place>\` and, for what is not given there, from
  \`places.<id>.stay\`.
- A start from a census (\`run.start\`, kind \`census\`) names single persons. Their ids stand in event logs and in what
  \`explain\` tells, so use pseudonyms, write \`data: restricted\`, and keep the file of persons to yourself. It may have commas,
  semicolons or tabs between its cells; with the latter two, decimal commas as well. Other columns are passed over.
- Anchors and aliases (\`&name\`, \`*name\`) may be used. A file has at most 5 MB.
`;

export const PROVENANCE = `
Any value, be it a number, a list, a distribution or a whole map, may be wrapped to say where it comes from:

\`\`\`yaml
capacityBeds: { value: 108, source: "annual report 2024, table 3", kind: sourced, note: staffed on weekdays }
\`\`\`

\`source\` says where it was found, \`note\` what else is to be known, and \`kind\` what it is: \`sourced\` (found at the source),
\`derived\` (computed from sourced numbers) or \`assumption\`. All three may be left out. A value that has a wrapper inside may have one around it too; a report prints the assumptions.
A value set by a change takes its provenance from the change: \`source\`, \`kind\` (assumption where missing) and, as its note,
\`rationale\`.
`;

export const THRESHOLDS = `
A threshold says what a measure of the results may be at most, or must be at least:

\`\`\`yaml
thresholds:
  ready-in-hospital: { measure: dischargeReadyMean, atMost: 30, rationale: the agreement of 2024 }
  wait-short-term: { measure: shareWaitedOver7Days, place: short-term, atMost: 0.05 }
\`\`\`

The measure and what it is split by are those of [output.md](output.md#measures), in its unit; a share is written 0.05 for 5 %.
In place of a measure a threshold may name an \`indicator\` of [indicators.md](indicators.md) that is one measure.
What the scenario does not measure is refused. \`flyt run\` and \`flyt compare\` tell thresholds first, with ✓ or ✗ by the mean over
the replications, and whether its interval crosses the limit. A change may set them, without a date, so a measure may bring its own.
\`run\` ends with exit code 5 where one is missed, \`compare\` where an alternative misses one.
`;

export const COSTS = `
What a measure costs besides the places, days and hours that a table of prices knows is declared with it, by the same names as the
cost of a lever in a problem for the optimizer:

\`\`\`yaml
changes:
  - path: costs.training
    set: { paidBy: north, costOnce: 400000, costPerYear: 150000, priceYear: 2024, kind: assumption, source: made up }
\`\`\`

An investment (\`costOnce\`) may say how long it lasts and at which real interest, to be told as a yearly cost too, and which share of it the
state gives:

\`\`\`yaml
changes:
  - path: costs.building
    set:
      paidBy: north
      costOnce: { value: 40000000, kind: assumption, source: made up }
      lifetimeYears: { value: 40, kind: assumption, source: made up }
      realInterest: { value: 0.04, kind: assumption, source: made up }
      stateShare: { value: 0.45, kind: assumption, source: made up }
      priceYear: 2024
      kind: assumption
      source: made up
\`\`\`

\`--money\` has it in the ledger ([money.md](money.md)), taken to other years by the index of the table. It changes nothing that is simulated.
`;

export const CHANGES = `
A change leads to a value by ids and field names with dots between, and sets it, adds to it or multiplies it:

\`\`\`yaml
changes:
  - { path: places.ward.capacityBeds, add: 5, rationale: the new wing }
  - { path: streams.*-80.ratePerDay, multiply: 1.2 }
  - { path: places.ward.intake, set: { at: "12:00" }, from: 2025-03-01 }
\`\`\`

- A \`*\` stands for any letters within one part of the path; everything that fits is changed, and something must fit.
  Adding and multiplying pass over what is \`unlimited\` then, and all pass over entries whose kind has no such field.
- Items of a list are counted from 0: \`profiles.usual.hour.7\`.
- \`set\` may add a field or an entry that is missing, such as \`places.ward.intake.maxPerDay.sunday\`; the fields in between come
  into being, but ids in between must exist. \`set: null\` takes an optional field or an entry away.
- Whole numbers stay whole: 108 beds × 1.05 is refused. Use \`set\` or \`add\`.
- Changes without a date are made once, in order, and hold from simulated day 0. Those with \`from\` hold on their days
  only, and are made on top of the others, in order; they may not add or remove ids, nor change \`run\`.
- A scenario with \`extends\` consists of changes to another file. A measure is a list of changes by itself, made on top of any
  scenario: \`flyt compare base.yaml --with measure.yaml\`.
- On the command line: \`--set places.ward.capacityBeds=+5\` adds, \`=-5\` takes away, \`=*1.2\` or \`=x1.2\` multiplies, \`=45\` sets
  (a number, a text or JSON), and \`==-3\` sets what begins with a sign. \`@2025-07-01..2025-08-15\` at the end gives the dates.
`;
