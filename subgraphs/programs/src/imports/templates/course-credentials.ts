import { courseColumns } from "./course-columns.ts"
import type { Template } from "./template.ts"

export const courseCredentialsTemplate: Template = [
  {
    field: "credential_id",
    heading: { en: "credential_id", uk: "ID сертифіката", no: "Bevisnummer" },
    samples: ["CERT-1001", "CERT-1002", "CERT-1003"],
  },
  ...courseColumns,
  {
    field: "credential_type",
    heading: { en: "credential_type", uk: "Тип сертифіката", no: "Bevistype" },
    samples: [
      { en: "certificate", uk: "сертифікат", no: "kursbevis" },
      { en: "badge", uk: "бейдж", no: "merke" },
      { en: "diploma", uk: "диплом", no: "vitnemål" },
    ],
  },
  {
    field: "issued_at",
    heading: { en: "issued_at", uk: "Дата видачі", no: "Utstedt" },
    samples: ["2026-03-15", "2026-03-21", "2026-04-03"],
  },
  { field: "expires_at", heading: { en: "expires_at", uk: "Дійсний до", no: "Gyldig til" }, samples: ["2029-03-15", "", ""] },
  {
    field: "credential_url",
    heading: { en: "credential_url", uk: "Посилання", no: "Lenke" },
    samples: ["https://credentials.example/CERT-1001", "", ""],
  },
  { field: "program_ref", heading: { en: "program_ref", uk: "Код програми", no: "Programkode" }, samples: ["", "", ""] },
]
