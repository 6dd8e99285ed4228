import type { Language } from "../report/language.ts";

/** What `flyt forecast` says besides its result. */
export interface ForecastCommandWords {
  readonly healthNeeded: (got: string) => string;
  readonly shareNeeded: (flag: string, got: string) => string;
  readonly yearsNeeded: (base: number, got: string) => string;
  readonly written: (folder: string, files: number) => string;
}

export const FORECAST_COMMAND_WORDS: Readonly<Record<Language, ForecastCommandWords>> = {
  nb: {
    healthNeeded: (got) => `--health må være compressed, reference eller expanded, fikk ${got}`,
    shareNeeded: (flag, got) => `${flag} må være en andel fra 0 til 1, som 0.1, eller en prosent, som 10%, fikk ${got}`,
    yearsNeeded: (base, got) =>
      `--years må være et år etter ${base} og høyst 2200, som 2040 eller ${base}-2040, fikk ${got}`,
    written: (folder, files) => `Skrev ${files} filer i ${folder}.`,
  },
  nn: {
    healthNeeded: (got) => `--health må vere compressed, reference eller expanded, fekk ${got}`,
    shareNeeded: (flag, got) => `${flag} må vere ein del frå 0 til 1, som 0.1, eller ein prosent, som 10%, fekk ${got}`,
    yearsNeeded: (base, got) =>
      `--years må vere eit år etter ${base} og høgst 2200, som 2040 eller ${base}-2040, fekk ${got}`,
    written: (folder, files) => `Skreiv ${files} filer i ${folder}.`,
  },
  en: {
    healthNeeded: (got) => `--health must be compressed, reference or expanded, got ${got}`,
    shareNeeded: (flag, got) =>
      `${flag} must be a share from 0 to 1, such as 0.1, or a per cent, such as 10%, got ${got}`,
    yearsNeeded: (base, got) =>
      `--years must be a year after ${base} and at most 2200, such as 2040 or ${base}-2040, got ${got}`,
    written: (folder, files) => `Wrote ${files} files in ${folder}.`,
  },
};
