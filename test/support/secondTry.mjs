import { jest } from '@jest/globals'

/**
 * A busy machine can stall browser, server or database for many seconds. A test that fails is tried
 * once more at once; what it complained of the first time is printed, and the summary names it.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true })
