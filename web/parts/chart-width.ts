import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const LEAST = 720;
const MOST = 1120;
const STEP = 20;
/** Edge and padding of a card, on both sides. */
const AROUND = 34;

/** The width that charts are drawn at: that of their card, so that their text is as large as other text. Narrower cards scroll. */
export const chartWidth = signal(MOST);

/** Follows the width of the content. */
export function useChartWidth(): void {
  useEffect(() => {
    const content = document.querySelector("main");
    if (!content) return undefined;
    const measure = (): void => {
      const room = Math.floor((content.clientWidth - AROUND) / STEP) * STEP;
      chartWidth.value = Math.min(MOST, Math.max(LEAST, room));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);
}
