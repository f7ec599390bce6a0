export { PLACEHOLDERS, REDACTION_KINDS, type RedactionKind, type RedactionSpan } from "./kinds.ts"
export { compileNames } from "./names/compile-names.ts"
export { type Redacted, redact } from "./redact.ts"
