import type { Pill } from '@payloadcms/ui'
import type { ComponentProps } from 'react'

import type { WorkState } from '../../domain/work/states.js'

/** The colour of a state; it is always named as well. */
export const STATE_STYLES: Record<WorkState, ComponentProps<typeof Pill>['pillStyle']> = {
  cancelled: 'light-gray',
  dead: 'error',
  done: 'success',
  queued: 'light',
  running: 'warning',
}
