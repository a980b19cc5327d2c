// Drives TigerBeetle's official Node client and checks every answer.
//
// Usage: NODE_PATH=… node basic.js HOST:PORT EVENTS_MAX
//
// For the releases since 0.17.0, which answer each event of a creation.
'use strict'

const assert = require('node:assert/strict')
const tb = require('tigerbeetle-node')

const AMOUNT_MAX = 2n ** 128n - 1n
const UNKNOWN_ID = tb.id()
const TAG = UNKNOWN_ID & 0x7fffffffffffffffn // marks what this run has created
let checks = 0

function expect(actual, expected, what) {
  checks += 1
  assert.deepEqual(actual, expected, what)
}

const account = (id, fields = {}) => ({
  id,
  debits_pending: 0n,
  debits_posted: 0n,
  credits_pending: 0n,
  credits_posted: 0n,
  user_data_128: 0n,
  user_data_64: TAG,
  user_data_32: 0,
  reserved: 0,
  ledger: 7,
  code: 11,
  flags: 0,
  timestamp: 0n,
  ...fields,
})

const transfer = (debit_account_id, credit_account_id, amount, fields = {}) => ({
  id: tb.id(),
  debit_account_id,
  credit_account_id,
  amount,
  pending_id: 0n,
  user_data_128: 0n,
  user_data_64: TAG,
  user_data_32: 0,
  timeout: 0,
  ledger: 7,
  code: 21,
  flags: 0,
  timestamp: 0n,
  ...fields,
})

const resolve = (pending, amount, flags, fields = {}) =>
  transfer(0n, 0n, amount, { pending_id: pending.id, flags, ledger: 0, code: 0, ...fields })

const accountFilter = (account_id, flags, fields = {}) => ({
  account_id,
  user_data_128: 0n,
  user_data_64: 0n,
  user_data_32: 0,
  code: 0,
  timestamp_min: 0n,
  timestamp_max: 0n,
  limit: 100,
  flags,
  ...fields,
})

const query = (fields = {}) => ({
  user_data_128: 0n,
  user_data_64: TAG,
  user_data_32: 0,
  ledger: 0,
  code: 0,
  timestamp_min: 0n,
  timestamp_max: 0n,
  limit: 100,
  flags: 0,
  ...fields,
})

const ids = (rows) => rows.map((row) => row.id)

function expectStatuses(results, names, expected, what) {
  const actual = results.map((row) => names[row.status])
  // What exists already comes back with the timestamp that it has had all along.
  const stamps = results.filter((row, i) => actual[i] !== 'exists').map((row) => row.timestamp)
  const inOrder = stamps.every((stamp, i) => stamp > (stamps[i - 1] ?? 0n))
  expect(inOrder, true, 'timestamps in order')
  expect(actual, expected, what)
}

async function createAccounts(client, accounts, ...expected) {
  const results = await client.createAccounts(accounts)
  expectStatuses(results, tb.CreateAccountStatus, expected, 'accounts')
}

async function create(client, transfers, ...expected) {
  const results = await client.createTransfers(transfers)
  expectStatuses(results, tb.CreateTransferStatus, expected, 'transfers')
}

async function balances(client, id, ...expected) {
  const [row] = await client.lookupAccounts([id])
  const actual = [row.debits_pending, row.debits_posted, row.credits_pending, row.credits_posted]
  expect(actual, expected, 'balances')
}

async function accounts(client) {
  const [a, b, poor, closed] = [tb.id(), tb.id(), tb.id(), tb.id()]
  const flags = tb.AccountFlags
  const first = account(a, { flags: flags.history, user_data_128: AMOUNT_MAX, user_data_32: 3 })
  await createAccounts(
    client,
    [
      first,
      account(b, { code: 12 }),
      account(poor, { flags: flags.debits_must_not_exceed_credits }),
      account(closed, { flags: flags.closed }),
    ],
    ...Array(4).fill('created'),
  )
  const both = flags.debits_must_not_exceed_credits | flags.credits_must_not_exceed_debits
  await createAccounts(
    client,
    [
      first,
      account(b, { code: 13 }),
      account(0n),
      account(AMOUNT_MAX),
      account(tb.id(), { ledger: 0 }),
      account(tb.id(), { code: 0 }),
      account(tb.id(), { flags: both }),
    ],
    'exists',
    'exists_with_different_code',
    'id_must_not_be_zero',
    'id_must_not_be_int_max',
    'ledger_must_not_be_zero',
    'code_must_not_be_zero',
    'flags_are_mutually_exclusive',
  )
  const found = await client.lookupAccounts([b, UNKNOWN_ID, a])
  expect(ids(found), [b, a], 'the accounts that exist')
  expect({ ...found[1], timestamp: 0n }, first, 'all fields')
  expect(found[0].timestamp > found[1].timestamp, true, 'timestamps')
  return [a, b, poor, closed]
}

async function simple(client, [a, b, poor, closed]) {
  const first = transfer(a, b, 100n, { user_data_32: 9 })
  const changed = { ...first, amount: 101n }
  await create(
    client,
    [first, first, changed],
    'created',
    'exists',
    'exists_with_different_amount',
  )
  const nowhere = transfer(a, UNKNOWN_ID, 1n)
  await create(
    client,
    [
      transfer(a, a, 1n),
      nowhere,
      transfer(poor, b, 1n),
      transfer(a, closed, 1n),
      transfer(a, b, 1n, { ledger: 8 }),
      transfer(a, b, 1n, { id: 0n }),
    ],
    'accounts_must_be_different',
    'credit_account_not_found',
    'exceeds_credits',
    'credit_account_already_closed',
    'transfer_must_have_the_same_ledger_as_accounts',
    'id_must_not_be_zero',
  )
  await create(client, [nowhere], 'id_already_failed')
  const found = await client.lookupTransfers([UNKNOWN_ID, first.id])
  expect(found, [{ ...first, timestamp: found[0].timestamp }], 'the transfer that exists')
  await balances(client, a, 0n, 100n, 0n, 0n)
  return [first.id]
}

async function twoPhase(client, [a, b]) {
  const flags = tb.TransferFlags
  const pending = [50n, 40n, 30n].map((n) => transfer(a, b, n, { flags: flags.pending }))
  await create(client, pending, ...Array(3).fill('created'))
  await balances(client, a, 120n, 100n, 0n, 0n)
  const part = resolve(pending[0], 20n, flags.post_pending_transfer)
  await create(client, [part], 'created')
  await balances(client, a, 70n, 120n, 0n, 0n)
  const nothing = resolve(pending[1], 0n, flags.void_pending_transfer)
  const whole = resolve(pending[2], tb.amount_max, flags.post_pending_transfer)
  await create(client, [nothing, whole], 'created', 'created')
  await balances(client, b, 0n, 0n, 0n, 150n)
  await create(
    client,
    [
      resolve(pending[0], 1n, flags.post_pending_transfer),
      resolve(pending[1], 0n, flags.void_pending_transfer),
      resolve({ id: UNKNOWN_ID }, 0n, flags.void_pending_transfer),
    ],
    'pending_transfer_already_posted',
    'pending_transfer_already_voided',
    'pending_transfer_not_found',
  )
  const found = await client.lookupTransfers([part.id, nothing.id, whole.id])
  expect(
    found.map((row) => row.amount),
    [20n, 40n, 30n],
    'amounts posted and voided',
  )
  return [...ids(pending), part.id, nothing.id, whole.id]
}

async function linked(client, [a, b]) {
  const flags = tb.TransferFlags.linked
  const broken = [transfer(a, b, 1n, { flags }), transfer(a, b, 2n, { flags }), transfer(a, a, 3n)]
  await create(
    client,
    broken,
    'linked_event_failed',
    'linked_event_failed',
    'accounts_must_be_different',
  )
  expect(await client.lookupTransfers(ids(broken)), [], 'nothing of a broken chain')
  await create(
    client,
    [transfer(a, b, 1n, { flags }), transfer(a, b, 1n, { flags })],
    'linked_event_failed',
    'linked_event_chain_open',
  )
  const whole = [transfer(a, b, 1n, { flags }), transfer(b, a, 2n)]
  await create(client, whole, 'created', 'created')
  await balances(client, a, 0n, 151n, 0n, 2n)
  return ids(whole)
}

async function accountTransfers(client, [a, b, poor], allIds) {
  const flags = tb.AccountFilterFlags
  const sides = flags.debits | flags.credits
  const rows = await client.getAccountTransfers(accountFilter(a, sides))
  expect(ids(rows), allIds, 'transfers of the account')
  const reverse = accountFilter(a, sides | flags.reversed, { limit: 2 })
  const latest = await client.getAccountTransfers(reverse)
  expect(ids(latest), allIds.slice(-2).reverse(), 'the last transfers')
  const credits = await client.getAccountTransfers(accountFilter(a, flags.credits))
  expect(ids(credits), allIds.slice(-1), 'credits')
  const range = { timestamp_min: rows[1].timestamp, timestamp_max: rows[3].timestamp }
  const between = await client.getAccountTransfers(accountFilter(a, sides, range))
  expect(ids(between), allIds.slice(1, 4), 'transfers of a time')
  const none = await client.getAccountTransfers(accountFilter(a, sides, { limit: 0 }))
  expect(none, [], 'no limit')
  expect(await client.getAccountTransfers(accountFilter(poor, sides)), [], 'no transfers')

  const history = await client.getAccountBalances(accountFilter(a, sides))
  expect(
    history.map((row) => row.timestamp),
    rows.map((row) => row.timestamp),
    'balances after each transfer',
  )
  expect([history[0].debits_posted, history[0].debits_pending], [100n, 0n], 'first balance')
  const last = history.at(-1)
  expect([last.debits_posted, last.credits_posted], [151n, 2n], 'last balance')
  expect(await client.getAccountBalances(accountFilter(b, sides)), [], 'no history')
}

async function queries(client, accountIds, allIds) {
  expect(ids(await client.queryAccounts(query())), accountIds, 'accounts by user data')
  const reverse = query({ flags: tb.QueryFilterFlags.reversed, limit: 1 })
  expect(ids(await client.queryAccounts(reverse)), accountIds.slice(-1), 'the last account')
  const byCode = await client.queryAccounts(query({ code: 12, ledger: 7 }))
  expect(ids(byCode), [accountIds[1]], 'by code')
  expect(await client.queryAccounts(query({ ledger: 8 })), [], 'accounts of another ledger')
  expect(ids(await client.queryTransfers(query())), allIds, 'transfers by user data')
  const two = await client.queryTransfers(query({ user_data_32: 9 }))
  expect(ids(two), allIds.slice(0, 1), 'by two user data')
  expect(await client.queryTransfers(query({ limit: 0 })), [], 'no limit')
}

// As many as one message holds, then requests that the client packs into one message.
async function many(client, [a, b], eventsMax) {
  const user_data_64 = TAG + 1n
  const batch = Array.from({ length: eventsMax }, () => transfer(a, b, 1n, { user_data_64 }))
  await create(client, batch, ...Array(eventsMax).fill('created'))
  const found = await client.queryTransfers(query({ user_data_64, limit: eventsMax }))
  expect(ids(found), ids(batch), 'all of the batch')

  const codes = Array.from({ length: 100 }, (_, i) => i + 1)
  const packed = codes.map((code) =>
    create(
      client,
      [transfer(a, b, 1n, { user_data_64: TAG + 2n, code }), transfer(a, a, 1n)],
      'created',
      'accounts_must_be_different',
    ),
  )
  await Promise.all(packed)
  const rows = await client.queryTransfers(query({ user_data_64: TAG + 2n }))
  expect(
    rows.map((row) => row.code),
    codes,
    'codes of the packed requests',
  )
}

async function expiry(client, [, b, poor]) {
  const flags = tb.TransferFlags.pending
  await create(client, [transfer(b, poor, 5n, { timeout: 1, flags })], 'created')
  const deadline = Date.now() + 10_000
  let isPending = true
  while (isPending && Date.now() < deadline) {
    await new Promise((wake) => setTimeout(wake, 20))
    isPending = (await client.lookupAccounts([poor]))[0].credits_pending !== 0n
  }
  await balances(client, poor, 0n, 0n, 0n, 0n)
}

async function main(address, eventsMax) {
  const client = tb.createClient({ cluster_id: 0n, replica_addresses: [address] })
  try {
    const accountIds = await accounts(client)
    const allIds = await simple(client, accountIds)
    allIds.push(...(await twoPhase(client, accountIds)))
    allIds.push(...(await linked(client, accountIds)))
    await accountTransfers(client, accountIds, allIds)
    await queries(client, accountIds, allIds)
    await many(client, accountIds, eventsMax)
    await expiry(client, accountIds)
    console.log(`ok ${checks} checks`)
  } finally {
    client.destroy()
  }
}

main(process.argv[2], Number(process.argv[3])).catch((error) => {
  console.error(error)
  process.exitCode = 1
})
