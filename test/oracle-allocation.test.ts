import { allocationCases } from "./support/oracle-allocation.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(allocationCases);
