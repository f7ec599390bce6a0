import type { TargetField } from "@teei/domain/csv-mapping"
import { attemptField, courseFields } from "./course-fields.ts"

/** Fields of the target `COURSE_PROGRESS`. */
export const courseProgressFields: readonly TargetField[] = [
  {
    name: "progress_id",
    description: "The enrolment's id with its provider. Without one, provider, course, learner and attempt say which it is.",
    isRequired: false,
    synonyms: ["id", "enrollment_id", "enrolment id", "registration id", "record id", "ID запису", "ID зарахування", "Påmeldings-ID"],
  },
  ...courseFields,
  {
    name: "progress_percent",
    description: "How much of the course is done, 0 to 100; told by the status when empty.",
    isRequired: false,
    synonyms: [
      "progress",
      "percent complete",
      "progressPercentage",
      "percent",
      "completion",
      "% complete",
      "Прогрес",
      "Відсоток виконання",
      "Прогрес, %",
      "Fremdrift",
      "Fremdrift i prosent",
      "Prosent",
    ],
  },
  {
    name: "status",
    description: "enrolled, in_progress, completed or dropped; told by the progress when empty.",
    isRequired: false,
    allowed: ["enrolled", "in_progress", "completed", "dropped"],
    synonyms: ["state", "course status", "enrollment status", "Статус", "Стан", "Статус курсу", "Status kurs", "Tilstand"],
  },
  {
    name: "updated_at",
    description: "When this was so; of two reports the later one counts.",
    isRequired: true,
    type: "date",
    synonyms: [
      "last activity",
      "last updated",
      "last accessed",
      "timestamp",
      "report date",
      "date",
      "Дата оновлення",
      "Оновлено",
      "Остання активність",
      "Дата",
      "Oppdatert",
      "Sist oppdatert",
      "Siste aktivitet",
      "Dato",
    ],
  },
  attemptField,
]
