import type { GlobalBeforeChangeHook } from 'payload'

import { isSameVersion } from '../../domain/shared/version.js'
import { versionConflict } from '../../utilities/versionConflict.js'

/** Refuses a write that was made looking at an older state, as `guardVersion` does for collections. */
export const guardGlobalVersion: GlobalBeforeChangeHook = async ({
  data,
  global,
  originalDoc,
  req,
}) => {
  const { version } = data as { version?: unknown }
  const stored = (originalDoc as { updatedAt?: string } | undefined)?.updatedAt
  if (version && stored && !isSameVersion({ seen: version, stored })) {
    const current = await req.payload.findGlobal({
      slug: global.slug,
      depth: 0,
      disableErrors: true,
      overrideAccess: !req.user, // users see what they may read, the system's own work everything
      req,
      user: req.user,
    })
    throw versionConflict({ config: global, current, req, written: data })
  }
  return data as unknown
}
