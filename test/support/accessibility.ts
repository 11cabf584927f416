import type { Page } from 'playwright-core'

import { AxeBuilder } from '@axe-core/playwright'

/** Serious and critical findings of axe, each with the elements it names. */
export const seriousIssues = async ({
  page,
  within,
}: {
  page: Page
  within: string
}): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
