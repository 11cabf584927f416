import type { Loaded } from './types.js'

/** What is there, as something else; what is not there stays so. */
export const mapLoaded = <T, R>(loaded: Loaded<T>, map: (value: T) => R): Loaded<R> =>
  loaded.status === 'ready' ? { status: 'ready', value: map(loaded.value) } : loaded

/** Both, once both are there; a failure of either is known at once. */
export const bothLoaded = <A, B>(a: Loaded<A>, b: Loaded<B>): Loaded<[A, B]> => {
  if (a.status === 'ready' && b.status === 'ready') {
    return { status: 'ready', value: [a.value, b.value] }
  }
  for (const one of [a, b]) {
    if (one.status === 'failed') {
      return one
    }
  }
  return { status: 'loading' }
}
