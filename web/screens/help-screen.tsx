import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { VERSION } from "virtual:models";
import { areShortcutsOn, setShortcutsOn, stepsDone } from "../parts/first-steps.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { useStore } from "../store-context.ts";
import { METHOD } from "../texts/help-method.ts";
import "../styles/help.css";

/** How to begin, what the words mean, and how to go on. */
export function HelpScreen(): JSX.Element {
  const store = useStore();
  const { help } = store.texts.value;
  return (
    <div class="help settled">
      <FirstSteps />
      <section class="card" aria-labelledby="words-title">
        <h2 id="words-title" class="ds-heading" data-size="xs">
          {help.words}
        </h2>
        <dl>
          {help.wordList.map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Method />
      <Shortcuts />
      <section class="card" aria-labelledby="accessibility-title">
        <h2 id="accessibility-title" class="ds-heading" data-size="xs">
          {help.accessibility}
        </h2>
        {help.accessibilityText.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section class="card" aria-labelledby="citation-title">
        <h2 id="citation-title" class="ds-heading" data-size="xs">
          {help.citation}
        </h2>
        <p>{help.citationText(VERSION)}</p>
        <p>{help.citationLink}</p>
        <p class="address">{location.href}</p>
      </section>
    </div>
  );
}

/** How figures come about, and how other programs get them. */
function Method(): JSX.Element {
  const store = useStore();
  const texts = METHOD[store.language.value];
  const origin = location.origin;
  const { model } = store.document.value;
  return (
    <>
      <section class="card" aria-labelledby="method-title">
        <h2 id="method-title" class="ds-heading" data-size="xs">
          {texts.method}
        </h2>
        {texts.methodText.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section class="card" aria-labelledby="files-title">
        <h2 id="files-title" class="ds-heading" data-size="xs">
          {texts.files}
        </h2>
        <p>{texts.filesText}</p>
        <Code name={texts.files}>{`R:      arrow::read_parquet("replications.parquet")
Python: pandas.read_parquet("replications.parquet")`}</Code>
      </section>
      {store.hasServer.value && (
        <section class="card" aria-labelledby="api-title">
          <h2 id="api-title" class="ds-heading" data-size="xs">
            {texts.api}
          </h2>
          <p>{texts.apiText}</p>
          <Code name={texts.api}>{`curl ${origin}/api/v1/runs \\
  -H "content-type: application/json" \\
  -d '{"scenario": "${model}", "replications": 100}'`}</Code>
          <p>
            <a class="ds-link" href="docs">
              {texts.apiLink}
            </a>
          </p>
        </section>
      )}
      <section class="card" aria-labelledby="changes-title">
        <h2 id="changes-title" class="ds-heading" data-size="xs">
          {texts.changes}
        </h2>
        <p>{texts.changesText(VERSION)}</p>
      </section>
    </>
  );
}

function Code({ name, children }: { readonly name: string; readonly children: string }): JSX.Element {
  return (
    <Scroller name={name}>
      <pre class="code">{children}</pre>
    </Scroller>
  );
}

function FirstSteps(): JSX.Element {
  const store = useStore();
  const { help } = store.texts.value;
  const done = stepsDone(store.document.value);
  return (
    <section class="card" aria-labelledby="start-title">
      <h2 id="start-title" class="ds-heading" data-size="xs">
        {help.start}
      </h2>
      <p>{help.startIntro}</p>
      <ol class="first-steps">
        {(["look", "change", "compare", "explain", "share"] as const).map((step) => (
          <li key={step} data-done={done.has(step)}>
            <p>
              <strong>{help.steps[step].title}</strong>{" "}
              <span class="ds-tag" data-size="sm" data-color={done.has(step) ? "success" : "neutral"}>
                {done.has(step) ? help.done : help.notDone}
              </span>
            </p>
            <p>{help.steps[step].text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Shortcuts(): JSX.Element {
  const { help } = useStore().texts.value;
  const [isOn, setOn] = useState(areShortcutsOn());
  return (
    <section class="card" aria-labelledby="keys-title">
      <h2 id="keys-title" class="ds-heading" data-size="xs">
        {help.keys}
      </h2>
      <label class="inline-field">
        <input
          type="checkbox"
          class="ds-input"
          checked={isOn}
          onChange={({ currentTarget }) => {
            setShortcutsOn(currentTarget.checked);
            setOn(currentTarget.checked);
          }}
        />
        {help.keyOff}
      </label>
      <Scroller name={help.keys}>
        <table class="ds-table" data-size="sm" data-zebra>
          <caption class="ds-sr-only">{help.keys}</caption>
          <thead>
            <tr>
              <th scope="col">{help.key}</th>
              <th scope="col">{help.action}</th>
            </tr>
          </thead>
          <tbody>
            {help.keyList.map(([key, action]) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td>{action}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
