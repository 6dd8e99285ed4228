import { hoursCases } from "./support/oracle-hours.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(hoursCases);
