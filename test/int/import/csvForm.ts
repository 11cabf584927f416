/** A CSV file as a browser would send it. */
export const toCSVForm = ({
  name = 'table.csv',
  content,
  mapping,
  text,
}: {
  content?: string | Uint8Array<ArrayBuffer>
  mapping?: object
  name?: string
  text?: string
}): FormData => {
  const form = new FormData()
  if (mapping) {
    form.append('mapping', JSON.stringify(mapping))
  }
  form.append('file', new Blob([content ?? text ?? ''], { type: 'text/csv' }), name)
  return form
}
