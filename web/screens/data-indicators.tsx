import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { measureName } from "../../report/catalogue.ts";
import { MEASURES, type MeasureId } from "../../engine/measures.ts";
import { type Language, textIn } from "../../report/language.ts";
import { formatDate, formatNumber } from "../../report/numbers.ts";
import { sourceText } from "../../report/source-text.ts";
import type { Indicator, KnownIndicator } from "../../scenarios/indicator.ts";
import { INDICATORS } from "../../scenarios/indicators.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { useStore } from "../store-context.ts";
import { DATA, type DataTexts } from "../texts/data.ts";

const ALL = Object.entries(INDICATORS) as readonly (readonly [string, Indicator])[];

/** The list of indicators, one page for each. */
export function DataIndicators(): JSX.Element {
  const language = useStore().language.value;
  const texts = DATA[language];
  const [chosen, setChosen] = useState(ALL[0][0]);
  const [id, indicator] = ALL.find(([one]) => one === chosen) ?? ALL[0];
  return (
    <section class="card" aria-labelledby="indicators-title">
      <h2 id="indicators-title" class="ds-heading" data-size="xs">
        {texts.indicators}
      </h2>
      <p>{texts.indicatorsIntro}</p>
      <label class="inline-field">
        <span>{texts.choice}</span>
        <select
          class="ds-input"
          data-size="sm"
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {ALL.map(([one, { name }]) => (
            <option key={one} value={one}>
              {name[language]}
            </option>
          ))}
        </select>
      </label>
      <IndicatorPage {...{ id, indicator, language, texts }} />
    </section>
  );
}

interface PageProps {
  readonly id: string;
  readonly indicator: Indicator;
  readonly language: Language;
  readonly texts: DataTexts;
}

function IndicatorPage({ id, indicator, language, texts }: PageProps): JSX.Element {
  const store = useStore();
  const { name, description, formula, unit, direction, services, source, affectedBy, measure, notComputed, known } =
    indicator;
  const { facts } = texts;
  const base = store.model.value?.scenario;
  const ofModel = known.filter(({ figure: { place, actor } }) => {
    return (place === undefined || base?.places[place]) && (actor === undefined || base?.actors[actor]);
  });
  const measures = affectedBy.map((file) => {
    const entry = store.measures.find((one) => one.id === file);
    return entry ? textIn(language, entry.name) : file;
  });
  const rows: readonly (readonly [string, string])[] = [
    [facts.id, id],
    [facts.formula, formula[language]],
    [facts.unit, unit[language]],
    [facts.direction, texts.directions[direction]],
    [facts.services, services.map((one) => texts.services[one]).join(", ")],
    [facts.source, sourceText(source, language)],
    ...(measure === undefined
      ? []
      : [
          [
            facts.computed,
            measure in MEASURES ? `${measureName(measure as MeasureId, language)} (${measure})` : measure,
          ] as const,
        ]),
    ...(notComputed ? [[facts.why, notComputed[language]] as const] : []),
    [facts.affected, measures.length === 0 ? texts.none : measures.join("; ")],
  ];
  return (
    <article class="indicator-page" aria-labelledby="indicator-title">
      <h3 id="indicator-title" class="ds-heading" data-size="2xs">
        {name[language]}
      </h3>
      <p>{description[language]}</p>
      <dl>
        {rows.map(([what, text]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {ofModel.length > 0 && <KnownTable {...{ known: ofModel, language, texts }} />}
    </article>
  );
}

function KnownTable({
  known,
  language,
  texts,
}: Pick<PageProps, "language" | "texts"> & { readonly known: readonly KnownIndicator[] }): JSX.Element {
  const base = useStore().model.value?.scenario;
  const { knownColumns, facts } = texts;
  return (
    <Scroller name={facts.known}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption>{facts.known}</caption>
        <thead>
          <tr>
            {Object.values(knownColumns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map((one, at) => {
            const { baseline, ambition } = one;
            const sources = [baseline?.source, ambition?.source].flatMap((text) =>
              text === undefined ? [] : [sourceText(text, language)],
            );
            return (
              <tr key={at}>
                <th scope="row">{aboutText(one, base, language)}</th>
                <td>
                  {baseline ? `${numberText(baseline.value, language)} (${dateText(baseline.date, language)})` : "–"}
                </td>
                <td>{ambition ? ambitionText(ambition, texts, language) : "–"}</td>
                <td>{[...new Set(sources)].join("; ")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

function aboutText({ figure }: KnownIndicator, base: Scenario | undefined, language: Language): string {
  const { place, actor } = figure;
  const nameOf = (id: string | undefined): string | undefined => {
    if (id === undefined) return undefined;
    return textIn(language, base?.places[id]?.name ?? base?.actors[id]?.name ?? id);
  };
  return [nameOf(place), nameOf(actor)].filter((name) => name !== undefined).join(", ") || "–";
}

function ambitionText(
  { atMost, atLeast }: NonNullable<KnownIndicator["ambition"]>,
  texts: DataTexts,
  language: Language,
): string {
  return [
    ...(atLeast === undefined ? [] : [`${texts.atLeast} ${numberText(atLeast, language)}`]),
    ...(atMost === undefined ? [] : [`${texts.atMost} ${numberText(atMost, language)}`]),
  ].join(", ");
}

function numberText(value: number, language: Language): string {
  const decimals = Math.min(4, (String(value).split(".")[1] ?? "").length);
  return formatNumber(value, { language, decimals });
}

function dateText(date: string, language: Language): string {
  return date.length === 4 ? date : formatDate(date, language);
}
