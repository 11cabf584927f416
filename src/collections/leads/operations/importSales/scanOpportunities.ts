import type { CheckedOpportunity, SalesRefs } from '../../../../domain/import/checkOpportunity.js'
import type { ImportArgs } from './types.js'

import { checkOpportunity } from '../../../../domain/import/checkOpportunity.js'
import { toKey } from '../../../../domain/import/names.js'
import { readRows } from './readRows.js'

/** What has to be known of the whole file before its first row can be placed. */
export type Scan = {
  /** Day of an account's first won deal, by key of its name. */
  firstWonOn: Map<string, string>
  lastClosedOn: null | string
  rows: number
}

/** Takes in what one opportunity says about its account and about the file. */
const note = ({ checked, scan }: { checked: CheckedOpportunity<unknown>; scan: Scan }): void => {
  const {
    deal,
    row: { account, closedOn },
  } = checked
  if (closedOn === null) {
    return
  }
  if (scan.lastClosedOn === null || closedOn > scan.lastClosedOn) {
    scan.lastClosedOn = closedOn
  }
  if (account !== null && deal === 'won') {
    const first = scan.firstWonOn.get(toKey(account))
    scan.firstWonOn.set(toKey(account), first && first < closedOn ? first : closedOn)
  }
}

/** The first reading of the opportunities. Remembers one day per account, nothing per row. */
export const scanOpportunities = async ({
  args: { files, onProgress },
  refs,
}: {
  args: Pick<ImportArgs, 'files' | 'onProgress'>
  refs: SalesRefs<unknown>
}): Promise<Scan> => {
  const file = files.opportunities
  const scan: Scan = { firstWonOn: new Map(), lastClosedOn: null, rows: 0 }
  let done = 0
  const onBytes = (bytes: number): void => {
    done += bytes
    onProgress({ done, step: 'checking bytes', total: file.size })
  }
  for await (const read of readRows({ file, kind: 'opportunities', onBytes })) {
    scan.rows += 1
    const result = read.ok ? checkOpportunity({ refs, row: read.row }) : null
    if (result?.ok) {
      note({ checked: result.checked, scan })
    }
  }
  return scan
}
