import { capacityCases } from "./support/oracle-capacity.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(capacityCases);
