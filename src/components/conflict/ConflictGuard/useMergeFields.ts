'use client'
import type { ClientField, SanitizedFieldsPermissions } from 'payload'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useMemo } from 'react'

import type { FieldShape } from '../../../domain/shared/merge/fieldShapes.js'

import { fieldShapes, namedFields } from '../../../domain/shared/merge/fieldShapes.js'

const mayWrite = ({
  name,
  permissions,
}: {
  name: string
  permissions: SanitizedFieldsPermissions | undefined
}): boolean => {
  const own = permissions === true ? true : permissions?.[name]
  return own === true || Boolean(own && 'update' in own && own.update)
}

/** The fields of the form around that its user can write: all that a merge is about. */
export const useMergeFields = (): {
  /** What people see of them. */
  fields: ({ name: string } & ClientField)[]
  shapes: FieldShape[]
} => {
  const { getEntityConfig } = useConfig()
  const { collectionSlug, docPermissions } = useDocumentInfo()
  return useMemo(() => {
    const all = collectionSlug ? getEntityConfig({ collectionSlug }).fields : []
    const isKept = (field: ClientField) =>
      'name' in field &&
      (field.name === 'deletedAt' ||
        !mayWrite({ name: field.name ?? '', permissions: docPermissions?.fields }))
    return {
      fields: namedFields(all).filter(({ admin, hidden }) => !admin?.hidden && !hidden),
      shapes: fieldShapes({ fields: all, leaveOut: isKept }),
    }
  }, [collectionSlug, docPermissions, getEntityConfig])
}
