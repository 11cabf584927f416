/** Next looks for this file upwards, and would start the demo's app, which has one, in place of this. */
export const register = (): void => undefined
