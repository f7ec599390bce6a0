import { graphql } from "../../gql/gql.ts"

export const CREATE_IMPORT = graphql(`
  mutation CreateImport($input: CreateImportInput!) {
    createImport(input: $input) {
      import {
        id
      }
      upload {
        url
        maxBytes
      }
      userErrors {
        message
      }
    }
  }
`)

export const CHECK_IMPORT = graphql(`
  mutation CheckImport($input: CheckImportInput!) {
    checkImport(input: $input) {
      import {
        id
        ...ImportCore @unmask
      }
      userErrors {
        message
      }
    }
  }
`)

export const COMMIT_IMPORT = graphql(`
  mutation CommitImport($input: CommitImportInput!) {
    commitImport(input: $input) {
      import {
        id
        ...ImportCore @unmask
      }
      userErrors {
        message
      }
    }
  }
`)

export const UNDO_IMPORT = graphql(`
  mutation UndoImport($input: UndoImportInput!) {
    undoImport(input: $input) {
      import {
        id
        ...ImportCore @unmask
      }
      userErrors {
        message
      }
    }
  }
`)

export const CANCEL_IMPORT = graphql(`
  mutation CancelImport($input: CancelImportInput!) {
    cancelImport(input: $input) {
      import {
        id
        ...ImportCore @unmask
      }
      userErrors {
        message
      }
    }
  }
`)

export const REPLAY_IMPORT = graphql(`
  mutation ReplayImport($input: ReplayImportInput!) {
    replayImport(input: $input) {
      import {
        id
      }
      userErrors {
        message
      }
    }
  }
`)
