import { type JSX } from "preact";
import { FileRefused } from "../../report/file-refusal.ts";
import { placeText, problemText, refusalText } from "../../report/import-words.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { saveBlob } from "../parts/save-file.ts";
import type { UploadResult } from "../state/file-import.ts";
import { speechOf } from "../state/speech.ts";
import { useStore } from "../store-context.ts";
import { DATA } from "../texts/data.ts";

interface ProblemsProps<Kind extends UploadResult["kind"]> {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly result: Extract<UploadResult, { kind: Kind }>;
}

const MOST_ROWS = 50;

/** Why a file cannot be used: as a whole, or cell by cell with what to write. */
export function UploadProblems({ name, bytes, result }: ProblemsProps<"refused" | "problems">): JSX.Element {
  const language = useStore().language.value;
  const texts = DATA[language];
  if (result.kind === "problems") return <CellProblems {...{ name, bytes, result }} />;
  return (
    <div class="ds-alert" data-color="danger" role="alert">
      <h3 class="ds-heading" data-size="2xs">
        {texts.refused}
      </h3>
      <p>{refusalText(new FileRefused(result.reason, result.got, result.limit), language)}</p>
      <p>{texts.notInUse}</p>
    </div>
  );
}

function CellProblems({ name, bytes, result }: ProblemsProps<"problems">): JSX.Element | null {
  const language = useStore().language.value;
  const texts = DATA[language];
  const { problems, isWorkbook } = result;
  const speech = speechOf(language);
  if (!speech) return null;
  const save = async (): Promise<void> => {
    const { markedWorkbook } = await import("../state/file-import.ts");
    const file = markedWorkbook(bytes, problems, (problem) => problemText(problem, language, speech), "Pasientflyt");
    saveBlob(name, new Blob([file as Uint8Array<ArrayBuffer>]));
  };
  return (
    <section role="alert" aria-labelledby="problems-title">
      <h3 id="problems-title" class="ds-heading" data-size="2xs">
        {texts.found(String(problems.length))}
      </h3>
      <p>{texts.notInUse}</p>
      {isWorkbook && (
        <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={() => void save()}>
          {texts.downloadMarked}
        </button>
      )}
      <Scroller name={texts.found(String(problems.length))}>
        <table class="ds-table" data-size="sm" data-zebra>
          <caption class="ds-sr-only">{texts.found(String(problems.length))}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.placeColumns.place}</th>
              <th scope="col">{texts.placeColumns.problem}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, MOST_ROWS).map((problem, at) => (
              <tr key={at}>
                <th scope="row">{placeText(problem, language)}</th>
                <td>{problemText(problem, language, speech)}</td>
              </tr>
            ))}
            {problems.length > MOST_ROWS && (
              <tr>
                <td colSpan={2}>{texts.more(String(problems.length - MOST_ROWS))}</td>
              </tr>
            )}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
