import { arrivalCases } from "./support/oracle-arrivals.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(arrivalCases);
