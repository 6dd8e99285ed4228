import { timeVaryingCases } from "./support/oracle-time-varying.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(timeVaryingCases);
