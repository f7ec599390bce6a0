import { courseColumns } from "./course-columns.ts"
import type { Template } from "./template.ts"

export const courseCompletionsTemplate: Template = [
  ...courseColumns,
  {
    field: "completed_at",
    heading: { en: "completed_at", uk: "Дата завершення", no: "Fullført dato" },
    samples: ["2026-03-14", "2026-03-20", "2026-04-02"],
  },
  { field: "final_score", heading: { en: "final_score", uk: "Підсумковий бал", no: "Poeng" }, samples: ["97", "84.5", ""] },
  { field: "credential_ref", heading: { en: "credential_ref", uk: "Номер сертифіката", no: "Kursbevis" }, samples: ["CERT-1001", "", ""] },
  { field: "program_ref", heading: { en: "program_ref", uk: "Код програми", no: "Programkode" }, samples: ["", "", ""] },
]
