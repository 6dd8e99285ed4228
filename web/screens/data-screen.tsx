import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { csvText } from "../../report/csv-text.ts";
import { fieldTable } from "../../report/field-sheets.ts";
import { textIn } from "../../report/language.ts";
import { presentSheets } from "../parts/present-sheets.ts";
import { saveBlob, saveText } from "../parts/save-file.ts";
import { useStore } from "../store-context.ts";
import { DATA } from "../texts/data.ts";
import { DataCalibration } from "./data-calibration.tsx";
import { DataIndicators } from "./data-indicators.tsx";
import { DataUpload } from "./data-upload.tsx";
import "../styles/data.css";

/** The numbers of the model out and in, and the indicators that are followed. */
export function DataScreen(): JSX.Element {
  return (
    <div class="settled data-screen">
      <Template />
      <DataUpload />
      <DataCalibration />
      <DataIndicators />
    </div>
  );
}

function Template(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = DATA[language];
  const { data } = store.texts.value.frame;
  const [isMaking, setMaking] = useState(false);
  const model = store.model.value;
  const label = model ? data[store.dataKind.value] : "";
  const saveXlsx = async (): Promise<void> => {
    if (!model || isMaking) return;
    setMaking(true);
    const [sheets, { fieldWorkbook }] = await Promise.all([
      presentSheets(store),
      import("../../report/field-workbook.ts"),
    ]);
    const head = {
      title: texts.title(textIn(language, model.scenario.name)),
      dataLabel: label,
      explanation: texts.explanation,
      explanationName: texts.explanationName,
      messages: {
        choose: texts.chooseOne,
        between: texts.between,
        atLeast: texts.leastValue,
        atMost: texts.mostValue,
        whole: texts.whole,
      },
    };
    const file = await fieldWorkbook(sheets, head, language);
    saveBlob(`${texts.fileName}.xlsx`, new Blob([file as Uint8Array<ArrayBuffer>], { type: XLSX }));
    setMaking(false);
  };
  const saveCsv = async (): Promise<void> => {
    const sheets = await presentSheets(store);
    saveText(`${texts.fileName}.csv`, "text/csv", csvText(fieldTable(sheets, language), "excel-no"));
  };
  return (
    <section class="card" aria-labelledby="template-title">
      <h2 id="template-title" class="ds-heading" data-size="xs">
        {texts.template}
      </h2>
      <p>{texts.templateIntro}</p>
      <p class="data-buttons">
        <button class="ds-button" data-size="sm" type="button" onClick={() => void saveXlsx()}>
          {texts.downloadXlsx}
        </button>
        <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={() => void saveCsv()}>
          {texts.downloadCsv}
        </button>
        <span role="status">{isMaking ? texts.making : ""}</span>
        <span class="ds-tag" data-size="sm" data-color="warning">
          {label}
        </span>
      </p>
    </section>
  );
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
