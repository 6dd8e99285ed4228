import { cpus } from "node:os";

/** What figures depend on: processor, cores, Node, V8. */
export function machineText(): string {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? "unknown processor";
  const { node, v8 } = process.versions;
  return `${model}, ${cores.length} cores, ${process.platform} ${process.arch}, Node ${node}, V8 ${v8}`;
}
