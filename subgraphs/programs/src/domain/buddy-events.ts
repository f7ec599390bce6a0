import type { TargetField } from "@teei/domain/csv-mapping"
import { matchReferenceFields } from "./match-reference.ts"

/** Fields of the target `BUDDY_EVENTS`, with headings in English, Ukrainian and Norwegian. */
export const buddyEventFields: readonly TargetField[] = [
  {
    name: "event_id",
    description: "The event's id in the system it comes from. Without one, the match, the time and the kind stand for it.",
    isRequired: false,
    synonyms: ["id", "external id", "event number", "ID події", "Номер події", "Hendelses-ID", "Arrangement-ID"],
  },
  ...matchReferenceFields,
  {
    name: "event_type",
    description:
      "hangout, activity, workshop, cultural, educational, professional, social, support, recreational, language or other; another word is kept beside `other`.",
    isRequired: true,
    synonyms: [
      "type",
      "kind",
      "event kind",
      "activity type",
      "category",
      "Тип події",
      "Тип",
      "Вид зустрічі",
      "Hendelsestype",
      "Type aktivitet",
      "Aktivitetstype",
    ],
  },
  {
    name: "event_date",
    description: "When it took place.",
    type: "date",
    isRequired: true,
    synonyms: [
      "date",
      "event time",
      "attended_at",
      "occurred_at",
      "held on",
      "Дата події",
      "Дата",
      "Дата зустрічі",
      "Hendelsesdato",
      "Dato",
      "Arrangementsdato",
    ],
  },
  {
    name: "description",
    description: "What was done, at most 2,000 characters.",
    isRequired: false,
    synonyms: ["event title", "title", "details", "notes", "summary", "Опис", "Назва події", "Beskrivelse", "Tittel"],
  },
  {
    name: "location",
    description: "Where it was.",
    isRequired: false,
    synonyms: ["place", "city", "venue", "Місце", "Місто", "Sted", "By"],
  },
  {
    name: "attendees",
    description: "E-mail addresses of those who came, with commas between them; when empty, both people of the match did. At most 200.",
    isRequired: false,
    synonyms: ["attendee emails", "participants", "attended by", "guests", "Учасники", "Присутні", "Deltakere", "Deltok", "Oppmøtte"],
  },
]
