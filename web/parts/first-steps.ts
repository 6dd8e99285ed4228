import type { ScenarioDocument } from "../state/document.ts";

export type FirstStep = "look" | "change" | "compare" | "explain" | "share";

const SHORTCUTS_KEY = "flyt.shortcuts";
const SHARED_KEY = "flyt.shared";

/** Which of the first steps have been done, as far as the page can see. */
export function stepsDone({ entries }: ScenarioDocument): ReadonlySet<FirstStep> {
  const done = new Set<FirstStep>(["look"]);
  if (entries.length > 0) done.add("change").add("compare");
  if (entries.some((entry) => entry.kind === "change" && entry.change.rationale)) done.add("explain");
  if (read(SHARED_KEY) !== null) done.add("share");
  return done;
}

/** Remembers that a link was copied. */
export function rememberShared(): void {
  write(SHARED_KEY, "yes");
}

/** Whether the keys of the page are listened to. */
export function areShortcutsOn(): boolean {
  return read(SHORTCUTS_KEY) !== "off";
}

export function setShortcutsOn(isOn: boolean): void {
  write(SHORTCUTS_KEY, isOn ? "on" : "off");
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Where nothing may be kept, it holds for this visit only.
  }
}
