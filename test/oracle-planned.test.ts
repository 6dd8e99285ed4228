import { plannedCases } from "./support/oracle-planned.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(plannedCases);
