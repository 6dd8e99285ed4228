import { queueCases } from "./support/oracle-queues.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(queueCases);
