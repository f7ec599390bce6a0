import { z } from "zod"
import { id, instant, share } from "./fields.ts"

const count = z.int().min(0)
const deliveryId = id("dlv").describe("The delivery, the same in every event about it")
const provider = z.enum(["BENEVITY", "GOODERA", "WORKDAY"]).describe("Where it goes")
const requestId = id("dsr").describe("The request of the person, the same in every event about it")
const requestKind = z.enum(["ACCESS", "RECTIFICATION", "ERASURE", "PORTABILITY", "RESTRICT", "OBJECT"]).describe("What is asked for")
const queryId = z.string().max(100).describe("The question, the same in every event about it; its words stay where it was asked")
const reportId = id("rpt").describe("The report")
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Safety, questions in plain language, reports, privacy, deliveries and derived figures. Texts, names and what reviewers note stay where they arise. */
export const platformContracts = {
  "safety.flag.raised": {
    version: 1,
    meaning: "A text may do harm or give somebody away. It says where the text is, not what it says.",
    data: z.object({
      flagId: id("flg").describe("The flag"),
      contentId: z.string().max(100).describe("The record that holds the text"),
      contentType: z.enum(["FEEDBACK_TEXT", "CHECKIN_NOTE", "MESSAGE", "OTHER"]).describe("What kind of text"),
      reason: z.enum(["PROFANITY", "PII_LEAKAGE", "HATE_SPEECH", "OTHER"]).describe("Why it was flagged"),
      confidence: share.describe("How sure that is, 0 to 1"),
      needsReview: z.boolean().describe("Whether a person must look at it"),
      raisedAt: instant.describe("When"),
    }),
  },
  "safety.review.completed": {
    version: 1,
    meaning: "A person has decided about a flag.",
    data: z.object({
      reviewId: id("rev").describe("The review"),
      flagId: id("flg").describe("The flag"),
      reviewerId: id("usr").describe("Who decided"),
      decision: z.enum(["APPROVED", "REJECTED", "ESCALATED"]).describe("How"),
      completedAt: instant.describe("When"),
    }),
  },
  "nlq.query.started": {
    version: 1,
    meaning: "Somebody asked a question in plain language.",
    data: z.object({ queryId, startedAt: instant.describe("When") }),
  },
  "nlq.query.completed": {
    version: 1,
    meaning: "A question in plain language was answered.",
    data: z.object({
      queryId,
      templateId: z.string().max(100).describe("The template it was understood as"),
      executionTimeMs: count.describe("How long it took, in milliseconds"),
      isCached: z.boolean().describe("Whether the answer was at hand"),
      resultRowCount: count.describe("Rows of the answer"),
      confidence: share.describe("How sure the understanding is, 0 to 1"),
      isSafe: z.boolean().describe("Whether the answer passed the safety check"),
    }),
  },
  "nlq.query.failed": {
    version: 1,
    meaning: "A question in plain language could not be answered.",
    data: z.object({ queryId, errorType: z.enum(["VALIDATION", "EXECUTION", "TIMEOUT", "UNKNOWN"]).describe("What went wrong") }),
  },
  "nlq.query.rejected": {
    version: 1,
    meaning: "A question in plain language was refused.",
    data: z.object({
      queryId,
      reason: z.enum(["UNSAFE_CONTENT", "PII_DETECTED", "RATE_LIMIT", "INVALID_INTENT", "BLACKLISTED_PATTERN"]).describe("Why"),
    }),
  },
  "nlq.cache.invalidated": {
    version: 1,
    meaning: "Answers at hand were given up, because what they rest on moved.",
    data: z.object({
      reason: z.enum(["MANUAL", "DATA_UPDATE", "METRICS_UPDATED", "SCHEDULED"]).describe("Why"),
      keysInvalidated: count.describe("How many answers"),
    }),
  },
  "reporting.citation.edited": {
    version: 1,
    meaning: "A citation of a report was added, changed or taken out.",
    data: z.object({
      reportId,
      citationId: id("cit").describe("The citation"),
      action: z.enum(["ADDED", "MODIFIED", "REMOVED"]).describe("What was done"),
      editorId: id("usr").describe("By whom"),
      previousHash: hash.nullable().describe("SHA-256 of what stood there, hexadecimal; null when nothing did"),
      newHash: hash.nullable().describe("SHA-256 of what stands there now, hexadecimal; null when nothing does"),
    }),
  },
  "reporting.redaction.completed": {
    version: 1,
    meaning: "The snippets of a report were looked through for personal data.",
    data: z.object({
      reportId,
      snippetsProcessed: count.describe("How many"),
      piiDetectedCount: count.describe("Places found"),
      piiRemovedCount: count.describe("Places taken out"),
      leaksDetected: count.describe("Places found when looking again"),
      isSuccessful: z.boolean().describe("Whether nothing was left"),
      durationMs: count.describe("How long it took, in milliseconds"),
    }),
  },
  "reporting.evidence_gate.violation": {
    version: 1,
    meaning: "Paragraphs of a report have fewer citations than they need.",
    data: z.object({
      reportId,
      violations: z
        .array(z.object({ paragraph: count, citationCount: count, requiredCount: count }))
        .describe("Which paragraphs, with how many of how many"),
      citationDensity: z.number().min(0).describe("Citations per 100 words of the whole"),
      isRejected: z.boolean().describe("Whether the report was refused for it"),
    }),
  },
  "privacy.request.received": {
    version: 1,
    meaning: "A person asked for something about their own data.",
    data: z.object({
      requestId,
      personId: id("per").describe("Who asked"),
      kind: requestKind,
      dueAt: instant.describe("By when it must be answered"),
    }),
  },
  "privacy.request.completed": {
    version: 1,
    meaning: "What a person asked for about their own data was done.",
    data: z.object({
      requestId,
      personId: id("per").describe("Who asked"),
      kind: requestKind,
      completedAt: instant.describe("When it was done"),
    }),
  },
  "privacy.request.cancelled": {
    version: 1,
    meaning: "A request about a person's own data was taken back or refused.",
    data: z.object({ requestId, personId: id("per").describe("Who asked"), kind: requestKind, cancelledAt: instant.describe("When") }),
  },
  "privacy.consent.changed": {
    version: 1,
    meaning: "A person agreed to something, or withdrew it.",
    data: z.object({
      consentId: id("cns").describe("The record of it"),
      personId: id("per").describe("Who said so"),
      purpose: z.enum(["PROGRAM", "ANALYTICS", "EVIDENCE", "SHARING"]).describe("What it is about"),
      isGiven: z.boolean().describe("True when agreed, false when withdrawn"),
      at: instant.describe("When it was said"),
    }),
  },
  "impact.delivery.queued": {
    version: 1,
    meaning: "Figures wait to be sent to a CSR suite.",
    data: z.object({ deliveryId, provider, payloadHash: hash.describe("SHA-256 of what will be sent, hexadecimal") }),
  },
  "impact.delivery.sent": {
    version: 1,
    meaning: "Figures were sent to a CSR suite; it has not said yet that it took them.",
    data: z.object({ deliveryId, provider, attempt: z.int().min(1).describe("Which attempt"), sentAt: instant.describe("When") }),
  },
  "impact.delivery.confirmed": {
    version: 1,
    meaning: "A CSR suite took the figures sent to it.",
    data: z.object({ deliveryId, provider, confirmedAt: instant.describe("When") }),
  },
  "impact.delivery.failed": {
    version: 1,
    meaning: "Figures could not be delivered to a CSR suite.",
    data: z.object({
      deliveryId,
      provider,
      attempt: z.int().min(1).describe("Which attempt"),
      isFinal: z.boolean().describe("Whether no other attempt follows"),
      code: z.string().max(60).describe("What went wrong, as a short code"),
    }),
  },
  "q2q.text.classified": {
    version: 1,
    meaning: "A text was scored. It says where the text is, not what it says.",
    data: z.object({
      textId: z.string().max(100).describe("The record that holds the text"),
      personId: id("per").nullable().describe("Who wrote it; null when not known"),
      scores: z
        .array(
          z.object({
            dimension: z.enum(["CONFIDENCE", "BELONGING", "LANGUAGE_LEVEL", "JOB_READINESS", "WELL_BEING"]),
            score: share,
            confidence: share,
          }),
        )
        .describe("What was found, each from 0 to 1; empty when the text says too little"),
      language: z.enum(["EN", "UK", "NO", "UNKNOWN"]).describe("The language it is written in"),
      method: z.enum(["RULES", "MODEL", "MANUAL"]).describe("How it was scored"),
      modelVersion: z.string().max(100).describe("Version of the rules or the model"),
      classifiedAt: instant.describe("When"),
    }),
  },
  "metrics.period.recomputed": {
    version: 1,
    meaning: "The figures of a period were computed anew as a whole, for instance under another version of a definition.",
    data: z.object({
      start: z.iso.date().describe("First day of the period"),
      end: z.iso.date().describe("Last day of the period"),
      programId: id("prg").nullable().describe("The programme; null for all"),
      definitionVersion: z.int().min(1).describe("Version of the definitions"),
      recomputedAt: instant.describe("When"),
    }),
  },
} as const
