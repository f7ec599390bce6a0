export { normaliseHeading } from "./heading.ts"
export { type FieldProposal, proposeMapping, type TargetField } from "./propose-mapping.ts"
