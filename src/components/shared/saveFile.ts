/** Has the browser save a file, as if a link to it had been followed. */
export const saveFile = ({ name, content }: { content: Blob; name: string }): void => {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.download = name
  link.href = url
  link.click()
  URL.revokeObjectURL(url)
}
