/**
 * What a draw is for. The counter of a draw is visit × 16 + purpose, so that no two draws of a patient share a number.
 * Frozen: a changed number changes every result for the same seed.
 */
export const PURPOSE_ROUTE = 0;
export const PURPOSE_TREATMENT = 1;
export const PURPOSE_WEEKEND = 2;
export const PURPOSE_DECISION = 3;
export const PURPOSE_START_DELAY = 4;
export const PURPOSE_PATIENCE = 5;
export const PURPOSE_READMISSION = 6;
export const PURPOSE_READMISSION_DELAY = 7;
/** Group and route of a patient who is present at the start; drawn at visit 1. */
export const PURPOSE_START_MIX = 8;
/** Unit-exponential step of the cumulative rate up to this arrival; drawn at visit 0. */
export const PURPOSE_ARRIVAL = 9;
/** Which of several ways out of the queue, drawn with the patience. */
export const PURPOSE_WAY_OUT = 10;

export const PURPOSES = 16;
