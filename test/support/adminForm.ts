import type { Payload } from 'payload'

import type { RestAnswer } from './rest.js'

import { rest } from './rest.js'

/** A save from the admin's edit form: the whole document as a `_payload` part of a form body. */
export const saveAdminForm = <T = Record<string, unknown>>({
  id,
  as,
  collection,
  data,
  payload,
}: {
  as: { token: string }
  collection: string
  data: Record<string, unknown>
  id?: number | string
  payload: Payload
}): Promise<RestAnswer<T>> => {
  const body = new FormData()
  body.append('_payload', JSON.stringify(data))
  return rest<T>({
    as,
    body,
    method: id === undefined ? 'POST' : 'PATCH',
    path: `/${collection}${id === undefined ? '' : `/${id}`}?depth=0&fallback-locale=null`,
    payload,
  })
}
