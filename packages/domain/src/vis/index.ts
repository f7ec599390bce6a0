export { type CompanyVis, companyVis, type Exclusion } from "./company-vis.ts"
export { individualVis, VIS_WEIGHTS, type VisBand, visBand, type VolunteerMeasure } from "./individual-vis.ts"
