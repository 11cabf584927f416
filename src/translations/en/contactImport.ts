/** What an import of contacts says about its file and rows. `{{name}}` is filled in. */
export const contactImport = {
  missing:
    'Say which column holds the e-mail address or the phone number: people are known by those.',
  problems: {
    cells:
      'The row has {{cells}} cells, the first line has {{columns}}. Check its quotation marks.',
    choice: 'This is none of: {{choices}}. Change it, or map the column to nothing.',
    consent: 'This says neither yes nor no. Write "yes" or "no", or leave the cell empty.',
    domain: 'This is no address of a site. Write one such as company.com.',
    email: 'This is no e-mail address. Correct it, or leave the cell empty.',
    flag: 'This says neither yes nor no. Write "yes" or "no", or leave the cell empty.',
    forbidden: 'You may not change this contact.',
    language: 'This is no language tag. Write one such as en or pt-BR.',
    moment: 'This is no date in the notation of the file. Write one such as 2026-11-20.',
    noAddress: 'The row has neither an e-mail address nor a phone number. Add one of them.',
    number: 'This is no number.',
    phone: 'This is no phone number. Write it with its country code, such as +1 212 555 0100.',
    repeated: 'Line {{line}} has the same address. Keep one of them.',
    several: 'Several contacts have this number. Add the e-mail address of the one you mean.',
    suppressed: 'This person asked to be forgotten, and is not stored again. Remove the row.',
    taken: 'A contact has this address already. Choose what becomes of people who are known.',
    timeZone: 'This is no time zone. Write one such as Europe/Berlin.',
    tooLong: 'This is longer than {{max}} characters. Shorten it.',
    tooManyTags: 'These are more than {{max}} tags. Keep the most important ones.',
    unknownOwner: 'There is no user with this e-mail address. Correct it, or leave the cell empty.',
  },
}
