import { testCases } from "./support/oracle-suite.ts";
import { waitingCases } from "./support/oracle-waiting.ts";

testCases(waitingCases);
