import { blockingCases } from "./support/oracle-blocking.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(blockingCases);
