import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { UNIT_COSTS } from "../planning-modules.ts";
import type { CostFigure } from "../../analysis/cost-figure.ts";
import type { CostPerUser } from "../../analysis/cost-figures.ts";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { isOver, type Job } from "../api/jobs.ts";
import { type BarData, barChart } from "../../report/charts/bar-chart.ts";
import { shortActorName } from "../../report/cost-differences.ts";
import { costExtent, type CostTold, costTables } from "../../report/cost-summary.ts";
import { COST_WORDS } from "../../report/cost-words.ts";
import { formatNumber } from "../../report/numbers.ts";
import { scenarioFacts } from "../../report/scenario-facts.ts";
import { actorName } from "../../report/scenario-names.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { measureYaml } from "../parts/measure-yaml.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { TableSection } from "../parts/table-section.tsx";
import { ageFinding, costFinding, mixFinding } from "../state/cost-finding.ts";
import { useStore } from "../store-context.ts";
import { PLANNING } from "../texts/planning.ts";
import { RUNS } from "../texts/runs.ts";
import { CostComparison } from "./cost-comparison.tsx";
import { JobProgress } from "./job-progress.tsx";
import "../styles/runs.css";
import "../styles/plan.css";
import "../styles/planning.css";

/** As many as the users are followed in. */
const REPLICATIONS = 10;
const CHANGES_FILE = "endringer.yaml";

/** What the users of each municipality cost in the scenario that is open, who they are and where they end. */
export function CostScreen(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLANNING[language];
  const { frame } = store.texts.value;
  const { model, entries } = store.document.value;
  const [asked, setAsked] = useState<{ readonly body: string; readonly job: Job } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [found, setFound] = useState<CostPerUser | null>(null);
  const changes = store.changes.value;
  const body = {
    scenario: model,
    replications: REPLICATIONS,
    costPerUser: true,
    ...(changes.length > 0 && {
      measures: [CHANGES_FILE],
      files: { [CHANGES_FILE]: measureYaml(changes, frame.changed(entries.length)) },
    }),
  };
  const job = asked?.job ?? null;
  const isBusy = job !== null && !isOver(job);
  const ask = async (): Promise<void> => {
    if (isBusy) return;
    try {
      const answer = await store.api.ask<Job>("/api/v1/runs", { method: "POST", body });
      setAsked({ body: JSON.stringify(body), job: answer.body });
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.problem);
    }
  };
  useEffect(() => {
    if (job?.state !== "done") return undefined;
    let isWanted = true;
    store.api
      .ask<{ readonly costPerUser: CostPerUser }>(job.links.result)
      .then((answer) => isWanted && setFound(answer.body.costPerUser))
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setProblem(error.problem);
      });
    return () => void (isWanted = false);
  }, [job?.id, job?.state]);
  const base = store.model.value?.scenario;
  const about = entries.length === 0 ? frame.baseline : `${frame.baseline} + ${frame.changed(entries.length)}`;
  return (
    <div class="settled runs planning">
      <section class="card">
        <p>
          {texts.costAbout(about)} {texts.costModel}
        </p>
        <button class="ds-button" data-size="sm" type="button" aria-disabled={isBusy} onClick={() => void ask()}>
          {texts.costRun}
        </button>
        {!asked && <p class="hint">{texts.costNone}</p>}
      </section>
      {problem && <ProblemAlert problem={problem} texts={RUNS[language]} onAgain={() => void ask()} />}
      {asked && asked.job.state !== "done" && (
        <JobProgress
          key={asked.job.id}
          job={asked.job}
          texts={RUNS[language]}
          label={texts.costRunning}
          onJob={(next) => setAsked({ ...asked, job: next })}
        />
      )}
      {found && asked && asked.body !== JSON.stringify(body) && (
        <p class="ds-alert" data-color="info" data-size="sm">
          {texts.stale}
        </p>
      )}
      {found && base && <CostFigures found={found} base={base} />}
    </div>
  );
}

function CostFigures({ found, base }: { readonly found: CostPerUser; readonly base: Scenario }): JSX.Element {
  const language = useStore().language.value;
  const texts = PLANNING[language];
  const words = COST_WORDS[language];
  const scenario = scenarioFacts(base);
  // As the scenario lists them, which is also how the tables do.
  const order = Object.keys(scenario.actors);
  const actors = found.actors.toSorted((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor));
  const [actor, setActor] = useState(actors[0]?.actor ?? "");
  const told: CostTold = { scenario, costs: UNIT_COSTS, found };
  const tables = costTables(told, language);
  const limit = formatNumber(UNIT_COSTS.outlierNok, { language, decimals: 0 });
  const own = actors.find((one) => one.actor === actor) ?? actors[0];
  const bar = (name: string, figure: CostFigure) => ({ name, value: figure.mean, ci95: figure.ci95 });
  const nameOf = (id: string): string => actorName(scenario, id, language);
  const shortName = (id: string): string => shortActorName(scenario, id, language);
  const chart = (id: string, title: string, data: BarData) =>
    barChart(data, language, { id: `cost-${id}`, title, width: chartWidth.value });
  const choice = (
    <label class="inline-field">
      {texts.municipality}{" "}
      <select
        class="ds-input"
        data-size="sm"
        value={own?.actor}
        onChange={({ currentTarget }) => setActor(currentTarget.value)}
      >
        {actors.map((one) => (
          <option key={one.actor} value={one.actor}>
            {nameOf(one.actor)}
          </option>
        ))}
      </select>
    </label>
  );
  const title = words.title(found.priceYear);
  return (
    <>
      <FigureCard
        name={title}
        chart={chart("municipality", title, {
          measure: words.costPerUser,
          bars: actors.map((one) => bar(nameOf(one.actor), one.costPerUserNok)),
        })}
        finding={costFinding(found, shortName, language)}
        explanation={texts.costExplanation}
        fileName="kostnad-per-bruker"
      />
      {own && (
        <>
          <FigureCard
            name={words.mixTitle}
            chart={chart("mix", `${words.mixTitle}, ${nameOf(own.actor)}`, {
              measure: words.users,
              isShare: true,
              bars: own.classes.map(({ shareOfUsers }, at) => bar(rowName(tables.mix.rows[at]), shareOfUsers)),
            })}
            finding={mixFinding(own, shortName(own.actor), (at) => rowName(tables.mix.rows[at]), language)}
            choice={choice}
            explanation={texts.costExplanation}
            fileName="brukermiks"
          />
          <FigureCard
            name={words.ageTitle}
            chart={chart("age", `${words.ageTitle}, ${nameOf(own.actor)}`, {
              measure: words.costPerUser,
              bars: own.ages.map(({ costPerUserNok }, at) => bar(rowName(tables.ages.rows[at]), costPerUserNok)),
            })}
            finding={ageFinding(own, shortName(own.actor), language)}
            explanation={texts.costExplanation}
            fileName="kostnad-etter-alder"
          />
        </>
      )}
      <CostComparison told={told} language={language} />
      <section class="card" aria-labelledby="cost-tables">
        <h2 id="cost-tables" class="ds-heading" data-size="xs">
          {texts.tables}
        </h2>
        <p class="hint">{costExtent(found, language)}</p>
        <TableSection title={title} table={tables.municipalities} fileName="kommuner" />
        <TableSection title={words.mixTitle} table={tables.mix} fileName="brukermiks" />
        <TableSection title={words.outlierTitle(limit)} table={tables.outliers} fileName="ytterfall" />
        <TableSection title={words.ageTitle} table={tables.ages} fileName="alder" />
        <TableSection title={words.outcomeTitle} table={tables.outcomes} fileName="resultat" />
        <TableSection
          title={words.productivityTitle}
          table={tables.productivity}
          note={words.productivityNote}
          fileName="produktivitet"
        />
        <TableSection title={words.checkTitle} table={tables.check} fileName="kontroll" />
      </section>
    </>
  );
}

function rowName(row: ReturnType<typeof costTables>["mix"]["rows"][number] | undefined): string {
  const [name = ""] = row ?? [];
  return typeof name === "string" ? name : name.text;
}
