/** Ends this process in good order when the one that started it is gone, where that is a `flyt cluster up`. */
export function endWithParent(): void {
  if (process.channel === undefined || process.channel === null) return;
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
