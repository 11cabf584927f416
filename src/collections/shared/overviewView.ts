import type { EditViewConfig } from 'payload'

/** A tab beside a record's form with everything around the record. */
export const overviewView = (component: 'CompanyOverview' | 'ContactOverview'): EditViewConfig => ({
  Component: `payload-crm/rsc#${component}`,
  path: '/overview',
  tab: { href: '/overview', label: ({ t }) => t('crm:page:timeline:overview' as never) },
})
