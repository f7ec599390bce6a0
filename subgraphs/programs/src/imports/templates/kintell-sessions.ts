import type { KintellSessionField } from "../../domain/kintell-sessions.ts"
import type { Template } from "./template.ts"

export const kintellSessionsTemplate: Template<KintellSessionField> = [
  {
    field: "session_id",
    heading: { en: "session_id", uk: "ID сесії", no: "Økt-ID" },
    samples: ["KINTELL-001", "KINTELL-002", "KINTELL-003"],
  },
  {
    field: "session_type",
    heading: { en: "session_type", uk: "Тип сесії", no: "Økttype" },
    samples: [
      { en: "Language Connect", uk: "Мовна сесія", no: "Språksamtale" },
      { en: "Language Connect", uk: "Мовна сесія", no: "Språksamtale" },
      { en: "Mentorship", uk: "Менторська сесія", no: "Mentorsamtale" },
    ],
  },
  {
    field: "participant_email",
    heading: { en: "participant_email", uk: "Email учасника", no: "Deltaker e-post" },
    samples: ["olena@example.org", "dmytro@example.org", "olena@example.org"],
  },
  {
    field: "participant_name",
    heading: { en: "participant_name", uk: "Ім'я учасника", no: "Deltakernavn" },
    samples: [
      { en: "Olena Example", uk: "Олена Приклад", no: "Olena Eksempel" },
      { en: "Dmytro Example", uk: "Дмитро Приклад", no: "Dmytro Eksempel" },
      { en: "Olena Example", uk: "Олена Приклад", no: "Olena Eksempel" },
    ],
  },
  {
    field: "volunteer_email",
    heading: { en: "volunteer_email", uk: "Email волонтера", no: "Frivillig e-post" },
    samples: ["kari@example.com", "kari@example.com", "john@example.com"],
  },
  {
    field: "volunteer_name",
    heading: { en: "volunteer_name", uk: "Ім'я волонтера", no: "Navn frivillig" },
    samples: [
      { en: "Kari Example", uk: "Карі Приклад", no: "Kari Eksempel" },
      { en: "Kari Example", uk: "Карі Приклад", no: "Kari Eksempel" },
      { en: "John Example", uk: "Джон Приклад", no: "John Eksempel" },
    ],
  },
  { field: "date", heading: { en: "date", uk: "Дата сесії", no: "Dato" }, samples: ["2026-03-02", "2026-03-05", "2026-03-09"] },
  {
    field: "duration_minutes",
    heading: { en: "duration_min", uk: "Тривалість (хв)", no: "Varighet (min)" },
    samples: ["45", "60", "30"],
  },
  { field: "rating", heading: { en: "rating", uk: "Оцінка", no: "Vurdering" }, samples: ["5", "4", ""] },
  {
    field: "feedback_text",
    heading: { en: "feedback_text", uk: "Відгук", no: "Tilbakemelding" },
    samples: [
      {
        en: "I can now make an appointment by telephone.",
        uk: "Тепер я можу записатися на прийом телефоном.",
        no: "Nå kan jeg bestille time på telefon.",
      },
      {
        en: "We talked about work, school and the weather.",
        uk: "Ми говорили про роботу, школу й погоду.",
        no: "Vi snakket om jobb, skole og vær.",
      },
      "",
    ],
  },
  { field: "language_level", heading: { en: "language_level", uk: "Рівень мови", no: "Språknivå" }, samples: ["B1", "A2", ""] },
  {
    field: "topics",
    heading: { en: "topics", uk: "Теми", no: "Temaer" },
    samples: [
      { en: "everyday life, health", uk: "побут, здоров'я", no: "hverdag, helse" },
      { en: "work", uk: "робота", no: "jobb" },
      { en: "job search", uk: "пошук роботи", no: "jobbsøking" },
    ],
  },
  { field: "program_ref", heading: { en: "program_ref", uk: "Код програми", no: "Programkode" }, samples: ["", "", ""] },
]
