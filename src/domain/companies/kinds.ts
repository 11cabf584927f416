export const COMPANY_KINDS = ['advertiser', 'agency', 'brand', 'other'] as const

export const COMPANY_LIFECYCLES = ['prospect', 'customer', 'former_customer'] as const
