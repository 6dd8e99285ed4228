/* `flyt serve --open` as a person starts it: the page is built where it has to be, and what is opened shows figures. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { type Served, servedWith } from "./support/served.ts";

let folder: string;
let running: Served | undefined;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "flyt-open-"))));
afterAll(async () => {
  await running?.stop("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** A program that is told an address and writes it down, as a browser would open it. */
function writingBrowser(): { readonly program: string; readonly opened: () => string } {
  const file = join(folder, "opened");
  const program = join(folder, "browser");
  writeFileSync(program, `#!/bin/sh\nprintf %s "$1" > "${file}.part" && mv "${file}.part" "${file}"\n`);
  chmodSync(program, 0o755);
  return { program, opened: () => (existsSync(file) ? readFileSync(file, "utf8") : "") };
}

test.skipIf(process.platform === "win32")(
  "serve --open opens the page in the browser that BROWSER names, with the default scenario already run",
  { timeout: 300_000 },
  async () => {
    const { program, opened } = writingBrowser();
    running = await servedWith({ BROWSER: program }, "--data", join(folder, "data"), "--threads", "1", "--open");
    await expect.poll(opened, { timeout: 20_000 }).toBe(running.url);

    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ locale: "nb-NO" });
      page.setDefaultTimeout(100_000);
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      // With no worker to reckon anything, so these figures came with the page.
      await page.addInitScript("Worker.prototype.postMessage = () => {};");
      await page.goto(opened());
      await page.locator(".key-number").first().waitFor();
      expect(await page.locator(".page-header option:checked").first().textContent()).toContain("Trondheim");
      const figures = await page.locator(".key-number").allTextContents();
      expect(figures).toHaveLength(4);
      for (const figure of figures) expect(figure).toMatch(/^\d/);
      expect(await page.locator(".key-figure", { hasText: "95 % KI" }).count()).toBe(4);
      await page.locator(".page-nav a", { hasText: "Sammenlign" }).waitFor();
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
    expect(await running.stop()).toBe(0);
  },
);
