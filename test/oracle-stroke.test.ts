import { strokeCases } from "./support/oracle-stroke.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(strokeCases);
