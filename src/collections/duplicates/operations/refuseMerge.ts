import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { MergeField } from '../../../domain/duplicates/planMerge.js'
import type { MergeBody } from '../../../domain/duplicates/schema.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { MergeDoc } from './openPair.js'

import { isSameVersion } from '../../../domain/shared/version.js'
import { CRMError } from '../../../utilities/crmError.js'
import { versionConflict } from '../../../utilities/versionConflict.js'

type Pair = { loser: MergeDoc; winner: MergeDoc }

/**
 * Asks of two records whether they can be made one at all.
 *
 * @throws CRMError `conflict` when one of them is in the trash or merged already
 */
export const refuseUnfit = ({ pair, req }: { pair: Pair; req: PayloadRequest }): void => {
  for (const side of ['winner', 'loser'] as const) {
    const { name, deletedAt, mergedInto } = pair[side]
    if (deletedAt || mergedInto) {
      throw new CRMError({
        code: 'conflict',
        field: side === 'loser' ? 'loser' : undefined,
        message: req.t(
          `crm:duplicates:errors:${mergedInto ? 'alreadyMerged' : 'inTrash'}` as never,
          { name: name ?? '' },
        ),
      })
    }
  }
}

/** @throws CRMError `invalid_input` when a choice names what is not decided field by field */
export const refuseUnknownFields = ({
  choices,
  fields,
  req,
}: {
  choices: MergeBody['fields']
  fields: MergeField[]
  req: PayloadRequest
}): void => {
  const known = new Set(fields.map(({ shape }) => shape.name))
  const unknown = Object.keys(choices).find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new CRMError({
      code: 'invalid_input',
      field: `fields.${unknown}`,
      message: req.t('crm:duplicates:errors:noSuchField' as never, { field: unknown }),
    })
  }
}

/**
 * @throws CRMError `version_conflict` when one of the two has changed since it was looked at; `conflict`
 * when both have an account of the host's site and nobody said that they are one person all the same
 */
export const refuseUnseen = ({
  body: { confirmLogins, versions },
  crm,
  kind,
  pair,
  req,
}: {
  body: MergeBody
  crm: CRMContext
  kind: DuplicateKind
  pair: Pair
  req: PayloadRequest
}): void => {
  for (const side of ['winner', 'loser'] as const) {
    const seen = versions[side]
    if (seen && !isSameVersion({ seen, stored: pair[side].updatedAt })) {
      const { config } = req.payload.collections[crm.slugs[kind]]!
      throw versionConflict({ config, current: pair[side], req, written: {} })
    }
  }
  const { loser, winner } = pair
  if (winner.login && loser.login && winner.login !== loser.login && !confirmLogins) {
    throw new CRMError({
      code: 'conflict',
      field: 'confirmLogins',
      message: req.t('crm:duplicates:errors:twoLogins' as never),
    })
  }
}
