/* What the page says of who has the dearest users. */
import { expect, test } from "vitest";
import { ageFinding, costFinding, mixFinding } from "../web/state/cost-finding.ts";

const own = (actor: string, mean: number | null, half = 1000) => ({
  actor,
  costPerUserNok: { mean, ci95: mean === null ? null : ([mean - half, mean + half] as const) },
});
const capital = (id: string): string => id.toUpperCase();

test("the dearest and the cheapest users are told with their intervals", () => {
  const actors = [own("a", 200_000), own("b", 310_000, 2500), own("c", null), own("d", 150_000)];
  const plain = (text: string): string => text.replaceAll(/\u00a0/g, " ");
  expect(plain(costFinding({ actors }, capital, "nb"))).toBe(
    "B har de dyreste brukerne: 310 000 ± 2 500 kr i snitt (± 95 % KI). D har de billigste: 150 000 ± 1 000 kr.",
  );
  expect(costFinding({ actors }, capital, "en")).toContain("310,000 ± 2,500 NOK");
});

test("where intervals overlap nobody is called dearest; of one municipality nothing is said", () => {
  expect(costFinding({ actors: [own("a", 200_000), own("b", 201_500)] }, capital, "en")).toMatch(
    /cannot be told apart/,
  );
  expect(costFinding({ actors: [own("a", 200_000)] }, capital, "nb")).toBe("");
});

test("the most common cost and the dearest age of a municipality are told with their intervals", () => {
  const share = (mean: number) => ({ shareOfUsers: { mean, ci95: [mean - 0.02, mean + 0.02] as const } });
  const names = ["0–100 000", "100 000–200 000", "over 200 000"];
  expect(mixFinding({ classes: [0.2, 0.7, 0.1].map(share) }, "A", (at) => names[at]!, "nb")).toBe(
    "A: flest brukere, 70,0 ± 2,0\u00a0% (95 % KI), kostet 100 000–200 000 kr.",
  );
  const ages = [
    { ...own("a", 90_000), age: "67-79" },
    { ...own("a", 210_000), age: "80+" },
    { ...own("a", 900_000), age: "unknown" },
  ];
  expect(ageFinding({ ages }, "A", "en")).toBe(
    "A: the dearest users are those aged 80+, 210,000 ± 1,000 NOK on average (± 95% CI).",
  );
  expect(ageFinding({ ages: ages.slice(0, 1) }, "A", "nb")).toBe("");
});
