import type { Payload } from 'payload'

import type { CRMContext } from '../../../context.js'

import { postgresErrorOf } from '../../../database/postgresError.js'
import { installTriggers } from '../../../database/triggers/installTriggers.js'
import { kept } from '../../../database/triggers/registry.js'

/** The schema is older than the plugin: the host's migrations have not run yet. */
const SCHEMA_IS_OLD = ['42703', '42P01']

/**
 * This database user may not make triggers (or write at all), or others never left the tables alone:
 * the next start tries again.
 */
const NOT_NOW = ['25006', '42501', '55P03']

/**
 * At the start of the app, makes the database keep what figures are read from. Where it may not be
 * told to, figures are added up from the records themselves: right as well, only slower.
 */
export const keepFigures = async ({
  crm,
  payload,
}: {
  crm: CRMContext
  payload: Payload
}): Promise<void> => {
  try {
    await installTriggers({ crm, kept, payload })
  } catch (error) {
    const state = postgresErrorOf(error)?.state ?? ''
    if (NOT_NOW.includes(state)) {
      payload.logger.warn({
        err: error,
        msg: 'payload-crm: the triggers that keep figures could not be created; figures are read as before.',
      })
    } else if (!SCHEMA_IS_OLD.includes(state)) {
      throw error
    }
  }
}
