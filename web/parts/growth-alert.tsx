import { type JSX } from "preact";
import type { Growth } from "../../scenarios/growing-queues.ts";
import { formatNumber } from "../../report/numbers.ts";
import { type Language, textIn } from "../../report/language.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { useStore } from "../store-context.ts";
import type { Texts } from "../texts/nb.ts";

interface Props {
  readonly facts: ScenarioFacts;
  /** The scenario, where several are told of. */
  readonly name?: string;
}

/** Which queues grow without limit, by how much, and why figures are missing. */
export function GrowthAlert({ facts, name }: Props): JSX.Element | null {
  const store = useStore();
  const { overview } = store.texts.value;
  const language = store.language.value;
  if (!facts.growth) return null;
  return (
    <div class="ds-alert growth-alert" data-color="danger">
      {facts.growth.queues.map((queue) => (
        <p key={queue.place}>
          <strong>
            {name === undefined ? "" : `${name}. `}
            {textIn(language, facts.places[queue.place]?.name ?? queue.place)}:
          </strong>{" "}
          {growthText(queue, language, overview)}
        </p>
      ))}
      <p>{overview.growthHint}</p>
    </div>
  );
}

/** "Køen vokser uten grense: behovet (4,3/døgn) er større enn kapasiteten (4,0/døgn)." */
export function growthText(
  { neededPerDay, capacityPerDay }: Growth["queues"][number],
  language: Language,
  overview: Texts["overview"],
): string {
  const texts = (decimals: number): string[] =>
    [neededPerDay, capacityPerDay].map((value) => formatNumber(value, { language, decimals }));
  // As many decimals as it takes to see that one is the larger.
  const [needed, capacity] = [1, 2, 3, 4].map(texts).find(([one, other]) => one !== other) ?? texts(5);
  return overview.growth(needed, capacity);
}
