'use client'
import type {
  ArrayFieldClientProps,
  DateFieldClientProps,
  RelationshipFieldClientProps,
  TextFieldClientProps,
} from 'payload'

import { ArrayField, DateTimeField, RelationshipField, TextField } from '@payloadcms/ui'
import React from 'react'

import { useProposalStatus } from '../useDraft.js'

/** Editable while the proposal is a draft. What went out stays as its client has seen it. */
const useReadOnly = (readOnly: boolean | undefined): boolean =>
  useProposalStatus() !== 'draft' || Boolean(readOnly)

export const ProposalText = (props: TextFieldClientProps) => (
  <TextField {...props} readOnly={useReadOnly(props.readOnly)} />
)

export const ProposalRelation = (props: RelationshipFieldClientProps) => (
  <RelationshipField {...props} readOnly={useReadOnly(props.readOnly)} />
)

export const ProposalDay = (props: DateFieldClientProps) => (
  <DateTimeField {...props} readOnly={useReadOnly(props.readOnly)} />
)

export const ProposalLines = (props: ArrayFieldClientProps) => (
  <ArrayField {...props} readOnly={useReadOnly(props.readOnly)} />
)
