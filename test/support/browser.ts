/*
 * A real browser for tests and benches, and pages in it that are served from memory: no server, no port, no network.
 *
 * On Linux x64 the browser comes with the packages. Elsewhere it is an installed one: the program that FLYT_BROWSER names,
 * or a Chrome, Edge or Chromium where such programs are usually found. Without any, what needs a browser fails.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type LaunchOptions, type Page } from "playwright-core";
import { isPackaged, namedBrowser, packagedBrowser } from "./packaged-browser.ts";

/** Where the pages are; an address of this machine, so that they may do what a secure page may. Nothing listens there. */
const ORIGIN = "http://localhost";

/** @throws Error that says what to do where there is no browser */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const options of await candidates()) {
    try {
      return await chromium.launch(options);
    } catch (error) {
      const name = options.executablePath ?? options.channel;
      failures.push(`${name}: ${(error as Error).message.split("\n")[0]}`);
    }
  }
  const tried = failures.length === 0 ? "" : `; tried ${failures.join("; ")}`;
  throw new Error(`no browser: install Chrome or Chromium, or name one in FLYT_BROWSER${tried}`);
}

/** A page, and what has gone wrong in it so far: errors in its scripts, and requests for what is not there. */
export interface OpenPage {
  readonly page: Page;
  readonly problems: readonly string[];
}

/**
 * Opens a page of its own, with nothing kept from others.
 * @param files texts by path, such as "/worker.js"; "/" is an empty page where it is missing
 * @param policy Content-Security-Policy of all of them, none where missing
 */
export async function openPage(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  policy?: string,
): Promise<OpenPage> {
  const headers: Record<string, string> = policy === undefined ? {} : { "content-security-policy": policy };
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await context.route("**", async (route) => {
    const url = new URL(route.request().url());
    const body = files.get(url.pathname) ?? (url.pathname === "/" ? EMPTY_PAGE : undefined);
    if (url.origin === ORIGIN && body !== undefined) {
      await route.fulfill({ body, headers: { ...headers, "content-type": contentType(url.pathname) } });
    } else {
      problems.push(`asked for ${url}, which is not there`);
      await route.fulfill({ status: 404, body: "" });
    }
  });
  await page.goto(`${ORIGIN}/`);
  return { page, problems };
}

/**
 * Starts a worker of the page, posts one message to it and waits for one in return; then the worker is ended.
 * @param path of a module that listens for messages from its first line on
 * @throws Error of the worker
 */
export async function askWorker<Answer>(page: Page, path: string, question: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    ([url, message]) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(url as string, { type: "module" });
        worker.onmessage = ({ data }) => {
          worker.terminate();
          resolve(data);
        };
        worker.onerror = ({ message: reason }) => reject(new Error(reason ?? "the worker could not be loaded"));
        worker.postMessage(message);
      }),
    [path, question],
  );
  return answer as Answer;
}

// What a browser has and Node has not, as far as it is used above.
declare const Worker: new (
  url: string,
  options: { type: "module" },
) => {
  onmessage: (event: { readonly data: unknown }) => void;
  onerror: (event: { readonly message?: string }) => void;
  postMessage(message: unknown): void;
  terminate(): void;
};

const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Empty</title></html>';

function contentType(path: string): string {
  if (path.endsWith(".js")) return "text/javascript; charset=utf-8";
  if (path.endsWith(".css")) return "text/css; charset=utf-8";
  if (path.endsWith(".json")) return "application/json";
  return "text/html; charset=utf-8";
}

/** Browsers to try, in order. */
async function candidates(): Promise<LaunchOptions[]> {
  const named = namedBrowser();
  if (named) return [{ executablePath: named }];
  if (isPackaged()) return [await packagedBrowser()];
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name))).filter(existsSync);
  return [
    ...["chrome", "msedge"].map((channel) => ({ channel })),
    ...installed.map((executablePath) => ({ executablePath })),
  ];
}
