/*
 * `flyt forecast`, `run --staff`, `run --cost-per-user` and `compare --staff`: what they print, write and refuse.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadMeasure, loadScenario } from "../scenarios/load.ts";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-forecast-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const widest = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));

describe("flyt forecast", () => {
  test("prints 2024 to 2040 for the three assumptions of health, in each language, no wider than a page", async () => {
    const [en, nb, nn] = await Promise.all([
      commandHere(["forecast"]),
      commandHere(["forecast"], "nb"),
      commandHere(["forecast"], "nn"),
    ]);
    expect([en!.exitCode, en!.stderr]).toEqual([0, ""]);
    expect(en!.stdout).toMatch(/^Year +Compressed +Reference +Expanded +As today +Coverage kept$/m);
    for (let year = 2024; year <= 2040; year++) expect(en!.stdout.match(new RegExp(`^${year} `, "gm"))!.length).toBe(5);
    expect(en!.stdout).toContain("Of working age per 80+: 20.6 in 2020, 10.3 in 2040, which is 50% of what it was.");
    expect(en!.stdout).toMatch(/Long-term places +16–66 +54 ÷ +149,438 = +0\.36/);
    expect(en!.stdout).toContain("The projection is an own calculation from SSB 07459, not SSB's");
    expect(nb!.stdout).toContain(
      "Yrkesaktive per 80+: 20,6 i 2020, 10,3 i 2040, altså 50 % av det det var.".replace("50 %", "50\u00a0%"),
    );
    expect(nn!.stdout).toContain("Langtidsplassar: plassar som trengst");
    for (const { stdout } of [en!, nb!, nn!]) expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test("prints one object with the arithmetic and the sources of its numbers", async () => {
    const { stdout, stderr } = await commandHere([
      "forecast",
      "--json",
      "--coverage",
      "10%",
      "--living-alone",
      "0.6",
      "--years",
      "2024-2035",
    ]);
    expect(stderr).toBe("");
    const document = JSON.parse(stdout);
    expect(document.manifest).toMatchObject({
      program: "pasientflyt",
      region: "trondheim",
      baseYear: 2024,
      lastYear: 2035,
      coverage: 0.1,
      livingAloneShare: { base: 0.5, last: 0.6 },
      populationFile: "population-trondheim.csv",
    });
    expect(document.rates).toContainEqual({
      service: "long-term",
      age: "90+",
      users: 346,
      persons: 1358,
      rate: 346 / 1358,
      growthPerYearOfAge: expect.any(Number),
    });
    expect(
      document.needs.map(({ assumption, theta, years }: { assumption: string; theta: number; years: object[] }) => [
        assumption,
        theta,
        years.length,
      ]),
    ).toEqual([
      ["compressed", 1, 12],
      ["reference", 0.5, 12],
      ["expanded", 0, 12],
    ]);
    expect(document.coverage.at(-1).years.at(-1).coverage).toBeCloseTo(0.1, 12);
    const y2030 = document.people.find(({ year }: { year: number }) => year === 2030);
    expect(y2030.byAge).toContainEqual(expect.objectContaining({ age: "80-89", persons: 9651, kind: "derived" }));
    expect(document.provenance.input["services.long-term.usersByAge"].kind).toBe("assumption");
    expect(document.provenance.norms["nursingHome.baseFtePerPlace"].kind).toBe("sourced");
  });

  test("takes the people from a table of Statistikkbanken", async () => {
    const file = join(folder, "14288.csv");
    const rows = [
      "16-66 år;150000;160000",
      "67-79 år;22000;28000",
      "80-89 år;7000;14000",
      "90 år eller eldre;1400;2800",
    ];
    const text = [
      '"14288: Framskrevet folkemengde"',
      "",
      '"region";"alder";"Hovedalternativet (MMM) 2024";"Hovedalternativet (MMM) 2040"',
      ...rows.map((row) => `"5001 Trondheim";${row}`),
    ].join("\r\n");
    writeFileSync(file, Buffer.from(text, "latin1"));
    const { exitCode, stdout } = await commandHere(["forecast", "--population", file, "--json"]);
    expect(exitCode).toBe(0);
    const { needs } = JSON.parse(stdout);
    const users = needs[2].years.at(-1).services[0].users;
    // All ages but those of working age grow as told, with θ = 0.
    expect(users).toBeCloseTo((54 * 160) / 150 + (216 * 28) / 22 + 464 * 2 + 346 * 2, 6);
    expect((await commandHere(["forecast", "--population", file])).stdout).not.toContain("own calculation");
  });

  test("simulates the years, and writes tables, JSON and measures that compare takes", async () => {
    const out = join(folder, "out");
    const { exitCode, stdout, stderr } = await commandHere([
      "forecast",
      "--simulate",
      "-n",
      "1",
      "--threads",
      "1",
      "--years",
      "2025",
      "--out",
      out,
      "--health",
      "compressed",
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Wrote 8 files");
    expect(stdout).toContain("The same years simulated (compressed), mean of the year ± 95% CI");
    expect(stdout).toMatch(/^2025 +\S+ ± \? +\S+ ± \? +\S+ ± \?$/m);
    expect(stdout).toMatch(/^Discharge-ready in hospital \(patients\)$/m);
    expect(stdout).toMatch(/^Queue: Health house, Trondheim \(patients\)$/m);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    expect(readdirSync(out).sort()).toEqual([
      "as-today.yaml",
      "coverage-kept.yaml",
      "coverage.csv",
      "forecast.json",
      "needs.csv",
      "people.csv",
      "rates.csv",
      "simulated.csv",
    ]);
    const document = JSON.parse(readFileSync(join(out, "forecast.json"), "utf8"));
    const { simulated } = document;
    expect(simulated).toMatchObject({ health: "compressed", seed: "trondheim", replications: 1, partial: false });
    // The same numbers in text, table and document.
    const ready = simulated.paths[1].series[0].years[1];
    const [line] = /^coverage-kept,dischargeReadyMean,,2025,.*$/m.exec(
      readFileSync(join(out, "simulated.csv"), "utf8"),
    )!;
    expect(Number(line.split(",")[4])).toBe(ready.mean);
    const strategy = loadMeasure(join(out, "coverage-kept.yaml"));
    expect(strategy.changes).toEqual(simulated.paths[1].changes);
    const changed = loadScenario("scenarios/trondheim.yaml", { measures: [join(out, "as-today.yaml")] });
    expect(changed.scenario.run.endDate).toBe("2026-01-01");
    expect((await commandHere(["forecast", "--out", out])).exitCode).toBe(1);
  });

  test.each([
    [
      ["--coverage", "many"],
      2,
      /--coverage must be a share from 0 to 1, such as 0\.1, or a per cent, such as 10%, got "many"/,
    ],
    [["--coverage", "150%"], 2, /--coverage must be a share/],
    [["--living-alone", "-1"], 2, /--living-alone must be a share/],
    [["--years", "2020"], 2, /--years must be a year after 2024/],
    [["--years", "2025-2040"], 2, /--years must be a year after 2024/],
    [["--simulate", "--health", "good"], 2, /--health must be compressed, reference or expanded, got "good"/],
    [["--strategy", "langtid+50"], 2, /--strategy .*--simulate/],
    [["--seed", "a"], 2, /--seed .*--simulate/],
    [["--population", "nowhere.csv"], 3, /nowhere\.csv.*\n.*does not exist/],
    [["--years", "2050"], 3, /no people of 16-66 in trondheim in 2041/],
    [["--simulate", "--strategy", "langtid+5000"], 3, /langtid\+5000/],
  ])("with %s ends with exit code %i and says why", async (flags, code, message) => {
    const { exitCode, stderr, stdout } = await commandHere(["forecast", ...flags]);
    expect(exitCode).toBe(code);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
  });
});

describe("flyt run", () => {
  const short = ["-n", "2", "--threads", "1", "-q", "--set", "run.warmUpDays=100", "--set", "run.endDate=2024-12-01"];

  test("a scenario without municipal services is told so, with no empty table", async () => {
    const { exitCode, stdout } = await commandHere(["run", "one-ward", "-n", "1", "-q", "--staff", "--cost-per-user"]);
    expect(exitCode).toBe(0);
    const told = stdout.slice(stdout.indexOf("Full-time equivalents"));
    expect(told).toContain("No norm is given for:");
    expect(told).toContain("Nobody has a service that the file of unit costs has a cost for.");
    expect(told).not.toContain("─");
  });

  test("the cost per user of several years is told as that of an average year", async () => {
    const { stdout } = await commandHere(["run", "two-municipalities", "-n", "1", "-q", "--cost-per-user"]);
    expect(stdout.replaceAll("\n", " ")).toMatch(/The first replication, an average year of \d: [\d,]+ days\./);
  });

  test("norms for a place and inhabitants of a municipality that the scenario does not have are refused by name", async () => {
    const norms = join(folder, "norms.yaml");
    const costs = join(folder, "costs.yaml");
    const text = (name: string) => readFileSync(`scenarios/planning/${name}-trondheim.yaml`, "utf8");
    writeFileSync(norms, `${text("staff-norms")}\nbyPlace:\n  nord-sykehjemm:\n    norm: home-care\n`);
    writeFileSync(costs, text("unit-costs"));
    const words = ["run", "two-municipalities", ...short];
    const byPlace = await commandHere([...words, "--staff", "--norms", norms]);
    expect(byPlace.exitCode).toBe(3);
    expect(byPlace.stderr).toMatch(/byPlace\.nord-sykehjemm: is no place of the scenario/);
    const inhabitants = await commandHere([...words, "--cost-per-user", "--unit-costs", costs]);
    expect(inhabitants.exitCode).toBe(3);
    expect(inhabitants.stderr).toMatch(/inhabitants\.trondheim: is no actor of the scenario/);
    expect((await commandHere([...words, "--cost-per-user"])).exitCode).toBe(0);
  });

  test("--staff tells full-time equivalents by place and by what they are for", async () => {
    const words = ["run", "two-municipalities", ...short, "--staff"];
    const [en, nb, json] = await Promise.all([
      commandHere(words),
      commandHere(words, "nb"),
      commandHere([...words, "--json"]),
    ]);
    expect(en!.exitCode).toBe(0);
    expect(en!.stdout).toContain("Full-time equivalents by the norms of staff");
    expect(en!.stdout).toMatch(/No norm is given for:/);
    expect(nb!.stdout).toContain("Årsverk for pasientene, etter hva de er til");
    for (const { stdout } of [en!, nb!]) expect(widest(stdout)).toBeLessThanOrEqual(100);
    const { staff, measures } = JSON.parse(json!.stdout);
    const place = staff.places.find(({ norm }: { norm: string }) => norm === "nursing-home");
    const occupied = measures.find(
      (own: Record<string, unknown>) =>
        own.measure === "occupiedMean" && own.place === place.place && Object.keys(own)[2] === "unit",
    );
    expect(place.use.mean).toBe((occupied.controlled ?? occupied).mean);
    const parts = Object.values(place.forPatients.byCategory as Record<string, { mean: number }>);
    expect(parts.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(place.forPatients.mean, 9);
  });

  test("--cost-per-user tells the user mix, ages, outcomes and productivity", async () => {
    const words = ["run", "two-municipalities", ...short, "--cost-per-user"];
    const [en, nn, json] = await Promise.all([
      commandHere(words),
      commandHere(words, "nn"),
      commandHere([...words, "--json"]),
    ]);
    expect(en!.exitCode).toBe(0);
    for (const title of [
      "Cost per user",
      "User mix",
      "Outliers",
      "Consumption by age",
      "Outcome",
      "Productivity",
      "Check",
    ])
      expect(en!.stdout).toContain(title);
    expect(en!.stdout).toMatch(/^600,000–1,000,000 /m);
    // Amounts are of something.
    expect(en!.stdout).toMatch(/^Service +Unit +Users had +Counted$/m);
    expect(en!.stdout).toMatch(/ days +[\d.,]+ +[\d.,]+$/m);
    expect(nn!.stdout).toContain("Brukarmiks: del av brukarane etter kva dei kosta (%)");
    for (const { stdout } of [en!, nn!]) expect(widest(stdout)).toBeLessThanOrEqual(100);
    const { costPerUser } = JSON.parse(json!.stdout);
    expect(costPerUser.replications).toBe(2);
    for (const { ofUsers, counted } of costPerUser.validation) expect(ofUsers).toBeCloseTo(counted, 4);
  });

  test("takes norms and unit costs of one's own, and only where they are used", async () => {
    const norms = join(folder, "norms.yaml");
    const text = readFileSync("scenarios/planning/staff-norms-trondheim.yaml", "utf8");
    writeFileSync(norms, text.replace("hoursPerFte:\n  value: 35.5", "hoursPerFte:\n  value: 37.5"));
    const words = ["run", "one-ward", "-n", "2", "--threads", "1", "-q"];
    expect((await commandHere([...words, "--staff", "--norms", norms])).exitCode).toBe(0);
    const alone = await commandHere([...words, "--norms", norms]);
    expect([alone.exitCode, alone.stderr]).toEqual([2, expect.stringMatching(/--norms .*--staff/)]);
    const costs = await commandHere([...words, "--unit-costs", norms]);
    expect([costs.exitCode, costs.stderr]).toEqual([2, expect.stringMatching(/--unit-costs .*--cost-per-user/)]);
    const wrong = await commandHere([...words, "--cost-per-user", "--unit-costs", norms]);
    expect([wrong.exitCode, wrong.stdout]).toEqual([3, ""]);
    const shard = await commandHere([...words, "--staff", "--shard", "1/2", "--out", join(folder, "shards")]);
    expect([shard.exitCode, existsSync(join(folder, "shards"))]).toEqual([2, false]);
  });
});

test("flyt compare --staff tells what each alternative takes beside the baseline", async () => {
  const words = [
    "compare",
    "trondheim",
    "--with",
    "helsehus+10",
    "-n",
    "2",
    "--threads",
    "1",
    "-q",
    "--staff",
    "--set",
    "run.warmUpDays=60",
    "--set",
    "run.lengthDays=60",
  ];
  const [nb, json] = await Promise.all([commandHere(words, "nb"), commandHere([...words, "--json"])]);
  expect(nb!.exitCode).toBe(0);
  // Ten places by the norm, 0.90 and 1.70 half and half with 0.1 at night: 14, and a ward more.
  expect(nb!.stdout).toMatch(/^Helsehus, Trondheim +\+15,0 /m);
  const { staff } = JSON.parse(json!.stdout);
  expect(staff).toHaveLength(1);
  const house = staff[0].places.find(({ place }: { place: string }) => place === "trondheim-helsehus");
  expect(house.forPlaces).toBeCloseTo(15, 9);
  expect(house.forPatients.mean).toBeLessThan(15);
});

test("flyt compare --cost-per-user tells what users cost beside the baseline, and nothing where nothing changes", async () => {
  const set = ["--set", "run.warmUpDays=60", "--set", "run.endDate=2024-04-01"];
  const change = "places.nordvik-korttid.capacityBeds=+10";
  const words = [
    "compare",
    "two-municipalities",
    "--with",
    change,
    "-n",
    "3",
    "--threads",
    "1",
    "-q",
    "--cost-per-user",
    ...set,
  ];
  const [en, json] = await Promise.all([commandHere(words), commandHere([...words, "--json"])]);
  expect(en!.stdout).toContain("Cost per user (NOK of 2024): difference from the baseline ± 95% CI");
  const { costPerUser } = JSON.parse(json!.stdout);
  expect(costPerUser.map(({ name }: { name: string }) => name)).toEqual([change]);
  const [nordvik, sorvik] = costPerUser[0].actors;
  expect([nordvik.actor, sorvik.actor]).toEqual(["nordvik", "sorvik"]);
  expect(nordvik.costNok.mean).not.toBe(0);
  expect(nordvik.costPerUserNok.ci95[0]).toBeLessThan(nordvik.costPerUserNok.mean);
});
