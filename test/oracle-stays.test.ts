import { stayCases } from "./support/oracle-stays.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(stayCases);
