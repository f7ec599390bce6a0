export { decodeFigureId, encodeFigureId, type FigureKey } from "./figure-id.ts"
