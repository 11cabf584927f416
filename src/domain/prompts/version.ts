import type { PromptOrder } from './types.js'

import { hashInputs } from '../insights/hashInputs.js'

const LENGTH = 32

/** The same for the same delivery: a message is about one version of an order's performance. */
export const versionOf = ({ campaigns }: Pick<PromptOrder, 'campaigns'>): string =>
  hashInputs({ campaigns: campaigns.map((campaign) => ({ ...campaign, row: undefined })) }).slice(
    0,
    LENGTH,
  )
