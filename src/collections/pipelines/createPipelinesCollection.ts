import type { ArrayField, CollectionConfig, Field } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Stage } from '../../domain/pipelines/stages.js'

import {
  findStagesProblem,
  isColor,
  isKey,
  PIPELINE_KINDS,
  STAGE_TYPES,
} from '../../domain/pipelines/stages.js'
import { keepUsedStages } from '../../hooks/pipelines/keepUsedStages.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { managedAccess } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import { textField, textRule } from '../shared/fields.js'

const keyField = (unique: boolean): Field =>
  textField('key', {
    maxLength: 48,
    required: true,
    unique,
    validate: textRule({ isValid: isKey, message: 'key', required: true }),
  })

const stagesField: ArrayField = {
  name: 'stages',
  type: 'array',
  fields: [
    textField('name', { maxLength: 80, required: true }),
    keyField(false),
    {
      name: 'type',
      type: 'select',
      defaultValue: 'open',
      label: label('fields:stageType'),
      options: STAGE_TYPES.map((value) => ({ label: label(`stageTypes:${value}`), value })),
      required: true,
    },
    {
      name: 'probability',
      type: 'number',
      label: label('fields:probability'),
      max: 100,
      min: 0,
      required: true,
    },
    textField('color', {
      defaultValue: '#3B82F6',
      maxLength: 7,
      required: true,
      validate: textRule({ isValid: isColor, message: 'color', required: true }),
    }),
    {
      name: 'rottingDays',
      type: 'number',
      admin: { description: label('fields:rottingDaysHint') },
      label: label('fields:rottingDays'),
      max: 3650,
      min: 1,
    },
  ],
  label: label('fields:stages'),
  minRows: 3,
  required: true,
  validate: (value, { req }) => {
    const problem = findStagesProblem((value ?? []) as Stage[])
    if (problem?.problem === 'duplicateKey') {
      return req.t('crm:validation:stageKeyTwice' as never, { key: problem.key })
    }
    return problem
      ? req.t('crm:validation:stageTypeMissing' as never, { type: problem.type })
      : true
  },
}

/** Pipelines: the columns of a board, in order, with what entering each of them means. */
export const createPipelinesCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: managedAccess(crm),
      admin: { defaultColumns: ['name', 'key', 'kind', 'updatedAt'], useAsTitle: 'name' },
      fields: [
        textField('name', { maxLength: 80, required: true }),
        keyField(true),
        {
          name: 'kind',
          type: 'select',
          defaultValue: 'sales',
          label: label('fields:pipelineKind'),
          options: PIPELINE_KINDS.map((value) => ({
            label: label(`pipelineKinds:${value}`),
            value,
          })),
          required: true,
        },
        stagesField,
      ],
      hooks: {
        beforeChange: [keepUsedStages(crm)],
        beforeDelete: [refuseWhenReferenced([{ collection: crm.slugs.leads, field: 'pipeline' }])],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmPipelines', singularName: 'CrmPipeline' },
    key: 'pipelines',
  })
