/** Nested conditions as a query string writes them: `where[or][0][name][like]=Ann`. */
const paramsOf = (value: unknown, name: string): [string, string][] => {
  if (value === null || value === undefined) {
    return []
  }
  return typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => paramsOf(inner, `${name}[${key}]`))
    : [[name, String(value as boolean | number | string)]]
}

/** What a list shows, as the export asks for it. */
export const exportQuery = ({
  columns,
  sort,
  where,
}: {
  columns: string[]
  sort: string | string[] | undefined
  where: object
}): string =>
  new URLSearchParams([
    ...paramsOf(where, 'where'),
    ...(sort?.length ? [['sort', [sort].flat().join(',')]] : []),
    ...(columns.length > 0 ? [['columns', columns.join(',')]] : []),
  ]).toString()
