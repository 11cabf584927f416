import type {
  DuplicateKind,
  DuplicateReason,
  DuplicateReasonKey,
  DuplicateScore,
  Identity,
} from './types.js'

/** From here on a pair is worth a look, and is put into the queue. */
export const QUEUE_SCORE = 50

/** From here on whoever enters a record is told of one that may be the same. */
export const WARN_SCORE = 40

/** Names less alike than this (trigram similarity, 0–1) are different names. */
export const SIMILAR_NAME = 0.6

/** Of numbers that end alike, this many digits are a number within its country. */
const NATIONAL_DIGITS = 9

type Pair = { a: Identity; b: Identity; similarity: number }

type Rule = (pair: Pair) => DuplicateReason[]

const reason = (key: DuplicateReasonKey, points: number, facts: string[]): DuplicateReason[] => [
  { facts, key, points },
]

const same =
  (of: keyof Identity, key: DuplicateReasonKey, points: number): Rule =>
  ({ a, b }) =>
    a[of] !== null && a[of] === b[of] ? reason(key, points, [a[of]]) : []

const email: Rule = ({ a, b }) => {
  if (a.email === null || b.email === null) {
    return []
  }
  if (a.email === b.email) {
    return reason('sameEmail', 100, [a.email])
  }
  return a.mailbox === b.mailbox ? reason('sameMailbox', 70, [a.email, b.email]) : []
}

const sharedDigits = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) {
    count += 1
  }
  return count
}

/** Numbers of one length that end alike are two numbers; without its country, one is shorter. */
const phone =
  (points: number): Rule =>
  ({ a, b }) => {
    if (!a.phone || !b.phone) {
      return []
    }
    if (a.phone === b.phone) {
      return reason('samePhone', points, [`+${a.phone}`])
    }
    return a.phone.length !== b.phone.length && sharedDigits(a.phone, b.phone) >= NATIONAL_DIGITS
      ? reason('similarPhone', Math.round(points * 0.7), [`+${a.phone}`, `+${b.phone}`])
      : []
  }

/** The closer two names are, the more it says: nothing yet at {@link SIMILAR_NAME}'s edge of chance. */
const name =
  ({ least, most, whole }: { least: number; most: number; whole: number }): Rule =>
  ({ a, b, similarity }) => {
    if (a.name === null || b.name === null) {
      return []
    }
    if (a.nameKey !== null && a.nameKey !== '' && a.nameKey === b.nameKey) {
      return reason('sameName', whole, [a.name, b.name])
    }
    const share = (similarity - SIMILAR_NAME) / (1 - SIMILAR_NAME)
    return share >= 0
      ? reason('similarName', Math.round(least + share * (most - least)), [a.name, b.name])
      : []
  }

/** Two accounts of a site that tells its visitors apart are two people, whatever else is the same. */
const logins: Rule = ({ a, b }) =>
  a.login !== null && b.login !== null && a.login !== b.login
    ? reason('differentLogins', -40, [a.login, b.login])
    : []

/** Whoever works for the same company need not share its domain, and the other way round: once. */
const employer: Rule = (pair) => {
  const company = same('company', 'sameCompany', 35)(pair)
  return company.length > 0 ? company : same('domain', 'sameDomain', 25)(pair)
}

const isAboutName = ({ key }: DuplicateReason): boolean =>
  key === 'sameName' || key === 'similarName'

const isAboutEmployer = ({ key }: DuplicateReason): boolean =>
  key === 'sameCompany' || key === 'sameDomain'

/** Colleagues have their company and its switchboard in common: that alone says nothing of a person. */
const withoutColleagues = (reasons: DuplicateReason[]): DuplicateReason[] =>
  reasons.some(isAboutName) ? reasons : reasons.filter((one) => !isAboutEmployer(one))

const RULES: Record<DuplicateKind, Rule[]> = {
  companies: [
    same('domain', 'sameDomain', 70),
    name({ least: 25, most: 58, whole: 60 }),
    phone(30),
  ],
  contacts: [email, phone(50), name({ least: 15, most: 38, whole: 40 }), employer, logins],
}

const NARROW: Record<DuplicateKind, (reasons: DuplicateReason[]) => DuplicateReason[]> = {
  companies: (reasons) => reasons,
  contacts: withoutColleagues,
}

/**
 * How much speaks for two records being one, 0–100: the sum of the points of its reasons, so that it
 * can be read off them. About people, a name and a number or a name and a company; about companies,
 * a domain or a name.
 *
 * @param similarity of the names as they are, by trigrams (0–1)
 */
export const scoreDuplicate = ({
  kind,
  ...pair
}: { kind: DuplicateKind } & Pair): DuplicateScore => {
  const reasons = NARROW[kind](RULES[kind].flatMap((rule) => rule(pair)))
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  return { reasons, score: Math.max(0, Math.min(100, sum)) }
}
