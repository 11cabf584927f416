import type { LeadValues } from './values.js'

/** Where a person's unfinished lead waits; private modes without storage simply keep none. */
const keyOf = (userID: number | string) => `payload-crm:new-lead:${userID}`

export const readDraft = (userID: number | string): null | Record<string, unknown> => {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(keyOf(userID)) ?? 'null')
    return draft && typeof draft === 'object' ? { ...draft } : null
  } catch {
    return null
  }
}

export const writeDraft = ({
  userID,
  values,
}: {
  userID: number | string
  values: LeadValues | null
}): void => {
  try {
    if (values) {
      sessionStorage.setItem(keyOf(userID), JSON.stringify(values))
    } else {
      sessionStorage.removeItem(keyOf(userID))
    }
  } catch {
    // Storage is full or forbidden: the form still holds what was typed.
  }
}
