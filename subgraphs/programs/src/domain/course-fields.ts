import type { TargetField } from "@teei/domain/csv-mapping"

/** Fields every record of a course has: who, where and which course. */
export const courseFields = [
  {
    name: "user_email",
    description: "The learner's e-mail address.",
    isRequired: true,
    synonyms: [
      "email",
      "e-mail",
      "email address",
      "learner_email",
      "student_email",
      "participant_email",
      "userEmail",
      "Email учасника",
      "Електронна пошта",
      "Ел. пошта",
      "Пошта",
      "Email студента",
      "E-post",
      "E-postadresse",
      "Deltaker e-post",
      "Elev e-post",
    ],
  },
  {
    name: "user_name",
    description: "The learner's name; only used to take it out of texts and to show it to those who may see it.",
    isRequired: false,
    synonyms: ["name", "full name", "learner name", "student name", "Ім'я", "ПІБ", "Ім'я учасника", "Navn", "Fullt navn", "Deltakernavn"],
  },
  {
    name: "provider",
    description: "Who offers the course, for example `eCornell` or `itslearning`.",
    isRequired: true,
    synonyms: [
      "platform",
      "vendor",
      "school",
      "institution",
      "lms",
      "Провайдер",
      "Платформа",
      "Заклад",
      "Leverandør",
      "Plattform",
      "Tilbyder",
    ],
  },
  {
    name: "course_id",
    description: "The course's id with its provider; its name stands for it when there is none.",
    isRequired: false,
    synonyms: ["course code", "courseId", "course number", "class id", "ID курсу", "Код курсу", "Kurs-ID", "Kurskode", "Emnekode"],
  },
  {
    name: "course_name",
    description: "The course's name; its id stands for it when there is none.",
    isRequired: false,
    synonyms: ["course", "course title", "courseName", "class name", "title", "Курс", "Назва курсу", "Kurs", "Kursnavn", "Emne"],
  },
  {
    name: "program_ref",
    description: "The programme's reference, where a file holds several programmes.",
    isRequired: false,
    synonyms: ["program", "programme", "programme_ref", "program id", "Програма", "Код програми", "Program-ID", "Programkode"],
  },
] as const satisfies readonly TargetField[]

/** Which time somebody takes a course. */
export const attemptField = {
  name: "attempt",
  description: "Which time the learner takes the course, 1 to 100; 1 when empty.",
  isRequired: false,
  synonyms: ["attempt number", "attempt no", "try", "Спроба", "Номер спроби", "Forsøk", "Forsøk nr"],
} as const satisfies TargetField
