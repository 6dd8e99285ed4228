/*
 * `--out`: the files of a results folder, and that they are whole or not there.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { exampleFile, exampleNames } from "../tasks/package.ts";
import { asRun, resolvedText, throughResolvedText } from "../tasks/resolved-scenario.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { command, interrupted } from "./support/command.ts";
import { example, readTexts } from "./support/scenario-text.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
let folder: string;
const path = (...names: string[]): string => join(folder, ...names);

const RUN = [
  "run",
  "two-municipalities",
  "-n",
  "12",
  "--set",
  "run.warmUpDays=90",
  "--set",
  "run.endDate=2024-04-30",
  "-q",
];
const COMPARE = [
  "compare",
  "two-municipalities",
  "--with",
  "places.nordvik-korttid.capacityBeds=+4",
  "-n",
  "8",
  "--set",
  "run.warmUpDays=90",
  "-q",
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-results-"));
  expect((await command(...RUN, "--out", path("run"))).exitCode).toBe(0);
  expect((await command(...COMPARE, "--set", "run.endDate=2024-04-30", "--out", path("compare"))).exitCode).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const FILES = [
  "STRESS-DES.md",
  "daily.parquet",
  "datapackage.json",
  "levels.parquet",
  "manifest.json",
  "measures.csv",
  "replications.parquet",
  "scenario.resolved.json",
  "summary.csv",
  "summary.no.csv",
  "waits.parquet",
];

async function queried(query: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const reader = await connection.runAndReadAll(query);
  connection.closeSync();
  return reader.getRowsJson() as unknown[][];
}

interface DataPackage {
  readonly resources: readonly {
    readonly path: string;
    readonly format: string;
    readonly dialect?: { readonly delimiter: string };
    readonly schema?: {
      readonly fields: readonly {
        readonly name: string;
        readonly type: "string" | "number" | "integer" | "date";
        readonly decimalChar?: string;
        readonly constraints?: { readonly required?: boolean };
      }[];
    };
  }[];
}

describe("the files", () => {
  test("of a run are all there, and the manifest names each with its hash", async () => {
    expect((await readdir(path("run"))).sort()).toEqual(FILES);
    const manifest = JSON.parse(await readFile(path("run", "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      program: "pasientflyt",
      replications: 12,
      wantedReplications: 12,
      partial: false,
    });
    expect(Object.keys(manifest.thisRun)).toEqual(["finishedAt", "wallSeconds", "threads"]);
    const named = manifest.files.map(({ name }: { name: string }) => name).sort();
    expect(named).toEqual(FILES.filter((name) => name !== "manifest.json"));
  });

  test("of a run of the resolved scenario alone are the same results", async () => {
    const again = await command("run", path("run", "scenario.resolved.json"), "--out", path("alone"), "-q");
    expect(again.exitCode).toBe(0);
    for (const name of FILES.filter((one) => /parquet|csv|resolved/.test(one))) {
      expect(await readFile(path("alone", name)), name).toEqual(await readFile(path("run", name)));
    }
  });

  test.each(["run", "compare"])(
    "of a %s are what the data package says: columns, types, required values",
    async (kind) => {
      const { resources } = JSON.parse(await readFile(path(kind, "datapackage.json"), "utf8")) as DataPackage;
      expect(
        resources
          .map((resource) => resource.path)
          .concat("datapackage.json", "manifest.json")
          .sort(),
      ).toEqual((await readdir(path(kind))).sort());
      for (const { path: name, format, dialect, schema } of resources) {
        if (!schema) continue;
        if (format === "parquet") {
          const described = await queried(`describe select * from '${path(kind, name)}'`);
          expect(
            described.map(([column]) => column),
            name,
          ).toEqual(schema.fields.map((field) => field.name));
          const types = { string: "VARCHAR", number: "DOUBLE", integer: "INTEGER", date: "DATE" };
          expect(
            described.map(([, type]) => type),
            name,
          ).toEqual(schema.fields.map(({ type }) => types[type]));
          continue;
        }
        const { header, rows, separator } = parseCsv(await readFile(path(kind, name), "utf8"));
        expect(separator).toBe(dialect?.delimiter);
        expect(header?.cells, name).toEqual(schema.fields.map((field) => field.name));
        expect(rows.length).toBeGreaterThan(10);
        for (const [at, { type, decimalChar = ".", constraints, name: field }] of schema.fields.entries()) {
          const cells = rows.map((row) => row.cells[at]!);
          const form = {
            string: /^/,
            number: /^-?\d+(\.\d+)?(e-?\d+)?$/,
            integer: /^-?\d+$/,
            date: /^\d{4}-\d\d-\d\d$/,
          }[type];
          const wrong = cells.filter((cell) =>
            cell === "" ? constraints?.required : !form.test(cell.replace(decimalChar, ".")),
          );
          expect(wrong, `${name} ${field}`).toEqual([]);
        }
      }
    },
  );

  test("have the plain means of summary.csv for DuckDB to 12 digits, of each alternative", async () => {
    const keys = `measure, place, "waitingFor", "from", "group", actor, weekday`;
    for (const [kind, columns] of [
      ["run", keys],
      ["compare", `alternative, ${keys}`],
    ] as const) {
      const rows = await queried(
        `with means as (select ${columns}, avg(value) mean, count(value) count from '${path(kind, "replications.parquet")}' group by all),
         summary as (select * from read_csv('${path(kind, "summary.csv")}', all_varchar = true))
         select count(*)::int, count(*) filter (abs(m.mean - s.mean::double) <= 1e-12 * abs(m.mean) or (m.mean is null and s.mean is null))::int,
           count(*) filter (m.count = s.count::int)::int, count(*) filter (m.mean > 0)::int
         from means m join summary s on ${columns
           .split(", ")
           .map((name) => `m.${name}::varchar is not distinct from s.${name}`)
           .join(" and ")}`,
      );
      const [[met, equal, counted, positive]] = rows as [[number, number, number, number]];
      const { rows: figures } = parseCsv(await readFile(path(kind, "summary.csv"), "utf8"));
      expect([met, equal, counted]).toEqual([figures.length, figures.length, figures.length]);
      expect(positive).toBeGreaterThan(100);
    }
  });

  test("agree with each other: days, levels and waits have the means of the replications", async () => {
    const mean = `(select place, avg(value) mean from '${path("run", "replications.parquet")}'
      where measure = 'occupiedMean' and "group" is null and actor is null and weekday is null group by place)`;
    const byDay = `select place, avg(mean) mean from '${path("run", "daily.parquet")}' where "of" = 'occupied' group by place`;
    const byLevel = `select place, sum(patients * "shareOfTime") mean from '${path("run", "levels.parquet")}'
      where "of" = 'occupied' group by place`;
    for (const other of [byDay, byLevel]) {
      // Days are counted in parts of 0.08 s.
      const rows = await queried(`select place, m.mean, o.mean from ${mean} m join (${other}) o using (place)`);
      expect(rows.length).toBeGreaterThan(3);
      for (const [place, one, another] of rows) expect(one as number, String(place)).toBeCloseTo(another as number, 4);
    }
    const [[days]] = (await queried(`select count(distinct date)::int from '${path("run", "daily.parquet")}'`)) as [
      [number],
    ];
    expect(days).toBe(120);
    const waits = await queried(
      `select place, "from", sum(count)::int from '${path("run", "waits.parquet")}' group by all having sum(count) = 0`,
    );
    expect(waits).toEqual([]);
  });

  test("for a Norwegian Excel have names in bokmål and the same figures", async () => {
    const neutral = parseCsv(await readFile(path("run", "summary.csv"), "utf8"));
    const excel = parseCsv(await readFile(path("run", "summary.no.csv"), "utf8"));
    const column = (table: typeof excel, name: string) => {
      const at = table.header!.cells.indexOf(name);
      return table.rows.map(({ cells }) => cells[at]!);
    };
    expect(column(excel, "Snitt").map((cell) => cell.replace(",", "."))).toEqual(column(neutral, "mean"));
    expect(column(excel, "Mål")[0]).toBe("Utskrivningsklare pasienter");
    expect(column(excel, "Tjeneste")).toContain("Korttidsplasser i Nordvik");
  });
});

describe("the resolved scenario", () => {
  test("of every example, with every measure, is read back as the same", () => {
    const measures = exampleNames("measure").map((name) => String(exampleFile("measure", name)));
    const loaded = [
      ...exampleNames("scenario").map((name) => loadScenario(String(exampleFile("scenario", name)))),
      loadScenario(String(exampleFile("scenario", "trondheim")), { measures }),
    ];
    for (const each of loaded) {
      const read = throughResolvedText(each, { seed: "another", replications: 7 });
      expect(read.scenario.run).toMatchObject({ seed: "another", replications: 7 });
      expect(read.provenance).toEqual(withoutSeed(each.provenance));
      expect(resolvedText(read)).toBe(resolvedText(asRun(each, { seed: "another", replications: 7 })));
    }
  });

  test("has the tables filled in that streams name, and where they come from", () => {
    const rates = "date;ratePerDay\n2024-01-01;2,5\n2024-03-01;3\n";
    const text = example(["ratePerDay: 8 }", "ratesFile: rates.csv }"]);
    const loaded = readTexts({ "winter.yaml": text, "rates.csv": rates });
    const read = throughResolvedText(loaded, loaded.scenario.run);
    expect(JSON.stringify(read.scenario.streams)).toContain('"ratesByDate":{"2024-01-01":2.5,"2024-03-01":3}');
    expect(Object.values(read.provenance)).toContainEqual({ source: "rates.csv" });
  });
});

function withoutSeed(provenance: LoadedScenario["provenance"]): LoadedScenario["provenance"] {
  const { "run.seed": _seed, "run.replications": _replications, ...rest } = provenance;
  return rest;
}

describe("STRESS-DES.md", () => {
  test("has all 24 items, the sources and assumptions of the scenario, and marks what a person must write", async () => {
    const text = await readFile(path("run", "STRESS-DES.md"), "utf8");
    const items = text.match(/^#{3,4} \d(\.\d)+ /gm)!.filter((item) => !item.includes("2.5 "));
    expect(items).toHaveLength(24);
    expect(text).toContain("> **TO BE WRITTEN BY A PERSON:**");
    expect(text).toContain("`places.nordvik-korttid.capacityBeds`");
    const ofCompare = await readFile(path("compare", "STRESS-DES.md"), "utf8");
    expect(ofCompare).toMatch(/- `places\.nordvik-korttid\.capacityBeds`: `\d+` → `\d+`/);
  });
});

describe("a folder", () => {
  test("with something in it is not written over, which is told before anything is simulated", async () => {
    const { exitCode, stdout, stderr } = await command(...RUN, "--out", path("run"));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("exists already. Nothing was written; choose another folder.");
  });

  test("is left as it is, and nothing beside it, when a file may not grow any more, as on a full disk", async () => {
    await mkdir(path("full"));
    const words = [process.execPath, join(root, "cli", "main.ts"), ...RUN, "--out", "a"];
    const shell = ["-c", 'trap "" XFSZ; ulimit -f 40; exec "$@"', "sh", ...words];
    const { status, stderr } = spawnSync("sh", shell, {
      cwd: path("full"),
      encoding: "utf8",
      env: { ...process.env, LANG: "en" },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/cannot write a.[\w.-]+: the file is too large/);
    expect(await readdir(path("full"))).toEqual([]);
  });

  test("leaves nothing behind when the program is ended from outside", async () => {
    await mkdir(path("ended"));
    const words = [
      join(root, "cli", "main.ts"),
      "run",
      "one-ward",
      "-n",
      "100000",
      "--out",
      "a",
      "--threads",
      "1",
      "-q",
    ];
    const child = spawn(process.execPath, words, { cwd: path("ended"), stdio: "ignore" });
    while ((await readdir(path("ended"))).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([143, null]);
    expect(await readdir(path("ended"))).toEqual([]);
  });

  test("keeps what finished before Ctrl-C, without a gap, says that it is a part, and can be made again", async () => {
    const words = ["run", "one-ward", "-n", "100000", "--threads", "1", "--out", path("stopped")];
    const { exitCode } = await interrupted(/[1-9]\d* of 100,000/, ...words);
    expect(exitCode).toBe(130);
    const { replications, wantedReplications, partial } = JSON.parse(
      await readFile(path("stopped", "manifest.json"), "utf8"),
    );
    expect({ wantedReplications, partial }).toEqual({ wantedReplications: 100_000, partial: true });
    const [[least, most, count]] = (await queried(
      `select min(replication), max(replication), count(distinct replication)::int from '${path("stopped", "replications.parquet")}'`,
    )) as [[number, number, number]];
    expect([least, most, count]).toEqual([1, replications, replications]);
    expect((await command("rerun", path("stopped"), "-q", "--threads", "1")).exitCode).toBe(0);
  });
});

describe("flyt rerun", () => {
  test("says that it is the same, of a run and of a comparison, and with which other versions it was made", async () => {
    for (const name of [await copied("versions"), path("compare")]) {
      const file = join(name, "manifest.json");
      // Made with another version, the same is the same all the same.
      await writeFile(file, (await readFile(file, "utf8")).replace(/"v8": ".*"/, '"v8": "1.2.3"'));
      const { exitCode, stdout, stderr } = await command("rerun", file, "--threads", "1", "-q");
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(stdout).toMatch(/^Same: run again, \d+ replications give the same \d+ files/);
      expect(stdout).toContain(`Made with other versions (there / here): v8 1.2.3 / ${process.versions.v8}.`);
    }
  });

  test("names files that were changed or are gone, with exit code 6", async () => {
    const copy = await copied("tampered");
    const text = await readFile(join(copy, "summary.csv"), "utf8");
    await writeFile(join(copy, "summary.csv"), text.replace(/^(dischargeReadyMean,,+patients,12,)[\d.]+/m, "$19.5"));
    await rm(join(copy, "daily.parquet"));
    const { exitCode, stdout } = await command("rerun", copy, "-q", "--threads", "1");
    expect(exitCode).toBe(6);
    expect(stdout).toContain("Differs: run again, it is not the same");
    expect(stdout).toContain("summary.csv has been changed since it was written");
    expect(stdout).toContain("daily.parquet is not there");
    expect(stdout).toMatch(/dischargeReadyMean: 9\.5 in the folder, [\d.]+ now/);
    expect(stdout).not.toContain("waits.parquet");
  });

  test("of a scenario that was changed names the first figures that differ", async () => {
    const copy = await copied("changed");
    const file = join(copy, "scenario.resolved.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/("nordvik-korttid": [^]*?"capacityBeds": )\d+/, "$15"));
    const { exitCode, stdout } = await command("rerun", copy, "--json", "-q", "--threads", "1");
    expect(exitCode).toBe(6);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ same: false, versions: [] });
    expect(report.manifest.map(({ field }: { field: string }) => field)).toEqual(["hash of two-municipalities"]);
    expect(report.figures).toHaveLength(10);
    expect(report.figuresInAll).toBeGreaterThan(100);
    const is = (name: string) => report.files.find((one: { name: string }) => one.name === name)?.is;
    expect([is("scenario.resolved.json"), is("replications.parquet"), is("measures.csv")]).toEqual([
      "changed",
      "other",
      undefined,
    ]);
  });

  test("refuses what is no manifest, with the reason", async () => {
    await writeFile(path("none.json"), '{"program":"pasientflyt"}');
    for (const [word, reason] of [
      [path("none.json"), "engineVersion: "],
      [path("run", "summary.csv"), "cannot be read as the manifest of a results folder"],
      [path("nowhere"), "is not there"],
    ] as const) {
      const { exitCode, stderr } = await command("rerun", word, "-q");
      expect(exitCode).toBe(3);
      expect(stderr).toContain(reason);
    }
  });
});

async function copied(name: string): Promise<string> {
  await mkdir(path(name));
  for (const file of FILES) await writeFile(path(name, file), await readFile(path("run", file)));
  return path(name);
}
