import './index.css'

/** Of a toast that offers to do something: there is time to, and a button in the admin's look. */
export const withAction = {
  classNames: { actionButton: 'crm-toast__action' },
  duration: 10_000,
}
