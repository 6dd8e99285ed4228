import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { builtPage } from "./built-page.ts";
import { type TestServer, testServer } from "./http-app.ts";

/** A real browser, and the page served by a real server that does jobs and keeps nothing. The caller closes both. */
export interface ServedPage {
  readonly browser: Browser;
  readonly server: TestServer;
  /** Without a slash at the end. */
  readonly address: string;
}

export async function servedPage(): Promise<ServedPage> {
  const [browser, webFolder] = await Promise.all([launchBrowser(), builtPage()]);
  const server = await testServer({ works: true, webFolder });
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = server.app.server.address() as AddressInfo;
  return { browser, server, address: `http://127.0.0.1:${port}` };
}
