import { type JSX } from "preact";
import { useMemo } from "preact/hooks";
import { textIn } from "../../report/language.ts";
import { withMeasureToggled, withoutEntries } from "../state/document.ts";
import { type SliderGroup, sliderGroups } from "../state/sliders.ts";
import { useStore } from "../store-context.ts";
import { BusyBadge } from "./busy-badge.tsx";
import { DifferenceList } from "./difference-list.tsx";
import { SliderField } from "./slider-field.tsx";

/** Capacities to move, measures to add, and what has been changed. */
export function CapacityPanel(): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const model = store.model.value;
  const groups = useMemo(() => (model ? sliderGroups(model.scenario) : []), [model]);
  return (
    <section class="capacity-panel" aria-labelledby="panel-title">
      <div class="panel-head">
        <h2 id="panel-title" class="ds-heading" data-size="xs">
          {panel.title}
        </h2>
        <BusyBadge />
      </div>
      {groups.map((group, at) => (
        <OwnerSliders key={group.owner} group={group} isOpen={at === 0} isOnly={groups.length === 1} />
      ))}
      <HistoryButtons />
      <MeasureChips />
      <section aria-labelledby="panel-changes">
        <h3 id="panel-changes" class="ds-heading" data-size="2xs">
          {panel.changes}
        </h3>
        <DifferenceList isShort />
      </section>
      <EffectChoice />
    </section>
  );
}

interface OwnerProps {
  readonly group: SliderGroup;
  readonly isOpen: boolean;
  readonly isOnly: boolean;
}

/** One owner's capacities; all but the first folded away. */
function OwnerSliders({ group, isOpen, isOnly }: OwnerProps): JSX.Element {
  const store = useStore();
  const base = store.model.value?.scenario;
  const name = textIn(store.language.value, base?.actors[group.owner]?.name ?? group.owner);
  const sliders = group.sliders.map((slider) => <SliderField key={slider.path} slider={slider} />);
  if (isOnly) return <div class="owner-sliders">{sliders}</div>;
  return (
    <details class="owner-sliders" open={isOpen}>
      <summary>{name}</summary>
      {sliders}
    </details>
  );
}

function HistoryButtons(): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const { past, future } = store.history.value;
  const isLocked = store.otherModel.value !== null;
  const button = (text: string, isOff: boolean, act: () => void): JSX.Element => (
    <button
      class="ds-button"
      data-variant="secondary"
      data-size="sm"
      type="button"
      // A button that lost its focus when it is used up would throw a keyboard user back to the top.
      aria-disabled={isOff || isLocked}
      onClick={() => !isOff && act()}
    >
      {text}
    </button>
  );
  const isSame = store.document.value.entries.length === 0;
  return (
    <div class="history-buttons">
      {button(panel.undo, past.length === 0, store.undo)}
      {button(panel.redo, future.length === 0, store.redo)}
      {button(panel.reset, isSame, () => store.change(withoutEntries))}
    </div>
  );
}

const FIRST_MEASURES = 6;

/** Measures that come with the page, as switches. */
function MeasureChips(): JSX.Element | null {
  const store = useStore();
  const { panel } = store.texts.value;
  const language = store.language.value;
  const measures = store.fittingMeasures.value;
  if (measures.length === 0) return null;
  const chip = ({ id, name, description }: (typeof measures)[number]): JSX.Element => (
    <li key={id}>
      <button
        class="measure-chip"
        type="button"
        aria-pressed={store.document.value.entries.some((entry) => entry.kind === "measure" && entry.id === id)}
        title={description === undefined ? undefined : textIn(language, description)}
        onClick={() => store.change((document) => withMeasureToggled(document, id))}
      >
        {textIn(language, name)}
      </button>
    </li>
  );
  const rest = measures.slice(FIRST_MEASURES);
  return (
    <section aria-labelledby="panel-measures">
      <h3 id="panel-measures" class="ds-heading" data-size="2xs">
        {panel.measures}
      </h3>
      <ul class="measure-chips">{measures.slice(0, FIRST_MEASURES).map(chip)}</ul>
      {rest.length > 0 && (
        <details class="more-measures">
          <summary>{panel.moreMeasures(rest.length)}</summary>
          <ul class="measure-chips">{rest.map(chip)}</ul>
        </details>
      )}
    </section>
  );
}

/** Which of the two questions is asked. */
function EffectChoice(): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const { effect } = store.document.value;
  return (
    <fieldset class="effect-choice">
      <legend>{panel.question}</legend>
      {(["first-years", "long-run"] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="effect"
            class="ds-input"
            checked={effect === one}
            onChange={() => store.change((document) => ({ ...document, effect: one }))}
          />
          {panel.questions[one]}
        </label>
      ))}
      <p class="hint">{panel.questionHints[effect]}</p>
    </fieldset>
  );
}
