'use client'
import { useFormFields } from '@payloadcms/ui'

import type { ProposalStatus } from '../../domain/proposals/status.js'

/** The status of the proposal in the form; that of a new one is `draft`. */
export const useProposalStatus = (): ProposalStatus =>
  useFormFields(([fields]) => (fields.status?.value as ProposalStatus | undefined) ?? 'draft')
