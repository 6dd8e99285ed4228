import { type JSX } from "preact";
import { GROWTH_WORDS, growthText } from "../../report/growth-text.ts";
import { textIn } from "../../report/language.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { useStore } from "../store-context.ts";

interface Props {
  readonly facts: ScenarioFacts;
  /** The scenario, where several are told of. */
  readonly name?: string;
}

/** Which queues grow without limit, by how much, and why figures are missing. */
export function GrowthAlert({ facts, name }: Props): JSX.Element | null {
  const store = useStore();
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
          {growthText(queue, language)}
        </p>
      ))}
      <p>{GROWTH_WORDS[language].hint}</p>
    </div>
  );
}
