import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { sql } from '@payloadcms/db-postgres'
import { index, uniqueIndex } from '@payloadcms/db-postgres/drizzle/pg-core'

import type { CRMContext } from '../context.js'

import { companyKeyIndexes, contactKeyIndexes } from './duplicates/indexes.js'
import { tableNameOf } from './session.js'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]
type HookArgs = Parameters<SchemaHook>[0]
type Columns = Record<string, Parameters<ReturnType<typeof index>['on']>[0]>

/**
 * Indexes that Payload's field options cannot express: the order of a board's column, the one row
 * per order, campaign and period, the one order and the one revision per proposal and the one renewal
 * per order (among rows that are not in the trash), the one row of settings, and the users' API keys.
 */
export const addIndexes =
  (crm: CRMContext): SchemaHook =>
  ({ adapter, extendTable, schema }: HookArgs) => {
    const table = (collection: string, suffix = '') => {
      const name = tableNameOf({ collection, req: { payload: { db: adapter } } })
      const found = schema.tables[`${name}${suffix}`]
      if (!found) {
        throw new Error(`payload-crm: the database has no table for "${collection}".`)
      }
      return found
    }
    extendTable({
      extraConfig: (lead: Columns) => ({
        crm_leads_board_idx: index('crm_leads_board_idx')
          .on(
            lead.pipeline!,
            lead.stage!,
            sql`${lead.boardOrder} collate "C"`,
            lead.id!,
            // Behind the order of the cards: what counts and totals need, read from the index alone.
            lead.status!,
            lead.estimatedValue!,
            lead.actualValue!,
          )
          .where(sql`${lead.deletedAt} is null`),
        // What was won and lost in a span of days.
        crm_leads_closed_idx: index('crm_leads_closed_idx')
          .on(lead.closedAt!, lead.status!)
          .where(sql`${lead.deletedAt} is null and ${lead.closedAt} is not null`),
        // What is expected to close when.
        crm_leads_expected_idx: index('crm_leads_expected_idx')
          .on(lead.expectedCloseDate!)
          .where(sql`${lead.deletedAt} is null and ${lead.status} = 'open'`),
      }),
      table: table(crm.slugs.leads),
    })
    extendTable({
      // One person for each address, among those that are not in the trash.
      extraConfig: (contact: Columns) => ({
        ...contactKeyIndexes(contact),
        crm_contacts_email_idx: uniqueIndex('crm_contacts_email_idx')
          .on(contact.email!)
          .where(sql`${contact.deletedAt} is null`),
        // Of those that were merged: what still comes for them goes to who they are now.
        crm_contacts_merged_email_idx: index('crm_contacts_merged_email_idx')
          .on(contact.email!)
          .where(sql`${contact.mergedInto} is not null`),
        crm_contacts_phone_idx: index('crm_contacts_phone_idx').on(contact.phone!),
      }),
      table: table(crm.slugs.contacts),
    })
    extendTable({ extraConfig: companyKeyIndexes, table: table(crm.slugs.companies) })
    extendTable({
      // What somebody did lately: which kind it is, the index says itself.
      extraConfig: ({ contact, isMachine, kind, occurredAt }: Columns) => ({
        crm_engagement_events_contact_at_idx: index('crm_engagement_events_contact_at_idx').on(
          contact!,
          occurredAt!,
          kind!,
          isMachine!,
        ),
      }),
      table: table(crm.slugs.events),
    })
    extendTable({
      extraConfig: ({ campaignName, deletedAt, order, periodStart }: Columns) => ({
        crm_performance_period_idx: uniqueIndex('crm_performance_period_idx')
          .on(order!, campaignName!, periodStart!)
          .where(sql`${deletedAt} is null`),
      }),
      table: table(crm.slugs.performance),
    })
    extendTable({
      extraConfig: ({ deletedAt, proposal, renewalOf, status }: Columns) => ({
        crm_orders_one_per_proposal_idx: uniqueIndex('crm_orders_one_per_proposal_idx')
          .on(proposal!)
          .where(sql`${deletedAt} is null`),
        crm_orders_one_renewal_idx: uniqueIndex('crm_orders_one_renewal_idx')
          .on(renewalOf!)
          .where(sql`${deletedAt} is null and ${status} <> 'cancelled'`),
      }),
      table: table(crm.slugs.orders),
    })
    extendTable({
      extraConfig: ({ deletedAt, revisionOf }: Columns) => ({
        crm_proposals_one_revision_idx: uniqueIndex('crm_proposals_one_revision_idx')
          .on(revisionOf!)
          .where(sql`${deletedAt} is null`),
      }),
      table: table(crm.slugs.proposals),
    })
    // Tags: Payload's own index begins with their order, which a read by record cannot use.
    for (const [slug, name] of [
      [crm.slugs.companies, 'crm_companies_texts_company_idx'],
      [crm.slugs.contacts, 'crm_contacts_texts_contact_idx'],
      [crm.slugs.leads, 'crm_leads_texts_lead_idx'],
    ] as const) {
      extendTable({
        extraConfig: ({ parent }: Columns) => ({ [name]: index(name).on(parent!) }),
        table: table(slug, '_texts'),
      })
    }
    extendTable({
      // The first answer a lead got, and the timelines.
      extraConfig: ({ company, contact, deletedAt, direction, lead, occurredAt }: Columns) => ({
        crm_activities_company_at_idx: index('crm_activities_company_at_idx')
          .on(company!, occurredAt!)
          .where(sql`${deletedAt} is null`),
        crm_activities_contact_at_idx: index('crm_activities_contact_at_idx')
          .on(contact!, occurredAt!)
          .where(sql`${deletedAt} is null`),
        crm_activities_lead_at_idx: index('crm_activities_lead_at_idx')
          .on(lead!, occurredAt!)
          .where(sql`${deletedAt} is null`),
        crm_activities_outbound_idx: index('crm_activities_outbound_idx')
          .on(lead!, occurredAt!)
          .where(sql`${direction} = 'outbound' and ${deletedAt} is null`),
      }),
      table: table(crm.slugs.activities),
    })
    extendTable({
      // One goal for the same people, pipeline and time; what is not named is the same as well.
      extraConfig: ({ deletedAt, owner, period, pipeline, start }: Columns) => ({
        crm_sales_goals_one_idx: uniqueIndex('crm_sales_goals_one_idx')
          .on(
            sql`coalesce(${owner}::text, '')`,
            sql`coalesce(${pipeline}::text, '')`,
            period!,
            start!,
          )
          .where(sql`${deletedAt} is null`),
      }),
      table: table(crm.slugs.goals),
    })
    extendTable({
      // Payload looks each request's API key up here, and reads all users without it.
      extraConfig: ({ apiKeyIndex }: Columns) => ({
        ...(apiKeyIndex && {
          crm_users_api_key_idx: index('crm_users_api_key_idx').on(apiKeyIndex),
        }),
      }),
      table: table(crm.usersSlug),
    })
    extendTable({
      // What workers look for again and again, among much that is done: what is due, and what ran out.
      extraConfig: ({ id, leaseUntil, runAfter, state }: Columns) => ({
        crm_work_due_idx: index('crm_work_due_idx')
          .on(runAfter!, id!)
          .where(sql`${state} = 'queued'`),
        crm_work_leases_idx: index('crm_work_leases_idx')
          .on(leaseUntil!)
          .where(sql`${state} = 'running'`),
      }),
      table: table(crm.slugs.work),
    })
    extendTable({
      // One current insight of a kind about a lead or an order; and what lists are sorted by.
      extraConfig: ({ kind, lead, order, status, topic, value }: Columns) => ({
        crm_insights_current_idx: uniqueIndex('crm_insights_current_idx')
          .on(kind!, lead!, sql`coalesce(${order}::text, '')`, sql`coalesce(${topic}, '')`)
          .where(sql`${status} = 'current'`),
        crm_insights_value_idx: index('crm_insights_value_idx').on(kind!, status!, value!),
      }),
      table: table(crm.slugs.insights),
    })
    extendTable({
      // An advertiser is written to once about the same delivery of an order.
      extraConfig: ({ kind, order, performanceVersion }: Columns) => ({
        crm_prompts_version_idx: uniqueIndex('crm_prompts_version_idx')
          .on(order!, performanceVersion!)
          .where(sql`${kind} = 'performance'`),
      }),
      table: table(crm.slugs.prompts),
    })
    extendTable({
      // There is one row of settings; two first writers at once do not make two.
      extraConfig: () => ({
        crm_settings_one_idx: uniqueIndex('crm_settings_one_idx').on(sql`(true)`),
      }),
      table: table(crm.slugs.settings),
    })
    return schema
  }
