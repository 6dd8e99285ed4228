import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { VERSION } from "virtual:models";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import type { Language } from "../../report/language.ts";
import { decimalsFor, formatNumber, MISSING } from "../../report/numbers.ts";
import { type MadeWith, type ThenAndNow, thenAndNow } from "../state/made-with.ts";
import { keyParts, type Named } from "../state/key-parts.ts";
import { useStore } from "../store-context.ts";
import { OTHER_MODEL } from "../texts/other-model.ts";
import { Scroller } from "./figure-card.tsx";

/** What is shown was made with another model: go on with this one and see what changes, or only look at it. */
export function OtherModel(): JSX.Element | null {
  const store = useStore();
  const texts = OTHER_MODEL[store.language.value];
  const [isReadOnly, setReadOnly] = useState(false);
  const other = store.otherModel.value;
  const before = store.upgradedFrom.value;
  const button = (text: string, variant: "primary" | "secondary", act: () => void): JSX.Element => (
    <button class="ds-button" data-variant={variant} data-size="sm" type="button" onClick={act}>
      {text}
    </button>
  );
  if (other) {
    return (
      <section class="ds-alert other-model" data-color="warning" aria-label={texts.name}>
        <p role="status">
          {isReadOnly ? texts.isReadOnly(other.version, VERSION) : texts.madeWith(other.version, VERSION)}
        </p>
        {isReadOnly && <ThenAndNowTable made={other} />}
        <p class="other-model-choices">
          {button(texts.upgrade, "primary", store.upgrade)}
          {!isReadOnly && button(texts.readOnly, "secondary", () => setReadOnly(true))}
        </p>
      </section>
    );
  }
  if (!before) return null;
  return (
    <section class="ds-alert other-model" data-color="info" aria-label={texts.name}>
      <p role="status">{texts.upgraded(before.version, VERSION)}</p>
      <ThenAndNowTable made={before} />
      <p class="other-model-choices">{button(texts.close, "secondary", store.endUpgrade)}</p>
    </section>
  );
}

/** The key figures as they were told then, beside those of this model: the same changes, the same random numbers. */
function ThenAndNowTable({ made }: { readonly made: MadeWith }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = OTHER_MODEL[language];
  const { isBusy, baseline, comparison } = store.preview.value;
  const run = comparison ?? baseline;
  if (made.figures.length === 0) return <p>{texts.noFigures}</p>;
  if (!run || isBusy) return <p>{store.texts.value.status.calculating}</p>;
  const rows = thenAndNow(made, run);
  const isSame = rows.every(({ before, now }) => before === now);
  const named = store.model.value?.scenario ?? {};
  return (
    <>
      <p>{isSame ? texts.sameFigures : texts.otherFigures}</p>
      <Scroller name={texts.name}>
        <table class="ds-table" data-size="sm">
          <caption class="ds-sr-only">{texts.name}</caption>
          <thead>
            <tr>
              {[texts.figure, texts.model(made.version), texts.model(VERSION), texts.change].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FigureRow
                key={`${row.key.measure} ${row.key.place ?? ""}`}
                row={row}
                language={language}
                named={named}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

interface RowProps {
  readonly row: ThenAndNow;
  readonly language: Language;
  readonly named: Named;
}

function FigureRow({ row: { key, before, now }, language, named }: RowProps): JSX.Element {
  const share = isShare(key.measure);
  const decimals = Math.max(1, decimalsFor(before, null, share));
  const number = (value: number): string => formatNumber(value, { language, isShare: share, decimals });
  return (
    <tr>
      <th scope="row">
        {[measureName(key.measure, language), ...keyParts(key, named, language)].join(", ")}{" "}
        <span class="unit">({unitName(key.measure, language)})</span>
      </th>
      <td class="right">{number(before)}</td>
      <td class="right">{now === null ? MISSING : number(now)}</td>
      <td class="right">
        {now === null
          ? MISSING
          : formatNumber(now - before, {
              language,
              isShare: share,
              hasPercentSign: false,
              isDifference: true,
              decimals,
            })}
      </td>
    </tr>
  );
}
