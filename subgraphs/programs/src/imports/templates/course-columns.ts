import type { TemplateColumn } from "./template.ts"

/** Columns every file of courses has. */
export const courseColumns: readonly TemplateColumn<string>[] = [
  {
    field: "user_email",
    heading: { en: "user_email", uk: "Електронна пошта", no: "E-post" },
    samples: ["olena@example.org", "dmytro@example.org", "iryna@example.org"],
  },
  {
    field: "provider",
    heading: { en: "provider", uk: "Платформа", no: "Leverandør" },
    samples: ["eCornell", "itslearning", "Coursera"],
  },
  { field: "course_id", heading: { en: "course_id", uk: "Код курсу", no: "Kurskode" }, samples: ["LSM581", "NOR-A2", "PM-101"] },
  {
    field: "course_name",
    heading: { en: "course_name", uk: "Назва курсу", no: "Kursnavn" },
    samples: [
      { en: "Leading Teams", uk: "Керування командою", no: "Teamledelse" },
      { en: "Norwegian A2", uk: "Норвезька A2", no: "Norsk A2" },
      { en: "Project Management Basics", uk: "Основи управління проєктами", no: "Grunnleggende prosjektledelse" },
    ],
  },
]
