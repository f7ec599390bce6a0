export { disclose, DISCLOSURE_THRESHOLD } from "./disclose.ts"
