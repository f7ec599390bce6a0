import { useQuery } from "@apollo/client/react"
import { Link } from "@tanstack/react-router"
import { graphql } from "../../gql/gql.ts"
import { splitImports } from "./split-imports.ts"

const IMPORT_NAME = graphql(`
  query ImportName($id: ID!) {
    import(id: $id) {
      id
      file {
        name
      }
    }
  }
`)

type Props = { text: string; lang: string; companyId: string }

/** A sentence of the graph in which imports are named by id; each becomes a link that carries its file's name. */
export function BlockedText({ text, lang, companyId }: Props) {
  return (
    <span lang="en">
      {splitImports(text).map(({ kind, value, at }) =>
        kind === "import" ? <ImportLink key={at} id={value} lang={lang} companyId={companyId} /> : value,
      )}
    </span>
  )
}

function ImportLink({ id, lang, companyId }: { id: string; lang: string; companyId: string }) {
  const { data } = useQuery(IMPORT_NAME, { variables: { id } })
  return (
    <Link
      to="/$lang/cockpit/$companyId/import/$importId"
      params={{ lang, companyId, importId: id }}
      className="font-medium break-all underline underline-offset-4"
    >
      {data?.import?.file.name ?? id}
    </Link>
  )
}
