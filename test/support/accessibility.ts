import type { Page } from 'playwright-core'

import { AxeBuilder } from '@axe-core/playwright'

type Scope = {
  /** Selectors of what is not looked at. */
  leaveOut?: string[]
  page: Page
  /** @default the whole document */
  within?: string
}

/** Colours are judged once the theme is the one that is asked for, and nothing is on its way to others. */
const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const theme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
    const isMoving = document
      .getAnimations()
      .some(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      )
    return document.documentElement.dataset.theme === theme && !isMoving
  })
}

const violationsOf = async ({ leaveOut = [], page, within = 'html' }: Scope) => {
  await settle(page)
  const axe = leaveOut.reduce(
    (builder, selector) => builder.exclude(selector),
    new AxeBuilder({ page }).include(within),
  )
  return (await axe.analyze()).violations
}

type Violation = Awaited<ReturnType<typeof violationsOf>>[number]

const describeIssue = ({ id, nodes }: Violation): string =>
  `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`

/** All findings of axe, each with the elements it names. */
export const allIssues = async (scope: Scope): Promise<string[]> =>
  (await violationsOf(scope)).map(describeIssue)

/** Serious and critical findings of axe, each with the elements it names. */
export const seriousIssues = async (scope: Scope): Promise<string[]> =>
  (await violationsOf(scope))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(describeIssue)
