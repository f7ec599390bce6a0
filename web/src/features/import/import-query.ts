import { graphql } from "../../gql/gql.ts"

graphql(`
  fragment ImportCore on Import {
    id
    source
    status
    channel
    createdAt
    committedAt
    undoneAt
    createdBy {
      id
      name
    }
    file {
      name
      sizeBytes
      sha256
      encoding
      delimiter
      sheet
    }
    counts {
      total
      valid
      invalid
      issues
      created
      updated
      unchanged
      withdrawn
      held
    }
    progress {
      step
      done
      of
      rowsPerSecond
      secondsLeft
    }
    failure {
      code
      message
    }
    isStopped
    replaces {
      id
      file {
        name
      }
    }
    replays {
      id
    }
  }
`)

graphql(`
  fragment ImportMappingParts on ImportMapping {
    fields {
      field
      description
      isRequired
      column
      confidence
    }
    ratingScale
    dateFormat
    program {
      id
      name
    }
    replacements {
      field
      from
      to
    }
    defaults {
      field
      value
    }
    version
    conflicts {
      field
      columns
    }
  }
`)

graphql(`
  fragment ImportIssueParts on ImportIssue {
    row
    column
    value
    code
    message
  }
`)

export const IMPORTS = graphql(`
  query Imports($companyId: ID!, $after: String) {
    company(id: $companyId) {
      id
      imports(first: 20, after: $after) {
        nodes {
          id
          ...ImportCore @unmask
          mapping {
            version
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const IMPORT = graphql(`
  query ImportDetail($companyId: ID!, $id: ID!, $after: String) {
    import(id: $id) {
      id
      ...ImportCore @unmask
      columns {
        name
        samples
      }
      mapping {
        ...ImportMappingParts @unmask
      }
      issues(first: 50, after: $after) {
        totalCount
        nodes {
          ...ImportIssueParts @unmask
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      issueGroups {
        code
        column
        field
        rows
        firstRow
        values {
          value
          rows
        }
        message
        repair {
          kind
          dateFormat
          ratingScale
          allowed
          rows
        }
      }
      preview(first: 10) {
        row
        values {
          field
          value
        }
        issues {
          ...ImportIssueParts @unmask
        }
      }
    }
    company(id: $companyId) {
      id
      programs(first: 100, orderBy: [{ field: NAME }]) {
        nodes {
          id
          name
        }
      }
    }
  }
`)

/** The same without cells of the file, for those who may not see them: one field refused would refuse all of them. */
export const IMPORT_FOR_VIEWER = graphql(`
  query ImportForViewer($companyId: ID!, $id: ID!) {
    import(id: $id) {
      id
      ...ImportCore @unmask
      columns {
        name
      }
      mapping {
        ...ImportMappingParts @unmask
      }
    }
    company(id: $companyId) {
      id
      programs(first: 100, orderBy: [{ field: NAME }]) {
        nodes {
          id
          name
        }
      }
    }
  }
`)

export const IMPORT_PROGRESS = graphql(`
  subscription ImportProgress($id: ID!) {
    importProgress(id: $id) {
      id
      ...ImportCore @unmask
    }
  }
`)
