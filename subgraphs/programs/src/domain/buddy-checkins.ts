import type { TargetField } from "@teei/domain/csv-mapping"
import { matchReferenceFields } from "./match-reference.ts"

/** Fields of the target `BUDDY_CHECKINS`, with headings in English, Ukrainian and Norwegian. */
export const buddyCheckinFields: readonly TargetField[] = [
  {
    name: "checkin_id",
    description: "The check-in's id in the system it comes from. Without one, the match and the time stand for it.",
    isRequired: false,
    synonyms: ["id", "external id", "check-in number", "ID опитування", "Номер опитування", "Innsjekk-ID", "Oppfølgings-ID"],
  },
  ...matchReferenceFields,
  {
    name: "checkin_date",
    description: "When the two were asked.",
    type: "date",
    isRequired: true,
    synonyms: [
      "check-in date",
      "date",
      "checked in at",
      "asked on",
      "Дата опитування",
      "Дата",
      "Дата відмітки",
      "Innsjekkdato",
      "Oppfølgingsdato",
      "Dato",
    ],
  },
  {
    name: "mood",
    description: "great, good, okay, struggling or difficult.",
    isRequired: false,
    synonyms: ["how is it going", "feeling", "sentiment", "Настрій", "Самопочуття", "Humør", "Stemning"],
  },
  {
    name: "notes",
    description: "What was written down, at most 5,000 characters.",
    isRequired: false,
    synonyms: ["note", "comment", "comments", "text", "Нотатки", "Примітки", "Коментар", "Notater", "Merknad", "Kommentar"],
  },
  {
    name: "question_responses",
    description: "Answers to questions, as a JSON object, at most 10,000 characters.",
    isRequired: false,
    synonyms: ["responses", "answers", "question answers", "survey", "Відповіді", "Відповіді на питання", "Svar", "Spørsmålssvar"],
  },
]
