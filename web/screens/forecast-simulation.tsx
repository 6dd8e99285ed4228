import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ForecastQuestion } from "../../analysis/forecast.ts";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { isOver, type Job } from "../api/jobs.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import type { SimulatedPathFacts } from "../../report/forecast-document.ts";
import { simulatedFigure } from "../../report/forecast-figures.ts";
import { unitName } from "../../report/catalogue.ts";
import { simulatedTables } from "../../report/forecast-simulated.ts";
import { FORECAST_WORDS, HEALTH_NAMES } from "../../report/forecast-words.ts";
import type { HealthAssumption } from "../../scenarios/forecast-input.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { TableSection } from "../parts/table-section.tsx";
import { useStore } from "../store-context.ts";
import { PLANNING } from "../texts/planning.ts";
import { RUNS } from "../texts/runs.ts";
import { JobProgress } from "./job-progress.tsx";

interface Simulated {
  readonly health: HealthAssumption;
  readonly seed: string;
  readonly replications: number;
  readonly paths: readonly SimulatedPathFacts[];
}

interface Props {
  readonly question: ForecastQuestion;
  /** The municipality whose places are told. */
  readonly actor: string;
}

/** The scenario that the forecast for the municipality is simulated with. */
const SCENARIO = "trondheim";

/** The years of a forecast simulated on the server: what becomes of the queues. */
export function ForecastSimulation({ question, actor }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLANNING[language];
  const words = FORECAST_WORDS[language];
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [found, setFound] = useState<{ readonly simulated: Simulated; readonly scenario: Scenario } | null>(null);
  const ask = async (): Promise<void> => {
    if (job && !isOver(job)) return;
    const body = { ...question, simulation: { scenario: SCENARIO } };
    try {
      setJob((await store.api.ask<Job>("/api/v1/forecasts", { method: "POST", body })).body);
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.problem);
    }
  };
  useEffect(() => {
    if (job?.state !== "done") return undefined;
    let isWanted = true;
    const load = async (): Promise<void> => {
      const [{ body }, model] = await Promise.all([
        store.api.ask<{ readonly simulated: Simulated }>(job.links.result),
        store.models.find(({ id }) => id === SCENARIO)!.load(),
      ]);
      if (isWanted) setFound({ simulated: body.simulated, scenario: model.scenario });
    };
    void load().catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.problem);
    });
    return () => void (isWanted = false);
  }, [job?.id, job?.state]);
  return (
    <>
      <section class="card" aria-labelledby="simulate-title">
        <h2 id="simulate-title" class="ds-heading" data-size="xs">
          {texts.simulateTitle}
        </h2>
        <p class="hint">{texts.simulateHint}</p>
        <button
          class="ds-button"
          data-size="sm"
          type="button"
          aria-disabled={job !== null && !isOver(job)}
          onClick={() => void ask()}
        >
          {texts.simulate}
        </button>
      </section>
      {problem && <ProblemAlert problem={problem} texts={RUNS[language]} onAgain={() => void ask()} />}
      {job && job.state !== "done" && (
        <JobProgress key={job.id} job={job} texts={RUNS[language]} label={texts.simulating} onJob={setJob} />
      )}
      {found && (
        <>
          <FigureCard
            name={words.ready}
            chart={fanChart(
              simulatedFigure(
                found.simulated.paths,
                "dischargeReadyMean",
                undefined,
                `${words.ready} (${unitName("dischargeReadyMean", language)})`,
                language,
              ),
              language,
              { id: "forecast-ready", title: words.ready, width: chartWidth.value },
            )}
            finding={words.simulatedNote(String(found.simulated.replications), found.simulated.seed)}
            explanation={words.simulatedCaution}
            fileName="framskriving-simulert"
          />
          <section class="card" aria-labelledby="simulated-tables">
            <h2 id="simulated-tables" class="ds-heading" data-size="xs">
              {words.simulatedTitle(HEALTH_NAMES[found.simulated.health][language])}
            </h2>
            {simulatedTables({ ...found.simulated, scenario: found.scenario, actor }, language).map(
              ({ title, table }) => (
                <TableSection key={title} title={title} table={table} fileName="simulert" />
              ),
            )}
            <p class="hint">{words.simulatedCaution}</p>
          </section>
        </>
      )}
    </>
  );
}
