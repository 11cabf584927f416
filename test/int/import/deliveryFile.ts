/** A table of delivery as a browser would send it. */
export const toDeliveryForm = ({
  name = 'delivery.csv',
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
