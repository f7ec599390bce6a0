/**
 * `@apollo/gateway` reports to its maker every hour unless this variable is set when a gateway is made. It offers no option, so this is the one
 * place that writes to the environment.
 */
export function turnOffLibraryTelemetry(): void {
  process.env["APOLLO_TELEMETRY_DISABLED"] = "1"
}
