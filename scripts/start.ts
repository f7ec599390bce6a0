/** `pnpm start`: makes what is generated, builds the cockpit and runs the whole platform in one process. */
import { buildWeb } from "./build-web.ts"
import { become, root, run } from "./lib.ts"

const generated = await run(process.execPath, [`${root}scripts/generate.ts`, "--if-stale"])
if (generated !== 0) process.exit(generated)
const built = await buildWeb()
if (built !== 0) process.exit(built)
become(process.execPath, ["--disable-warning=ExperimentalWarning", `${root}gateway/src/main.one.ts`])
