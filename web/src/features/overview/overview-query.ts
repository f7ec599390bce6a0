import { graphql } from "../../gql/gql.ts"

graphql(`
  fragment TrendPoint_figure on Figure {
    id
    value
    status
    period {
      iso
      start
      end
    }
  }
`)

graphql(`
  fragment OverviewImpact on Impact {
    id
    participants {
      id
      value
      ...FigureCard_figure
    }
    volunteers {
      id
      value
      ...FigureCard_figure
    }
    sessions {
      id
      value
      ...FigureCard_figure
    }
    volunteerHours {
      id
      value
      ...FigureCard_figure
    }
    averageRating {
      id
      value
      ...FigureCard_figure
    }
    sroi {
      id
      value
      ...FigureCard_figure
    }
    vis {
      id
      value
      ...FigureCard_figure
    }
    participantsTrend: trend(metric: PARTICIPANTS) {
      ...TrendPoint_figure @unmask
    }
    volunteersTrend: trend(metric: VOLUNTEERS) {
      ...TrendPoint_figure @unmask
    }
    sessionsTrend: trend(metric: SESSIONS) {
      ...TrendPoint_figure @unmask
    }
    volunteerHoursTrend: trend(metric: VOLUNTEER_HOURS) {
      ...TrendPoint_figure @unmask
    }
    averageRatingTrend: trend(metric: AVERAGE_RATING) {
      ...TrendPoint_figure @unmask
    }
    sroiTrend: trend(metric: SROI) {
      ...TrendPoint_figure @unmask
    }
    visTrend: trend(metric: VIS) {
      ...TrendPoint_figure @unmask
    }
  }
`)

/** One query for the page; the live line carries the same figures. */
export const OVERVIEW = graphql(`
  query Overview($companyId: ID!, $period: PeriodInput!, $filter: ImpactFilter, $evidenceFilter: EvidenceFilter, $compare: Comparison!) {
    company(id: $companyId) {
      id
      name
      currency
      impact(period: $period, filter: $filter) {
        id
        ...OverviewImpact @unmask
      }
      programs(first: 25, orderBy: [{ field: NAME }]) {
        nodes {
          id
          name
          ...ProgramRow_program
        }
      }
      evidence(first: 4, period: $period, filter: $evidenceFilter) {
        nodes {
          id
          ...Quote_snippet
        }
      }
      savedViews(first: 50) {
        nodes {
          id
          ...SavedViews_view @unmask
        }
      }
    }
  }
`)

export const OVERVIEW_LIVE = graphql(`
  subscription OverviewLive($companyId: ID!, $period: PeriodInput!, $filter: ImpactFilter, $compare: Comparison!) {
    companyImpact(companyId: $companyId, period: $period, filter: $filter) {
      id
      ...OverviewImpact @unmask
    }
  }
`)
