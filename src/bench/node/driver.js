// TigerBeetle's official Node client under the loads of the comparison.
//
// Usage: NODE_PATH=… node driver.js     (commands and answers: see Driver.java)
//
// There is one thread, so that threads are loops here: as many requests are in flight.
'use strict'

const readline = require('node:readline')
const tb = require('tigerbeetle-node')

const LEDGER = 700
const CODE = 1
const ACCOUNTS = 1000
const CREATED = tb.CreateTransferStatus.created

let client = null

function transfers(count, high, firstLow) {
  const batch = new Array(count)
  for (let i = 0; i < count; i++) {
    const low = firstLow + i
    batch[i] = {
      id: (high << 64n) | BigInt(low),
      debit_account_id: BigInt((low % ACCOUNTS) + 1),
      credit_account_id: BigInt(((low + 1) % ACCOUNTS) + 1),
      amount: 1n,
      pending_id: 0n,
      user_data_128: 0n,
      user_data_64: 0n,
      user_data_32: 0,
      timeout: 0,
      ledger: LEDGER,
      code: CODE,
      flags: 0,
      timestamp: 0n,
    }
  }
  return batch
}

function checkCreated(results, count) {
  if (results.length !== count) throw new Error(`${results.length} results of ${count}`)
  for (let i = 0; i < count; i++) {
    if (results[i].status !== CREATED) throw new Error(`transfer ${i}: ${results[i].status}`)
  }
}

function checkAccounts(accounts, ids) {
  if (accounts.length !== ids.length) throw new Error(`${accounts.length} of ${ids.length}`)
  for (let i = 0; i < ids.length; i++) {
    if (accounts[i].id !== ids[i]) throw new Error(`account ${ids[i]} is another one`)
  }
}

const pageFilter = (timestamp_min, limit) => ({
  user_data_128: 0n,
  user_data_64: 0n,
  user_data_32: 0,
  ledger: LEDGER,
  code: CODE,
  timestamp_min,
  timestamp_max: 0n,
  limit,
  flags: 0,
})

async function request(load, r) {
  const first = r * load.events
  if (load.op === 'transfers') {
    const batch = transfers(load.events, load.high, first + 1)
    checkCreated(await client.createTransfers(batch), load.events)
    return load.events
  }
  if (load.op === 'lookups') {
    const ids = Array.from({ length: load.events }, (_, i) => BigInt(((first + i) % ACCOUNTS) + 1))
    checkAccounts(await client.lookupAccounts(ids), ids)
    return load.events
  }
  const page = await client.queryTransfers(pageFilter(load.timestampMin, load.events))
  for (const row of page) {
    if (row.timestamp < load.timestampMin) throw new Error(`out of order: ${row.timestamp}`)
    load.timestampMin = row.timestamp + 1n
  }
  return page.length
}

async function run(words) {
  const load = {
    op: words.op,
    high: BigInt(words.high),
    events: Number(words.events),
    requests: Number(words.requests),
    timestampMin: 0n,
  }
  const loops = Number(words.threads) * Number(words.inflight)
  const latencies = new Float64Array(load.requests)
  let rows = 0
  const loop = async (first) => {
    for (let r = first; r < load.requests; r += loops) {
      const start = process.hrtime.bigint()
      const count = await request(load, r) // first: others add to the sum meanwhile
      rows += count
      latencies[r] = Number(process.hrtime.bigint() - start) / 1e3
    }
  }
  const start = process.hrtime.bigint()
  await Promise.all(Array.from({ length: loops }, (_, i) => loop(i)))
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  latencies.sort()
  return {
    seconds,
    requests: load.requests,
    rows,
    p50_us: latencies[Math.floor(load.requests / 2)],
    p99_us: latencies[Math.floor((load.requests * 99) / 100)],
  }
}

function fill(words) {
  const events = Number(words.events)
  const repeat = Number(words.repeat)
  let sum = 0n
  const start = process.hrtime.bigint()
  for (let i = 0; i < repeat; i++) {
    sum += transfers(events, BigInt(i), 1)[i % events].id >> 64n
  }
  const ns = Number(process.hrtime.bigint() - start)
  if (sum !== (BigInt(repeat) * BigInt(repeat - 1)) / 2n) {
    throw new Error('the transfers are not as they were filled')
  }
  return { fill_ns: ns / (events * repeat) }
}

async function open(address) {
  if (client !== null) client.destroy()
  client = tb.createClient({ cluster_id: 0n, replica_addresses: [address] })
  checkAccounts(await client.lookupAccounts([1n]), [1n])
  return { ready: 1 }
}

async function answer(line) {
  const [command, ...rest] = line.split(' ')
  const words = Object.fromEntries(rest.map((word) => word.split('=')))
  switch (command) {
    case 'open':
      return open(rest[0])
    case 'load':
      return run(words)
    case 'fill':
      return fill(words)
    default:
      throw new Error(`unknown command: ${command}`)
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(line)))
  }
  if (client !== null) client.destroy()
}

main().catch((error) => {
  console.error(error)
  console.log(JSON.stringify({ error: String(error) }))
  process.exit(1)
})
