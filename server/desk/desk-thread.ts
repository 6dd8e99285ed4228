import { type DeskAnswer, type DeskQuestion, deskWork } from "./desk-work.ts";

/** Runs in a thread, so that a scenario that takes long to read keeps no request waiting. */
export default function deskThread(question: DeskQuestion): DeskAnswer {
  return deskWork(question);
}
