import type { TargetField } from "@teei/domain/csv-mapping"
import { kintellSessionFields } from "./kintell-sessions.ts"

const ofSession = (...names: string[]): TargetField[] => kintellSessionFields.filter(({ name }) => names.includes(name))

/** Fields of the target `KINTELL_BOOKINGS`; people and programme are named as in sessions. */
export const kintellBookingFields: readonly TargetField[] = [
  {
    name: "booking_id",
    description: "The booking's id in Kintell. Rows with the same id are the same booking.",
    isRequired: true,
    synonyms: ["id", "booking", "booking number", "reservation id", "ID бронювання", "Номер бронювання", "Booking-ID", "Bestillingsnummer"],
  },
  ...ofSession("session_type", "participant_email", "volunteer_email"),
  {
    name: "scheduled_at",
    description: "When the two will meet; at most two years ahead.",
    isRequired: true,
    type: "date",
    synonyms: ["date", "scheduled for", "start time", "booking date", "Заплановано", "Дата", "Дата і час", "Planlagt", "Dato", "Tidspunkt"],
  },
  ...ofSession("program_ref", "participant_name", "volunteer_name"),
]
