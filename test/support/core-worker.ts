import { type CoreTask, runCore } from "./core-run.ts";

// What a worker of a browser has and Node has not.
const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: CoreTask }) => void;
  postMessage(message: unknown): void;
};

scope.onmessage = ({ data }) => scope.postMessage(runCore(data));
