import { ruleCases } from "./support/oracle-rules.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(ruleCases);
