import type { PayloadRequest } from 'payload'

/** Where an answer about consent comes from, when it does not say: a machine, a person, or the app. */
export const consentSourceOf = ({ user }: Pick<PayloadRequest, 'user'>): string => {
  if (!user) {
    return 'app'
  }
  return (user as { _strategy?: string })._strategy === 'api-key' ? 'api' : 'admin'
}
