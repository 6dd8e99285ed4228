import { type JSX } from "preact";
import { VERSION } from "virtual:models";
import { formatNumber } from "../../report/numbers.ts";
import { useStore } from "../store-context.ts";
import { hashTo } from "./page-header.tsx";

/** What the figures come from. */
export function PageFooter(): JSX.Element {
  const store = useStore();
  const { footer, data } = store.texts.value.frame;
  const { baseline, comparison } = store.preview.value;
  const run = comparison ?? baseline;
  const facts = [
    footer.version(VERSION),
    ...(run ? [footer.seed(run.facts.seed), footer.replications(run.replications), data[run.facts.data]] : []),
  ];
  return (
    <footer class="page-footer">
      <p>{facts.join(" · ")}</p>
      <p>
        <a class="ds-link" href={hashTo(store.hash.value, "hjelp")}>
          {footer.accessibility}
        </a>
        {" · "}
        <a class="ds-link" href={hashTo(store.hash.value, "hjelp")}>
          {footer.citation}
        </a>
      </p>
    </footer>
  );
}

/** A number of replications, or another count, for people. */
export function countText(count: number, language: "nb" | "nn" | "en"): string {
  return formatNumber(count, { language, decimals: 0 });
}
