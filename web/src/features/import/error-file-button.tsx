import { useLazyQuery } from "@apollo/client/react"
import { Trans } from "@lingui/react/macro"
import { FileDown } from "lucide-react"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { graphql } from "../../gql/gql.ts"

const ERROR_FILE = graphql(`
  query ImportErrorFile($id: ID!) {
    import(id: $id) {
      id
      errorFile {
        url
        fileName
      }
    }
  }
`)

/** Fetches the rows left out as a file with their reasons. Its address is signed and short-lived, so it is asked for when it is wanted. */
export function ErrorFileButton({ importId }: { importId: string }) {
  const [ask, { loading }] = useLazyQuery(ERROR_FILE, { fetchPolicy: "no-cache" })
  const [isMissing, setIsMissing] = useState(false)
  const fetchFile = async () => {
    const { data } = await ask({ variables: { id: importId } })
    const file = data?.import?.errorFile
    setIsMissing(!file)
    if (!file) return
    const link = document.createElement("a")
    link.href = file.url
    link.download = file.fileName
    link.click()
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button onPress={() => void fetchFile()} isBusy={loading} data-testid="error-file">
        <FileDown aria-hidden className="size-4" />
        <Trans>These rows as a file</Trans>
      </Button>
      {isMissing ? (
        <output className="text-[13px] text-muted">
          <Trans>The file is not there any more.</Trans>
        </output>
      ) : null}
    </span>
  )
}
