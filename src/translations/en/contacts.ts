/** Beneath `crm:contacts:`. */
export const contacts = {
  emailTaken: '{{name}} already has this address. Use that contact, or merge the two.',
  emailTakenUnseen: 'Another contact already has this address.',
  nobody: 'Enter a name, an e-mail address or a phone number.',
}
