import type { Factor } from '../ai/types.js'
import type { EngagementStage } from '../audience/types.js'
import type { TimelineActivity, TimelineEntry, TimelineRef } from '../timeline/types.js'
import type { ContactObstacle } from './mayContact.js'
import type { ConsentChannel, ConsentStatus } from './types.js'

type ID = number | string

export type LeadLine = {
  currency: string
  id: ID
  name: string
  score: null | number
  /** Its name. */
  stage: string
  value: number
}

export type OrderLine = {
  /** Calendar days, `null` where there is none. */
  endDay: null | string
  id: ID
  name: string
  startDay: null | string
  status: string
  totalValue: number
}

/** What people and companies have in common on their pages. */
export type RecordDetail = {
  /** Whether the reader may write down anything at all. */
  canLog: boolean
  currency: string
  /** Open leads, the most valuable first. */
  leads: LeadLine[]
  /** The latest first. */
  orders: OrderLine[]
  /** Open ones, the first due first. */
  tasks: TimelineActivity[]
  /** Calendar day in the reporting time zone: tasks due before it are overdue. */
  today: string
}

/** Whether somebody agreed to one way of being reached, since when, and where they said so. */
export type ConsentLine = {
  at: null | string
  channel: ConsentChannel
  obstacle: ContactObstacle | null
  source: null | string
  status: ConsentStatus
}

/** Everything about a person that their page begins with. */
export type ContactDetail = {
  /** None are kept by the CRM. */
  bookings: never[]
  consent: ConsentLine[]
  contact: {
    company: null | TimelineRef
    doNotContact: boolean
    email: null | string
    engagementStage: EngagementStage
    engagementStageEnteredAt: null | string
    id: ID
    jobTitle: null | string
    journeyStage: null | string
    lastEventAt: null | string
    lifecycle: null | string
    name: string
    owner: null | TimelineRef
    phone: null | string
    subscribedAt: null | string
    totalInteractions: number
  }
  /** The latest that was reported. */
  events: TimelineEntry[]
  /** None are kept by the CRM. */
  invoices: never[]
  meta: {
    lastInteractionAt: null | string
    /** 0–100, see `scoreFactors`. */
    leadScore: number
    /** There are no invoices to be paid. */
    outstandingBalance: null
    /** What the score is made of. */
    scoreFactors: Factor[]
  }
  /** The latest that were written. */
  notes: TimelineEntry[]
  segments: EngagementStage[]
  tags: string[]
} & RecordDetail

/** Everything about a company that its page begins with. */
export type CompanyDetail = {
  company: {
    domain: null | string
    id: ID
    industry: null | string
    kind: null | string
    lastActivityAt: null | string
    lifecycle: null | string
    name: string
    owner: null | TimelineRef
    parent: null | TimelineRef
    phone: null | string
    website: null | string
  }
  people: {
    engagementStage: EngagementStage
    id: ID
    jobTitle: null | string
    leadScore: null | number
    name: string
  }[]
  peopleTotal: number
  /** Of its orders that are active or completed, in major units. */
  revenue: number
  subCompanies: TimelineRef[]
  tags: string[]
} & RecordDetail

/** What somebody did in a month, machines left out. */
export type EngagementMonth = {
  clicks: number
  /** `YYYY-MM`. */
  month: string
  opens: number
  other: number
  visits: number
}
