import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Stage } from '../../domain/pipelines/stages.js'

import { lockDocument } from '../../database/lockDocument.js'
import { CRMError } from '../../utilities/crmError.js'

/** Leads on a pipeline in the trash would be seen nowhere. */
const refuseTrash = async ({
  crm,
  pipeline,
  req,
}: {
  crm: CRMContext
  pipeline: number | string
  req: PayloadRequest
}): Promise<void> => {
  const { totalDocs } = await req.payload.count({
    collection: crm.slugs.leads,
    overrideAccess: true, // a lead counts whether or not the user may see it
    req,
    where: { pipeline: { equals: pipeline } },
  })
  if (totalDocs > 0) {
    throw new CRMError({
      code: 'still_referenced',
      data: { count: totalDocs },
      message: req.t('crm:errors:pipelineInUse' as never, { count: totalDocs }),
    })
  }
}

/** A stage that leads stand on keeps its key and type: else they would stand nowhere, or be won unasked. */
export const keepUsedStages =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    if (operation !== 'update') {
      return data
    }
    const id = originalDoc.id as number | string
    const isTrashed = Boolean(data.deletedAt && !originalDoc.deletedAt)
    const kept = new Map(((data.stages ?? []) as Stage[]).map(({ type, key }) => [key, type]))
    const lost = ((originalDoc.stages ?? []) as Stage[]).filter(
      ({ type, key }) => kept.get(key) !== type,
    )
    if (isTrashed || lost.length > 0) {
      // Leads that are on their way arrive and are counted; those that set out now wait, and look again.
      await lockDocument({ id, against: 'references', collection: collection.slug, req })
    }
    if (isTrashed) {
      await refuseTrash({ crm, pipeline: id, req })
    }
    for (const { name, key } of lost) {
      const { totalDocs } = await req.payload.count({
        collection: crm.slugs.leads,
        overrideAccess: true, // a lead counts whether or not the user may see it
        req,
        trash: true,
        where: { pipeline: { equals: id }, stage: { equals: key } },
      })
      if (totalDocs > 0) {
        throw new CRMError({
          code: 'still_referenced',
          data: { count: totalDocs, stage: key },
          field: 'stages',
          message: req.t('crm:errors:stageInUse' as never, { count: totalDocs, stage: name }),
        })
      }
    }
    return data
  }
