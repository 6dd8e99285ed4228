import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Dependencies } from "./dependencies.ts";
import type { App } from "./route-kinds.ts";

/** Figures for Prometheus: requests by route and status, jobs and chunks, the event loop and memory. */
export class Metrics {
  private readonly registry = new Registry();

  constructor(app: App, { jobs, version }: Dependencies) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    const labelNames = ["method", "route", "status"];
    const requests = new Counter({
      name: "flyt_http_requests_total",
      help: "Requests answered",
      labelNames,
      registers,
    });
    const seconds = new Histogram({
      name: "flyt_http_request_seconds",
      help: "Time to the end of the answer; event streams left out",
      labelNames: ["method", "route"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    app.addHook("onResponse", async (request, reply) => {
      // By route and not by address, or every scanner would add lines.
      const route = request.routeOptions.url ?? "none";
      requests.inc({ method: request.method, route, status: reply.statusCode });
      if (!route.endsWith("/events")) seconds.observe({ method: request.method, route }, reply.elapsedTime / 1000);
    });
    new Gauge({ name: "flyt_build_info", help: "Version of the program", labelNames: ["version"], registers }).set(
      { version },
      1,
    );
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    };
    gauge("flyt_jobs_unfinished", "Jobs that wait or run", () => jobs.figures().unfinished);
    gauge("flyt_jobs_running", "Jobs that run", () => jobs.figures().running);
    gauge("flyt_threads", "Threads that simulate", () => jobs.figures().threads);
    gauge("flyt_chunks_waiting", "Chunks that wait", () => jobs.figures().chunksWaiting);
    gauge("flyt_chunks_running", "Chunks that are simulated", () => jobs.figures().chunksRunning);
    gauge("flyt_chunks_finished", "Chunks finished since the start", () => jobs.figures().chunksFinished);
    gauge("flyt_chunks_failed", "Chunks failed since the start", () => jobs.figures().chunksFailed);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
