/** Which collection holds what is searched under the name of a kind. */
export const SEARCHED = { companies: 'companies', leads: 'leads', people: 'contacts' } as const
