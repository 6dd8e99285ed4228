import { timeReplication, type TimingTask } from "./time-replication.ts";

// What a worker of a browser has and Node has not.
const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: TimingTask }) => void;
  postMessage(message: unknown): void;
};

scope.onmessage = ({ data }) => scope.postMessage(timeReplication(data));
