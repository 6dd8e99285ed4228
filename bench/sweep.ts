/*
 * A sweep of 200 points × 50 replications of the small network of two municipalities, into a folder as `flyt sweep` writes it; and the
 * memory of many points against that of few, each in a process of its own.
 *
 *   npm run bench -- sweep
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sweep } from "../cli/sweep.ts";
import { Talk } from "../cli/talk.ts";
import { printRows, type Row } from "./bench.ts";
import { mostResidentMegabytes } from "./memory.ts";

const FULL_SIZE = 20;
const POINTS_PER_SIZE = 10;
const REPLICATIONS_PER_SIZE = 2.5;
const FEW_POINTS_SHARE = 0.2;
/** A heap breathes, and its peak is the higher the longer it does, so few points are simulated as often in all; what would grow with the points is told from that by more than this. */
const MOST_MEGABYTES = 60;

interface Measured {
  readonly seconds: number;
  /** Of all threads: on a busy machine they tell more than the clock. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly hash: string;
}

/** @throws Error at full size, where many points take much more memory than few do */
export function run(size: number): Row[] {
  const points = POINTS_PER_SIZE * size;
  const replications = Math.max(2, Math.round(REPLICATIONS_PER_SIZE * size));
  const few = measureApart(
    Math.max(2, Math.round(points * FEW_POINTS_SHARE)),
    Math.round(replications / FEW_POINTS_SHARE),
  );
  const many = measureApart(points, replications);
  const more = many.megabytes - few.megabytes;
  console.log(
    `sweep: ${points} points × ${replications}`.padEnd(44),
    `${many.hash}  ${many.seconds.toFixed(1)} s (${many.cpuSeconds.toFixed(1)} CPU-s)  ${many.megabytes.toFixed(0)} MB, a fifth of the points, as many replications ${few.megabytes.toFixed(0)} MB`,
  );
  // So few points as in the tests are done before the heap has its usual size.
  if (size === FULL_SIZE && more > MOST_MEGABYTES)
    throw new Error(`${more.toFixed(1)} MB more, above ${MOST_MEGABYTES}`);
  return [
    {
      what: "Sweep of 200 points × 50 replications of two municipalities, two threads, files included",
      figure: `${many.seconds.toFixed(0)} s`,
    },
    {
      what: "Memory of that sweep, and of one with a fifth of the points and as many replications in all",
      figure: `${many.megabytes.toFixed(0)} and ${few.megabytes.toFixed(0)} MB`,
    },
  ];
}

function measureApart(points: number, replications: number): Measured {
  const words = [...process.execArgv, fileURLToPath(import.meta.url), String(points), String(replications)];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" }).split("\n").at(-2)!) as Measured;
}

async function measureHere(points: number, replications: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "flyt-bench-sweep-"));
  try {
    const study = join(folder, "study.json");
    writeFileSync(study, JSON.stringify(studyOf(points, replications)));
    const out = join(folder, "out");
    const before = performance.now();
    await sweep(study, { out, threads: 2, quiet: true }, new Talk("en"));
    const seconds = (performance.now() - before) / 1000;
    const { user, system } = process.cpuUsage();
    const hash = createHash("sha256")
      .update(readFileSync(join(out, "replications.csv")))
      .digest("hex")
      .slice(0, 12);
    return { seconds, cpuSeconds: (user + system) / 1e6, megabytes: mostResidentMegabytes(), hash };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function studyOf(points: number, replications: number): object {
  const beds = (place: string, low: number, high: number) => ({
    path: `places.${place}.capacityBeds`,
    add: { low, high },
  });
  return {
    name: "bench",
    scenario: "two-municipalities",
    factors: {
      hospital: beds("fylkessykehuset", -2, 4),
      "nordvik-short": beds("nordvik-korttid", -2, 6),
      "nordvik-long": beds("nordvik-langtid", 0, 10),
      "sorvik-short": beds("sorvik-korttid", -1, 4),
      arrivals: {
        path: ["streams.nordvik-akutt.ratePerDay", "streams.sorvik-akutt.ratePerDay"],
        multiply: { low: 0.9, high: 1.1 },
      },
    },
    design: { kind: "sobol", points },
    replications,
    seed: "bench",
  };
}

if (import.meta.main) {
  const [points, replications] = process.argv.slice(2).map(Number);
  if (points !== undefined && replications !== undefined) {
    console.log(JSON.stringify(await measureHere(points, replications)));
  } else printRows("sweep", run(FULL_SIZE));
}
