import type { Template } from "./template.ts"

export const kintellBookingsTemplate: Template = [
  {
    field: "booking_id",
    heading: { en: "booking_id", uk: "Номер бронювання", no: "Booking-ID" },
    samples: ["BOOKING-001", "BOOKING-002", "BOOKING-003"],
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
    field: "volunteer_email",
    heading: { en: "volunteer_email", uk: "Email волонтера", no: "Frivillig e-post" },
    samples: ["kari@example.com", "john@example.com", "kari@example.com"],
  },
  {
    field: "scheduled_at",
    heading: { en: "scheduled_at", uk: "Заплановано", no: "Planlagt" },
    samples: ["2026-12-01T17:00:00Z", "2026-12-02T17:00:00Z", "2026-12-03T09:30:00Z"],
  },
  { field: "program_ref", heading: { en: "program_ref", uk: "Код програми", no: "Programkode" }, samples: ["", "", ""] },
]
