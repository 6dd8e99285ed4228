import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { FEE } from "virtual:models";
import { textIn } from "../../report/language.ts";
import { readNumber } from "../../report/number-reading.ts";
import { formatNumber } from "../../report/numbers.ts";
import { sourceText } from "../../report/source-text.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Cost } from "../../scenarios/cost.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { fieldId } from "../parts/wanted-field.ts";
import { RemoveIcon } from "../parts/remove-icon.tsx";
import { withoutValue } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { FORM, type FormTexts } from "../texts/form.ts";

/** What it costs besides places, days and hours: what the scenario has, and what somebody adds. */
export function CostFields(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language].costs;
  const price = formatNumber(FEE.nokPerNight, { language, decimals: 0 });
  return (
    <>
      <p class="hint">{texts.intro}</p>
      <p class="hint">{texts.fee(price, String(FEE.priceYear), textIn(language, FEE.source))}</p>
      <h3 class="ds-heading" data-size="2xs">
        {texts.own}
      </h3>
      <OwnCosts />
      <NewCost />
    </>
  );
}

function OwnCosts(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language].costs;
  const actors = store.model.value?.scenario.actors ?? {};
  const added = store.changes.value.flatMap(({ path, set }) => {
    const isCost = path.startsWith("costs.") && path.split(".").length === 2;
    return isCost && typeof set === "object" && set !== null ? [{ path, cost: set as unknown as Cost }] : [];
  });
  const amount = (value: number | undefined): string =>
    value === undefined ? "–" : `${formatNumber(value, { language, decimals: 0 })} ${texts.nok}`;
  if (added.length === 0) return <p>{texts.none}</p>;
  return (
    <Scroller name={texts.own}>
      <table class="ds-table" data-size="sm">
        <caption class="ds-sr-only">{texts.own}</caption>
        <thead>
          <tr>
            {Object.values(texts.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {added.map(({ path, cost }) => {
            const name = textIn(language, cost.name ?? path);
            return (
              <tr key={path}>
                <th scope="row">{name}</th>
                <td>{textIn(language, actors[cost.paidBy]?.name ?? cost.paidBy)}</td>
                <td>{amount(cost.costPerYear)}</td>
                <td>{amount(cost.costOnce)}</td>
                <td>{`${sourceText(cost.source, language)} (${cost.priceYear})`}</td>
                <td>
                  <button
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    type="button"
                    aria-label={texts.remove(name)}
                    onClick={() => {
                      store.change((document) => withoutValue(document, path));
                      document.getElementById(fieldId("costs.name"))?.focus();
                    }}
                  >
                    <RemoveIcon />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

const FIELDS = ["name", "costPerYear", "costOnce", "priceYear", "source"] as const;
type Written = Readonly<Record<(typeof FIELDS)[number], string>>;
const NOTHING: Written = { name: "", costPerYear: "", costOnce: "", priceYear: "", source: "" };

function NewCost(): JSX.Element {
  const store = useStore();
  const { scenario, panel } = store.texts.value;
  const language = store.language.value;
  const texts = FORM[language].costs;
  const actors = Object.entries(store.model.value?.scenario.actors ?? {});
  const [paidBy, setPaidBy] = useState("");
  const [written, setWritten] = useState<Written>(NOTHING);
  const [problems, setProblems] = useState<Partial<Written>>({});
  const [added, setAdded] = useState("");
  const payer = paidBy === "" ? (actors[0]?.[0] ?? "") : paidBy;
  const labels: Written = {
    name: texts.name,
    costPerYear: `${texts.perYear} (${scenario.units["NOK/year"]})`,
    costOnce: `${texts.once} (${texts.nok})`,
    priceYear: texts.priceYear,
    source: texts.source,
  };
  const check = (field: (typeof FIELDS)[number]): string => costProblem(field, written, texts, panel.notANumber);
  const add = (event: Event): void => {
    event.preventDefault();
    const found = Object.fromEntries(FIELDS.map((field) => [field, check(field)])) as Written;
    setProblems(found);
    const wrong = FIELDS.find((field) => found[field] !== "");
    if (wrong) return document.getElementById(fieldId(`costs.${wrong}`))?.focus();
    const taken = store.changes.peek().map(({ path }) => path);
    const cost = costOf(written, payer);
    store.setValue(freePath(written.name, taken), cost as unknown as Change["set"] & {});
    setAdded(written.name.trim());
    setWritten(NOTHING);
    document.getElementById(fieldId("costs.name"))?.focus();
  };
  return (
    <form class="field-grid new-cost" noValidate onSubmit={add}>
      {FIELDS.map((field) => {
        const id = fieldId(`costs.${field}`);
        const problem = problems[field] ?? "";
        return (
          <div class="form-field" key={field}>
            <label for={id}>{labels[field]}</label>
            <input
              id={id}
              class="ds-input"
              data-size="sm"
              type="text"
              inputMode={field === "name" || field === "source" ? undefined : "decimal"}
              maxLength={300}
              value={written[field]}
              aria-invalid={problem !== ""}
              aria-describedby={problem === "" ? undefined : `${id}-problem`}
              onInput={({ currentTarget }) => {
                setWritten((old) => ({ ...old, [field]: currentTarget.value }));
                setProblems((old) => ({ ...old, [field]: "" }));
              }}
              onBlur={() => written[field] !== "" && setProblems((old) => ({ ...old, [field]: check(field) }))}
            />
            {problem !== "" && (
              <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
                {problem}
              </p>
            )}
          </div>
        );
      })}
      <div class="form-field">
        <label for={fieldId("costs.paidBy")}>{texts.paidBy}</label>
        <select
          id={fieldId("costs.paidBy")}
          class="ds-input"
          data-size="sm"
          value={payer}
          onChange={({ currentTarget }) => setPaidBy(currentTarget.value)}
        >
          {actors.map(([id, { name }]) => (
            <option key={id} value={id}>
              {textIn(language, name ?? id)}
            </option>
          ))}
        </select>
      </div>
      <p>
        <button
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          type="submit"
          // Else what a field says when it is left would move the button away from under the pointer.
          onMouseDown={(event) => event.preventDefault()}
        >
          {texts.add}
        </button>{" "}
        <span role="status">{added !== "" && texts.added(added)}</span>
      </p>
    </form>
  );
}

function costProblem(
  field: (typeof FIELDS)[number],
  written: Written,
  texts: FormTexts["costs"],
  notANumber: (text: string) => string,
): string {
  const text = written[field].trim();
  if (field === "name") return text === "" ? texts.needsName : "";
  if (field === "source") return text === "" ? texts.needsSource : "";
  if (field === "priceYear") return /^(19|2[01])\d\d$/.test(text) ? "" : texts.needsYear;
  if (text !== "") return readNumber(text) === undefined ? notANumber(text) : "";
  const hasAmount = written.costPerYear.trim() !== "" || written.costOnce.trim() !== "";
  return hasAmount || field === "costOnce" ? "" : texts.needsAmount;
}

function costOf({ name, costPerYear, costOnce, priceYear, source }: Written, paidBy: string): Cost {
  const [perYear, once] = [readNumber(costPerYear), readNumber(costOnce)];

  return {
    name: name.trim(),
    paidBy,
    ...(perYear !== undefined && { costPerYear: perYear }),
    ...(once !== undefined && { costOnce: once }),
    priceYear: Number(priceYear),
    kind: "assumption",
    source: source.trim(),
  };
}

/** A path of its own for a cost, made from its name. */
function freePath(name: string, taken: readonly string[]): string {
  const bare = name
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a")
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const id = bare === "" ? "cost" : bare.slice(0, 40).replace(/-$/, "");
  for (let number = 1; ; number++) {
    const path = `costs.${id}${number === 1 ? "" : `-${number}`}`;
    if (!taken.includes(path)) return path;
  }
}
