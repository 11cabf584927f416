import { describeReport } from './evaluate/describeReport.js'
import { evaluateFiles } from './evaluate/evaluateFiles.js'
import { EVALUATE_USAGE, readArguments } from './evaluate/readArguments.js'
import { Refusal } from './refusal.js'

/** The whole of `npm run evaluate`: exit code 0 when there are figures, 1 otherwise. */
export const runEvaluate = async ({ args }: { args: string[] }): Promise<void> => {
  try {
    const asked = readArguments({ args, cwd: process.env.INIT_CWD ?? process.cwd() })
    if (asked === 'help') {
      process.stdout.write(`${EVALUATE_USAGE}\n`)
      return
    }
    const report = await evaluateFiles(asked)
    const lines = asked.json ? [JSON.stringify(report, null, 2)] : describeReport(report)
    process.stdout.write(`${lines.join('\n')}\n`)
  } catch (error) {
    const { message, stack } = error as Error
    process.stderr.write(`${error instanceof Refusal ? message : stack}\n`)
    process.exitCode = 1
  }
}
