import { type JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ReplicationDays } from "../../analysis/day-censuses.ts";
import { flowMap, type FlowMapData } from "../../report/charts/flow-map.ts";
import { formatDate, formatNumber } from "../../report/numbers.ts";
import { dateNumber, dateText } from "../../scenarios/calendar.ts";
import { withColourClasses } from "../parts/chart-classes.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { useDetails } from "../parts/use-details.ts";
import { DETAIL_REPLICATIONS, type Details } from "../state/details.ts";
import { RANKED_REPLICATIONS, rankedReplications, type RankedReplications } from "../state/ranking.ts";
import { playedMap, waitingOn } from "../state/played-map.ts";
import { useStore } from "../store-context.ts";
import { DETAILS } from "../texts/details.ts";
import "../styles/details.css";

interface Props {
  /** The map of the means, whose ways it keeps. */
  readonly data: FlowMapData;
}

type Choice = keyof RankedReplications;

/** The replication that is played, and what it was when it was chosen. */
interface Kept {
  readonly about: Details;
  readonly replication: number;
  readonly choice: Choice;
  /** Replications that were looked at then. */
  readonly of: number;
}

/** One replication, day by day on the map; never anything but an example, and that is said. */
export function PlayRun({ data }: Props): JSX.Element {
  const language = useStore().language.value;
  const texts = DETAILS[language];
  const [isOpen, setOpen] = useState(false);
  const { details, days, finished, figures, failure, askDays } = useDetails(isOpen, RANKED_REPLICATIONS);
  const [choice, setChoice] = useState<Choice>("typical");
  // Whoever looks at a year keeps it: what is found later is offered, not put in its place.
  const [kept, setKept] = useState<Kept | null>(null);
  const looked = figures.length;
  const ranked = looked === 0 ? null : rankedReplications(figures);
  const isFirst = details !== null && kept?.about !== details;
  useEffect(() => {
    if (isFirst) choose("typical");
  }, [isFirst]);
  useEffect(() => {
    if (kept) askDays(kept.replication);
  }, [kept?.about, kept?.replication]);
  const choose = (wanted: Choice): void => {
    setChoice(wanted);
    if (ranked && details) setKept({ about: details, replication: ranked[wanted], choice: wanted, of: looked });
  };
  // Who has not begun to look at it sees the one of all of them.
  const [isTouched, setTouched] = useState(false);
  const isComplete = looked >= RANKED_REPLICATIONS;
  useEffect(() => {
    if (isComplete && !isTouched) choose(choice);
  }, [isComplete]);
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const other = ranked && kept && ranked[choice] !== kept.replication ? ranked[choice] : null;
  return (
    <div class="play-run">
      <p class="play-open">
        <button
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? texts.hide : texts.play}
        </button>
        {!isOpen && <span class="hint">{texts.playHint}</span>}
      </p>
      {isOpen && (
        <section aria-label={texts.play}>
          <p class="ds-alert" data-color="warning">
            {texts.banner}
          </p>
          <div role="status">
            {failure !== null && <p>{texts.failed(failure)}</p>}
            {failure === null && !details && <p>{texts.calculating(String(finished), String(DETAIL_REPLICATIONS))}</p>}
          </div>
          {details && (
            <label class="inline-field">
              <span>{texts.replication}</span>
              <select
                class="ds-input"
                data-size="sm"
                value={choice}
                onChange={({ currentTarget }) => choose(currentTarget.value as Choice)}
              >
                {Object.entries(texts.choices(looked)).map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {kept && (
            <p class="hint">
              {texts.played(number(kept.replication + 1), texts.choices(kept.of)[kept.choice])}{" "}
              {texts.ranking(number(looked), number(RANKED_REPLICATIONS), looked >= RANKED_REPLICATIONS)}
            </p>
          )}
          {other !== null && (
            <p>
              <button
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                type="button"
                onClick={() => choose(choice)}
              >
                {texts.playOther(number(other + 1), texts.choices(looked)[choice])}
              </button>
            </p>
          )}
          {days && (
            <div
              class="player"
              onPointerDownCapture={() => setTouched(true)}
              onKeyDownCapture={({ key }) => key !== "Tab" && setTouched(true)}
            >
              <Player key={days.replication} days={days} data={data} />
            </div>
          )}
        </section>
      )}
    </div>
  );
}

const SPEEDS = ["1", "4", "12"] as const;

function Player({ days, data }: { readonly days: ReplicationDays; readonly data: FlowMapData }): JSX.Element {
  const language = useStore().language.value;
  const texts = DETAILS[language];
  const [day, setDay] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>("4");
  const wantsStill = useReducedMotion();
  const [isAllowed, setAllowed] = useState(false);
  const mayMove = !wantsStill || isAllowed;
  const last = days.dayCount - 1;
  useEffect(() => {
    if (!isPlaying || !mayMove) return;
    const timer = setInterval(() => setDay((known) => Math.min(last, known + 1)), 1000 / Number(speed));
    return () => clearInterval(timer);
  }, [isPlaying, mayMove, speed, last]);
  useEffect(() => {
    if (day >= last) setPlaying(false);
  }, [day, last]);
  const width = chartWidth.value;
  const chart = useMemo(
    () => flowMap(playedMap(data, days, day, language), language, { id: "played", title: texts.play, width }),
    [data, days, day, language, width],
  );
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const date = formatDate(dateText(dateNumber(days.startDate) + day), language);
  const step = (by: number): void => {
    setPlaying(false);
    setDay(Math.max(0, Math.min(last, day + by)));
  };
  return (
    <>
      {wantsStill && (
        <p class="hint">
          {texts.still}{" "}
          <label class="inline-field">
            <input
              type="checkbox"
              class="ds-input"
              checked={isAllowed}
              onChange={({ currentTarget }) => setAllowed(currentTarget.checked)}
            />
            {texts.move}
          </label>
        </p>
      )}
      <div class="play-controls" role="group" aria-label={texts.play}>
        <button
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          type="button"
          aria-label={`−1: ${texts.back}`}
          onClick={() => step(-1)}
        >
          −1
        </button>
        {mayMove && (
          <button
            class="ds-button"
            data-size="sm"
            type="button"
            onClick={() => {
              if (day >= last) setDay(0);
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? texts.pause : texts.start}
          </button>
        )}
        <button
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          type="button"
          aria-label={`+1: ${texts.forward}`}
          onClick={() => step(1)}
        >
          +1
        </button>
        <label class="play-day">
          <span>{texts.dayText(number(day + 1), number(days.dayCount), date)}</span>
          <input
            type="range"
            min={0}
            max={last}
            value={day}
            aria-valuetext={texts.dayText(number(day + 1), number(days.dayCount), date)}
            onInput={({ currentTarget }) => {
              setPlaying(false);
              setDay(Number(currentTarget.value));
            }}
          />
        </label>
        {mayMove && (
          <label class="inline-field">
            <span>{texts.speed}</span>
            <select
              class="ds-input"
              data-size="sm"
              value={speed}
              onChange={({ currentTarget }) => setSpeed(currentTarget.value as (typeof SPEEDS)[number])}
            >
              {SPEEDS.map((one) => (
                <option key={one} value={one}>
                  {texts.speeds[one]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {/* While it plays nothing is read aloud; when it stands still, what it stands at. */}
      <p role="status" class="played-status">
        {isPlaying ? "" : texts.told(number(day + 1), number(waitingOn(days, day)))}
      </p>
      <Scroller name={texts.play}>
        <div class="chart" dangerouslySetInnerHTML={{ __html: withColourClasses(chart.svg) }} />
      </Scroller>
      <p class="hint">{texts.arrows}</p>
    </>
  );
}

function useReducedMotion(): boolean {
  const query = "(prefers-reduced-motion: reduce)";
  const [isWanted, setWanted] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const heard = (): void => setWanted(list.matches);
    list.addEventListener("change", heard);
    // It may have changed between the first drawing and now.
    heard();
    return () => list.removeEventListener("change", heard);
  }, []);
  return isWanted;
}
