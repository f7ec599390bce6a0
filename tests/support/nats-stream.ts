import type { TestDatabase } from "@teei/testkit"

/** A stream for each database: suites share the NATS server, not what is announced. */
export const natsStreamOf = ({ adminUrl }: TestDatabase): string => new URL(adminUrl).pathname.slice(1).toUpperCase().replaceAll("_", "-")
