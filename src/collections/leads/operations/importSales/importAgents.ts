import type { ValidationError } from 'payload'

import { randomBytes } from 'node:crypto'

import type { AgentRef } from '../../../../domain/import/checkOpportunity.js'
import type { ID, ImportArgs } from './types.js'

import { agentEmail, toKey } from '../../../../domain/import/names.js'
import { normalizeEmail } from '../../../../domain/shared/normalize.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { isValidationError } from '../../../../utilities/http/errorAnswer.js'
import { readRows } from './readRows.js'

/** An agent of the file who may become a user. */
type Agent = { email: string; key: string; name: string }

/** The agents of the file, without those that cannot be told apart. */
const readAgents = async ({ files, options, report }: ImportArgs): Promise<Agent[]> => {
  const file = files.agents
  const agents: Agent[] = []
  for await (const read of readRows({ file, kind: 'agents' })) {
    report.add('agents', { read: 1 })
    const reject = (problems: { column?: string; message: string; value?: string }[]): void =>
      report.reject({ file: file.name, kind: 'agents', line: read.line, problems })
    if (!read.ok) {
      reject(read.problems)
      continue
    }
    const { name } = read.row
    const given = options.emailOf?.({ name }) ?? agentEmail(name)
    const email = normalizeEmail(given)
    const other = agents.find((agent) => agent.key === toKey(name) || agent.email === email)
    if (!email || other) {
      const message = other
        ? `sales_agent cannot be told from ${other.name}, who stands above.`
        : `sales_agent would get the e-mail address ${given}, which is none.`
      reject([{ column: 'sales_agent', message, value: name }])
      continue
    }
    agents.push({ name, email, key: toKey(name) })
  }
  return agents
}

const findUser = async ({
  args: { crm, req },
  email,
}: {
  args: ImportArgs
  email: string
}): Promise<ID | null> => {
  const { docs } = await req.payload.find({
    collection: crm.usersSlug,
    depth: 0,
    limit: 1,
    overrideAccess: true, // whether the agent is a user already does not depend on who imports
    pagination: false,
    req,
    trash: true, // an address is taken, wherever its user is
    where: { email: { equals: email } },
  })
  return docs[0]?.id ?? null
}

/** Payload has undone the transaction by now: the import fails as a whole, and says what would help. */
const cannotBecomeUser = ({
  agent: { name, email },
  error,
}: {
  agent: Pick<Agent, 'email' | 'name'>
  error: ValidationError
}): CRMError => {
  const fields = error.data.errors.map(({ message, path }) => `${path}: ${message}`).join(' ')
  return new CRMError({
    code: 'invalid_input',
    message: `${name} cannot become a user of this app (${fields}). Create a user with the e-mail address ${email} first, or have the app call importSales with options.createUser.`,
  })
}

/** A user who can be given a way in later: nobody knows the password. */
const createUser = async ({
  agent: { name, email },
  args: { crm, options, req },
}: {
  agent: Agent
  args: ImportArgs
}): Promise<ID> => {
  const password = randomBytes(32).toString('base64url')
  const fields = req.payload.collections[crm.usersSlug]!.config.flattenedFields
  const hasName = fields.some((field) => field.name === 'name' && field.type === 'text')
  try {
    const user = await req.payload.create({
      collection: crm.usersSlug,
      data: {
        ...(hasName ? { name } : {}),
        crmRole: 'rep',
        password,
        ...options.createUser?.({ name, email, password }),
        email,
      },
      depth: 0,
      disableVerificationEmail: true,
      overrideAccess: true, // importing is for administrators, who may create users
      req,
    })
    return user.id
  } catch (error) {
    throw isValidationError(error) ? cannotBecomeUser({ agent: { name, email }, error }) : error
  }
}

/**
 * Makes the agents of the file users, who own the leads; those who are users already stay as they are.
 *
 * @returns users by key of the agent's name; without ids for those that a dry run does not create
 */
export const importAgents = async (args: ImportArgs): Promise<Map<string, AgentRef<ID | null>>> => {
  const { onProgress, options, report } = args
  const agents = await readAgents(args)
  const refs = new Map<string, AgentRef<ID | null>>()
  for (const [done, agent] of agents.entries()) {
    onProgress({ done, step: 'agents', total: agents.length })
    const found = await findUser({ args, email: agent.email })
    const id = found ?? (options.dryRun ? null : await createUser({ agent, args }))
    report.add('agents', found ? { unchanged: 1 } : { created: 1 })
    refs.set(agent.key, { id })
  }
  return refs
}
