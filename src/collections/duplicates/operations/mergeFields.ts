import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { MergeField, MergeRule } from '../../../domain/duplicates/planMerge.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { fieldShapes } from '../../../domain/shared/merge/fieldShapes.js'
import { systemOnly } from '../../../utilities/access.js'

/** What is not decided field by field: where a record is, whose work it is, and what goes with an answer. */
const LEFT_OUT = /^(?:createdBy|deletedAt|mergedInto|name|\w+ConsentSource)$/

/** A company is called what one of the two is called; a person's name is made of its parts. */
const isLeftOut = ({ name, kind }: { kind: DuplicateKind; name: string }): boolean =>
  LEFT_OUT.test(name) && !(kind === 'companies' && name === 'name')

const EARLIEST = ['firstContactAt', 'subscribedAt']

const ruleOf = ({ name, isList }: { isList: boolean; name: string }): MergeRule => {
  if (isList) {
    return 'united'
  }
  if (name.endsWith('Consent')) {
    return 'stricter'
  }
  if (name === 'doNotContact') {
    return 'either'
  }
  return EARLIEST.includes(name) ? 'earliest' : 'choice'
}

/** The fields of a kind that are decided about when two become one, those of the host as well. */
export const mergeFieldsOf = ({
  crm,
  kind,
  req,
}: {
  crm: CRMContext
  kind: DuplicateKind
  req: Pick<PayloadRequest, 'payload'>
}): MergeField[] => {
  const collection = crm.slugs[kind]
  const { fields, flattenedFields } = req.payload.collections[collection]!.config
  const shapes = fieldShapes({
    fields,
    leaveOut: (field) =>
      ('access' in field && field.access?.update === systemOnly) ||
      ('name' in field && isLeftOut({ name: field.name ?? '', kind })),
  })
  return shapes.map((shape) => {
    const field = flattenedFields.find(({ name }) => name === shape.name)
    return {
      isSelf: field?.type === 'relationship' && field.relationTo === collection,
      rule: ruleOf({
        name: shape.name,
        isList: field !== undefined && 'hasMany' in field && field.hasMany === true,
      }),
      shape,
    }
  })
}

/** Fields in which somebody says whether they may be written to. */
export const answerFieldsOf = (args: Parameters<typeof mergeFieldsOf>[0]): string[] =>
  mergeFieldsOf(args)
    .filter(({ rule }) => rule === 'stricter' || rule === 'either')
    .map(({ shape }) => shape.name)

/** Fields of which no two records say the same, the trash included: one has to let go of it first. */
export const uniqueFieldsOf = ({
  crm,
  kind,
  req,
}: {
  crm: CRMContext
  kind: DuplicateKind
  req: Pick<PayloadRequest, 'payload'>
}): string[] =>
  req.payload.collections[crm.slugs[kind]]!.config.flattenedFields.flatMap((field) =>
    'unique' in field && field.unique ? [field.name] : [],
  )
