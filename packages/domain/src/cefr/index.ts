export { CEFR_LEVELS, type CefrLevel, cefrPosition, isCefrLike, levelsGained, parseCefr, positionGain } from "./cefr.ts"
