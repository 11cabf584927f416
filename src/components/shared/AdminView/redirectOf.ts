import type { SanitizedConfig } from 'payload'

import { formatAdminURL } from 'payload/shared'

type SearchParams = Record<string, string | string[] | undefined>

type RedirectArgs = {
  canAccessAdmin: boolean
  config: {
    admin: { routes: Pick<SanitizedConfig['admin']['routes'], 'login' | 'unauthorized'> }
    routes: Pick<SanitizedConfig['routes'], 'admin'>
  }
  isSignedIn: boolean
  searchParams?: SearchParams
  /** Address of the view beneath the admin, for the way back after signing in. */
  viewPath: `/${string}`
}

const queryOf = (searchParams: SearchParams): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(searchParams)) {
    for (const one of name === 'redirect' ? [] : [value ?? []].flat()) {
      query.append(name, one)
    }
  }
  return query.size > 0 ? `?${query.toString()}` : ''
}

/**
 * Where somebody who may not see a page of the plugin is sent, as Payload does for its own pages:
 * strangers sign in first; users whom the admin is closed to would only be sent back from there, so
 * they are told so. `null` for everybody else.
 */
export const redirectOf = ({
  canAccessAdmin,
  config: { admin, routes },
  isSignedIn,
  searchParams = {},
  viewPath,
}: RedirectArgs): null | string => {
  if (isSignedIn && canAccessAdmin) {
    return null
  }
  const { login, unauthorized } = admin.routes
  const here = formatAdminURL({ adminRoute: routes.admin, path: viewPath })
  const target = formatAdminURL({
    adminRoute: routes.admin,
    path: isSignedIn ? unauthorized : login,
  })
  return `${target}?redirect=${encodeURIComponent(`${here}${queryOf(searchParams)}`)}`
}
