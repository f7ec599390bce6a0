import type { Template } from "./template.ts"

export const kintellUsersTemplate: Template = [
  {
    field: "email",
    heading: { en: "Email", uk: "Електронна пошта", no: "E-post" },
    samples: ["olena@example.org", "kari@example.com", "john@example.com"],
  },
  {
    field: "name",
    heading: { en: "Name", uk: "ПІБ", no: "Navn" },
    samples: [{ en: "Olena Example", uk: "Олена Приклад", no: "Olena Eksempel" }, "Kari Eksempel", "John Example"],
  },
  {
    field: "linkedin_url",
    heading: { en: "Linkedin_URL", uk: "Профіль LinkedIn", no: "LinkedIn-profil" },
    samples: ["", "https://www.linkedin.com/in/kari-example", ""],
  },
  {
    field: "verification_status",
    heading: { en: "Verification_status", uk: "Статус перевірки", no: "Verifiseringsstatus" },
    samples: ["Verified", "Verified", "Pending"],
  },
  {
    field: "role_when_joined",
    heading: { en: "Role when joined", uk: "Роль", no: "Rolle" },
    samples: [
      { en: "learner", uk: "учасниця", no: "deltaker" },
      { en: "mentor", uk: "ментор", no: "mentor" },
      { en: "tutor", uk: "волонтер", no: "frivillig" },
    ],
  },
  {
    field: "grant_access",
    heading: { en: "grant_access", uk: "Доступ", no: "Tilgang" },
    samples: [
      { en: "yes", uk: "так", no: "ja" },
      { en: "yes", uk: "так", no: "ja" },
      { en: "no", uk: "ні", no: "nei" },
    ],
  },
  {
    field: "joined_kg_at",
    heading: { en: "Joined_kg_at", uk: "Дата реєстрації", no: "Registrert" },
    samples: ["Dec 14, 2025", "Jan 3, 2026", "Jan 20, 2026"],
  },
]
