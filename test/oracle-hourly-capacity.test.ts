import { hourlyCapacityCases } from "./support/oracle-hourly-capacity.ts";
import { testCases } from "./support/oracle-suite.ts";

testCases(hourlyCapacityCases);
