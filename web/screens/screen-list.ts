import type { ComponentType } from "preact";
import type { ScreenId } from "../state/view.ts";

/** A screen is loaded when it is opened for the first time. */
export interface Screen {
  readonly id: ScreenId;
  readonly load: () => Promise<ComponentType>;
  /** Whether capacities can be moved beside it. */
  readonly hasPanel: boolean;
}

/** The screens that are built, in the order of the navigation. */
export const SCREENS: readonly Screen[] = [
  { id: "oversikt", hasPanel: true, load: async () => (await import("./overview-screen.tsx")).OverviewScreen },
  { id: "scenario", hasPanel: false, load: async () => (await import("./scenario-screen.tsx")).ScenarioScreen },
  { id: "hjelp", hasPanel: false, load: async () => (await import("./help-screen.tsx")).HelpScreen },
];
