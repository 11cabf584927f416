import type { BoardCard, BoardPerson } from '../../../domain/board/types.js'

/** The fields of a lead document that a card needs, as REST answers them at any depth. */
export type LeadDoc = {
  actualValue?: null | number
  aiScore?: null | number
  aiScoreReason?: null | string
  boardOrder?: null | string
  companyName: string
  contactName?: null | string
  currency?: null | string
  estimatedValue?: null | number
  id: number | string
  lostReason?: null | string
  lostReasonKey?: null | string
  owner?: ({ email?: string; id: number | string; name?: string } | number | string) | null
  pipeline?: { id: number | string } | null | number | string
  stage: string
  stageEnteredAt?: null | string
  status?: null | string
  updatedAt: string
  wonReason?: null | string
  wonReasonKey?: null | string
}

const idOf = (relation: LeadDoc['owner'] | LeadDoc['pipeline']): null | number | string =>
  relation && typeof relation === 'object' ? relation.id : (relation ?? null)

export const pipelineIDOf = (doc: LeadDoc): null | number | string => idOf(doc.pipeline)

const ownerOf = ({ doc, people }: { doc: LeadDoc; people: BoardPerson[] }): BoardPerson | null => {
  const id = idOf(doc.owner)
  if (id === null) {
    return null
  }
  const known = people.find((person) => String(person.id) === String(id))
  const populated = typeof doc.owner === 'object' ? doc.owner : null
  return known ?? { id, name: populated?.name ?? populated?.email ?? '' }
}

/** A card from the document an update or the drawer answered with. */
export const cardOfDoc = ({
  doc,
  people,
  previous,
}: {
  doc: LeadDoc
  /** Who can own a lead, to name an owner that came as a mere id. */
  people: BoardPerson[]
  previous?: BoardCard
}): BoardCard => ({
  id: doc.id,
  aiScore: doc.aiScore ?? null,
  aiScoreReason: doc.aiScoreReason ?? null,
  boardOrder: doc.boardOrder ?? previous?.boardOrder ?? '',
  // No document says so; whoever has just written one may most likely move it.
  canMove: previous?.canMove ?? true,
  companyName: doc.companyName,
  contactName: doc.contactName ?? null,
  currency: doc.currency ?? previous?.currency ?? '',
  owner: ownerOf({ doc, people: previous?.owner ? [...people, previous.owner] : people }),
  stage: doc.stage,
  stageEnteredAt: doc.stageEnteredAt ?? previous?.stageEnteredAt ?? doc.updatedAt,
  updatedAt: doc.updatedAt,
  value: (doc.status === 'won' ? (doc.actualValue ?? doc.estimatedValue) : doc.estimatedValue) ?? 0,
})
