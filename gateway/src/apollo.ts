import type { ApolloGateway } from "@apollo/gateway"
import { ApolloServer } from "@apollo/server"
import type { ApolloServerPlugin } from "@apollo/server"
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled"
import type { Logger } from "pino"
import type { OperationContext } from "./context.ts"
import { isPublicCode, maskError } from "./errors.ts"
import type { Limits } from "./limits/limits.ts"

/** The pipeline every operation takes: parse, validate, then the guarded executor. Nothing phones home, nothing shows internals. */
export const apolloServer = (gateway: ApolloGateway, limits: Limits, log: Logger): ApolloServer<OperationContext> =>
  new ApolloServer<OperationContext>({
    gateway,
    logger: log,
    nodeEnv: "production",
    introspection: true, // The guard asks for sign-in.
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors: 5 },
    formatError: (error) => maskError(error),
    plugins: [
      answers(log),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })

/** Puts cost and request id on every answer, keeps the schema from strangers, and logs what was masked. */
const answers = (log: Logger): ApolloServerPlugin<OperationContext> => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue: { requestId } }) {
        for (const error of errors)
          if (!isPublicCode(error.extensions["code"])) log.error({ requestId, err: error.originalError ?? error }, "masked")
      },
      async willSendResponse({ response: { body }, contextValue: { requestId, cost, viewer } }) {
        if (body.kind !== "single") return
        const { singleResult } = body
        singleResult.extensions = { ...singleResult.extensions, cost: { requested: cost } }
        if (!singleResult.errors) return
        singleResult.errors = singleResult.errors.map((error) => ({
          ...error,
          message: viewer === null ? error.message.replace(/ ?Did you mean .+\?$/, "") : error.message,
          extensions: { ...error.extensions, requestId },
        }))
      },
    }
  },
})
