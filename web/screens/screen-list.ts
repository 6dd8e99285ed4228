import type { ComponentType } from "preact";
import type { ScreenId } from "../state/view.ts";

/** A screen is loaded when it is opened for the first time. */
export interface Screen {
  readonly id: ScreenId;
  readonly load: () => Promise<ComponentType>;
  /** Whether capacities can be moved beside it. */
  readonly hasPanel: boolean;
  /** Whether it is of no use without a server; then it is not shown. */
  readonly needsServer?: boolean;
}

/** The screens that are built, in the order of the navigation. */
export const SCREENS: readonly Screen[] = [
  { id: "oversikt", hasPanel: true, load: async () => (await import("./overview-screen.tsx")).OverviewScreen },
  { id: "scenario", hasPanel: false, load: async () => (await import("./scenario-screen.tsx")).ScenarioScreen },
  {
    id: "kjoringer",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./runs-screen.tsx")).RunsScreen,
  },
  { id: "data", hasPanel: false, load: async () => (await import("./data-screen.tsx")).DataScreen },
  { id: "hjelp", hasPanel: false, load: async () => (await import("./help-screen.tsx")).HelpScreen },
];

/** The screens of use here, in the order of the navigation. */
export function screensHere(hasServer: boolean): readonly Screen[] {
  return SCREENS.filter(({ needsServer }) => hasServer || needsServer !== true);
}
