/**
 * What becomes of a field's reports when its value arrives. What was reported may come back late, when
 * more has been typed and reported: that is no change of somebody else's.
 *
 * @param reported the value as it was last seen, and what was reported since, in its order
 */
export const followValue = ({
  reported,
  value,
}: {
  reported: string[]
  value: string
}): { isForeign: boolean; reported: string[] } => {
  const at = reported.indexOf(value)
  return at < 0
    ? { isForeign: true, reported: [value] }
    : { isForeign: false, reported: reported.slice(at) }
}
