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
    id: "sammenlign",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./compare-screen.tsx")).CompareScreen,
  },
  {
    id: "flaskehalser",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./bottlenecks-screen.tsx")).BottlenecksScreen,
  },
  {
    id: "optimering",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./plan-screen.tsx")).PlanScreen,
  },
  {
    id: "framskriving",
    hasPanel: false,
    load: async () => (await import("./forecast-screen.tsx")).ForecastScreen,
  },
  {
    id: "kostnad",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./cost-screen.tsx")).CostScreen,
  },
  {
    id: "kjoringer",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./runs-screen.tsx")).RunsScreen,
  },
  {
    id: "rapport",
    hasPanel: false,
    needsServer: true,
    load: async () => (await import("./report-screen.tsx")).ReportScreen,
  },
  { id: "data", hasPanel: false, load: async () => (await import("./data-screen.tsx")).DataScreen },
  { id: "hjelp", hasPanel: false, load: async () => (await import("./help-screen.tsx")).HelpScreen },
];

/** The screens of use here, in the order of the navigation. */
export function screensHere(hasServer: boolean): readonly Screen[] {
  return SCREENS.filter(({ needsServer }) => hasServer || needsServer !== true);
}
