import type { contacts as english } from '../en/contacts.js'

/** Unter `crm:contacts:`. */
export const contacts: typeof english = {
  emailTaken:
    '{{name}} hat diese Adresse schon. Nehmen Sie diesen Kontakt, oder führen Sie beide zusammen.',
  emailTakenUnseen: 'Ein anderer Kontakt hat diese Adresse schon.',
  nobody: 'Geben Sie einen Namen, eine E-Mail-Adresse oder eine Telefonnummer an.',
}
