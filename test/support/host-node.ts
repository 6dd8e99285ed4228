import { delimiter } from "node:path";

/**
 * The environment as a user has it: npm puts node_modules/.bin first in the PATH of its scripts, and with it the pinned
 * runtime; here `node` is the machine's own again.
 */
export function hostEnvironment(): NodeJS.ProcessEnv {
  const folders = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !/node_modules[\\/]\.bin/.test(folder));
  return { ...process.env, PATH: folders.join(delimiter) };
}
