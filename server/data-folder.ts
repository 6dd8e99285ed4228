import { homedir } from "node:os";
import { join, resolve } from "node:path";

/**
 * The folder that a server keeps everything in: the one that is named, or one of this user.
 * @param named as `--data` names it
 */
export function dataFolder(
  named: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (named !== undefined) return resolve(named);
  const { LOCALAPPDATA, XDG_DATA_HOME } = environment;
  if (platform === "win32") return join(LOCALAPPDATA || join(home, "AppData", "Local"), "pasientflyt");
  return join(XDG_DATA_HOME || join(home, ".local", "share"), "pasientflyt");
}
