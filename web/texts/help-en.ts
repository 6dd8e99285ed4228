import type { HELP_NB } from "./help-nb.ts";

/** English of the screen Help. */
export const HELP_EN: typeof HELP_NB = {
  start: "Get started",
  startIntro: "Five steps. They are ticked off as you do them.",
  steps: {
    look: { title: "See where it stops", text: "Overview shows where patients wait, and which service they wait for." },
    change: {
      title: "Change a capacity",
      text: "Drag a slider under Capacity, or write a number. The answer comes while you drag.",
    },
    compare: {
      title: "Read the difference",
      text: "Comparison with the baseline, last on Overview, says what surely becomes better and what is inconclusive.",
    },
    explain: {
      title: "Give your reason",
      text: "On Scenario you can write why, and see all changes from the baseline.",
    },
    share: {
      title: "Share the link",
      text: "Copy link takes scenario, screen and language along. Whoever opens it sees what you see.",
    },
  },
  done: "done",
  notDone: "not done",
  words: "Words",
  wordList: [
    ["Discharge-ready patient", "Treatment is over, and the patient waits for a municipal service."],
    ["Delayed bed-day", "A day in hospital after the patient was declared ready, counted at midnight."],
    ["Occupancy", "Places in use divided by places, averaged over time."],
    ["Length of stay", "Always split into treatment and waiting. What is put in is treatment."],
    ["Bottleneck", "The service that the others wait for: one more place there has the largest effect."],
    ["Baseline and scenario", "The baseline is how it is. The scenario is the baseline with changes."],
    ["Replication", "One simulated history with random patients. More replications give surer means."],
    ["Seed", "The phrase that all random numbers come from. The same seed gives the same numbers."],
    ["Warm-up", "Days simulated before measuring begins, so that the model does not start empty."],
    ["Uncertainty of the mean (95% CI)", "How exactly the mean is known. Shrinks with more replications."],
    ["Variation between years (8 in 10 years)", "How different the years are. Does not shrink with more replications."],
    ["Preview", "30 replications worked out in the browser, paired with the baseline."],
  ],
  keys: "Keyboard shortcuts",
  keyOff: "Use shortcuts",
  key: "Key",
  action: "Action",
  keyList: [
    ["Ctrl + Z", "Undo (in a text field, that of the text)"],
    ["Ctrl + Shift + Z", "Redo"],
    ["Ctrl + Enter", "Run on the server (opens Runs first)"],
    ["Alt + 1 … 9", "Go to a screen"],
    ["Left arrow, right arrow", "Slider: one step"],
    ["Page Up, Page Down", "Slider: ten steps"],
    ["Home, End", "Slider: least and most"],
    ["Esc", "Close a side panel or menu"],
  ],
  accessibility: "Accessibility",
  accessibilityText: [
    "The page is made for WCAG 2.2 AA and works with keyboard, screen reader, magnification to 400% and high contrast.",
    "Every chart has the same numbers in a table. Colour never says anything alone.",
    "The page sends nothing to others: font, code and data come from where the page itself comes from.",
  ],
  citation: "How to cite",
  citationText: (version) =>
    `Pasientflyt, version ${version}. Simulation model of patient flow between hospital and municipalities.`,
  citationLink: "Give the link too, which has the model, the changes and the language in it:",
  copy: "Copy",
};
