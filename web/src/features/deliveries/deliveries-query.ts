import { graphql } from "../../gql/gql.ts"

graphql(`
  fragment DeliveryParts on WebhookReceipt {
    id
    source
    event
    deliveryId
    bodySha256
    bodyBytes
    receivedAt
    status
    attempts
    nextTryAt
    reason
    outcome
    processedAt
    row
    import {
      id
    }
  }
`)

export const DELIVERIES = graphql(`
  query Deliveries($companyId: ID!, $after: String, $filter: WebhookReceiptFilter) {
    company(id: $companyId) {
      id
      webhookReceipts(first: 25, after: $after, filter: $filter) {
        nodes {
          id
          ...DeliveryParts @unmask
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

/** The body names people, so it is fetched only when somebody looks at it. */
export const DELIVERY = graphql(`
  query Delivery($id: ID!) {
    webhookReceipt(id: $id) {
      id
      ...DeliveryParts @unmask
      payload
    }
  }
`)

export const REPLAY_DELIVERY = graphql(`
  mutation ReplayDelivery($input: ReplayWebhookReceiptInput!) {
    replayWebhookReceipt(input: $input) {
      receipt {
        id
        ...DeliveryParts @unmask
      }
      userErrors {
        message
      }
    }
  }
`)
