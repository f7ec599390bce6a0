/** Language sessions at which a course counts as completed. */
export const completedLanguageSessions = 8

/** What is known of a person's way: counts, kept up to date by events. */
type Counts = { isBuddyMatched: boolean; languageSessions: number; mentorshipSessions: number; lastActivityAt: Date | null }

/** The milestones that follow from the counts. */
export const toJourney = ({ isBuddyMatched, languageSessions, mentorshipSessions, lastActivityAt }: Counts) => ({
  isBuddyMatched,
  hasStartedLanguage: languageSessions > 0,
  hasCompletedLanguage: languageSessions >= completedLanguageSessions,
  hasStartedMentorship: mentorshipSessions > 0,
  languageSessions,
  mentorshipSessions,
  lastActivityAt,
})
