import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly folder: string;
  /** Makes the disk larger while it is in use. */
  readonly growTo: (megabytes: number) => void;
  readonly remove: () => void;
}

/** A disk of its own that is soon full, in memory; undefined where we may not make one: only root on Linux may. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "flyt-small-disk-"));
  const mount = (...words: readonly string[]): void => void execFileSync("mount", words, { stdio: "ignore" });
  try {
    mount("-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  return {
    folder,
    growTo: (larger) => mount("-o", `remount,size=${larger}m`, folder),
    remove: () => {
      execFileSync("umount", ["--lazy", folder], { stdio: "ignore" });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
