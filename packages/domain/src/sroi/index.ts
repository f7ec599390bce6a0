export { type Sroi, sroi } from "./sroi.ts"
export type { Assumption, MoneyAssumption, SroiInput, SroiOutcome } from "./sroi-input.ts"
