/** Texts of a person's rights to their data, reached as `crm:privacy:…`. */
export const privacy = {
  cancel: 'Cancel',
  confirm: 'Erase for good',
  done: 'The person was erased.',
  erase: 'Erase this person',
  erasedName: 'Erased contact',
  export: 'Export their data',
  hint: 'Names, addresses, numbers and notes go from every record, and whoever is taken in with the address again is marked as not to be written to. Counts and sums stay. This cannot be undone.',
  title: 'Erase {{name}}?',
}
