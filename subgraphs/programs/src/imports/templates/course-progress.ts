import { courseColumns } from "./course-columns.ts"
import type { Template } from "./template.ts"

export const courseProgressTemplate: Template = [
  ...courseColumns,
  { field: "progress_percent", heading: { en: "progress_percent", uk: "Прогрес", no: "Fremdrift" }, samples: ["0", "45", "100"] },
  {
    field: "status",
    heading: { en: "status", uk: "Статус", no: "Tilstand" },
    samples: [
      { en: "enrolled", uk: "зараховано", no: "påmeldt" },
      { en: "in_progress", uk: "триває", no: "pågår" },
      { en: "completed", uk: "завершено", no: "fullført" },
    ],
  },
  {
    field: "updated_at",
    heading: { en: "updated_at", uk: "Оновлено", no: "Sist oppdatert" },
    samples: ["2026-03-31", "2026-03-31", "2026-04-02"],
  },
  { field: "program_ref", heading: { en: "program_ref", uk: "Код програми", no: "Programkode" }, samples: ["", "", ""] },
]
