import { defineConfig } from "vitest/config"

const none = ["**/node_modules/**", "**/dist/**", "**/generated/**"]
/** Suites against servers that only some machines have. */
const servers = ["packages/events/src/nats-bus.test.ts", "packages/subgraph-kit/src/cache/redis-cache.test.ts"]
/** Suites that need a PostgreSQL, whichever. */
const database = [
  "packages/events/src/{embedded-bus,inbox,outbox}.test.ts",
  "packages/{database,testkit}/src/**/*.test.ts",
  "subgraphs/*/src/*.test.ts",
  "subgraphs/*/src/{commands,events,imports,figures}/**/*.test.ts",
]

/** The rings: pure sums and parts by themselves, subgraphs on a real database, real servers, flows through a whole platform, and a browser. */
export default defineConfig({
  // The package has two builds and Node always takes this one; a second copy beside it would make every schema foreign to the other half.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["{packages,gateway,scripts,web,subgraphs,tests/deploy}/**/*.test.{ts,tsx}"],
          exclude: [...none, ...servers, ...database],
        },
      },
      { extends: true, test: { name: "database", include: database, exclude: none, testTimeout: 30_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: "servers", include: servers, exclude: none, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: "flows",
          include: ["tests/{flows,security}/**/*.test.ts"],
          exclude: none,
          globalSetup: "./tests/support/run.ts",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each suite is a whole platform: two at once are as many as two cores take.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          exclude: none,
          globalSetup: "./tests/support/run.ts",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
